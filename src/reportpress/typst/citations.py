"""Foot notes and the bibliography."""
# ruff: noqa: ARG002 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from reportpress.typst.text import arguments, string
from reportpress.typst.writer import Writer


class Footnotes:
    """Finds the notes that the references of a tree name, and remembers which were set."""

    def __init__(self, document: nodes.document) -> None:
        self._notes = {
            name: note for note in document.findall(nodes.footnote) for name in note["ids"]
        }
        self._used: set[int] = set()

    def named(self, name: str) -> nodes.footnote | None:
        """Return the note with an id, if there is one."""
        return self._notes.get(name)

    def first_use(self, note: nodes.footnote) -> bool:
        """Tell whether a note is wanted for the first time; from then on it is used."""
        is_first = id(note) not in self._used
        self._used.add(id(note))
        return is_first

    def unused(self) -> Iterator[nodes.footnote]:
        """Iterate over the notes that no reference brought into the text."""
        for note in dict.fromkeys(self._notes.values()):
            if id(note) not in self._used:
                yield note


class CitationVisits(Writer):
    """Entries of a bibliography, and definitions that are written elsewhere."""

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Skip the list of notes: each is set at the foot of the page that mentions it."""
        raise nodes.SkipNode

    def visit_label(self, node: nodes.label) -> None:
        """Skip the key of a note or an entry; whoever owns it writes it."""
        raise nodes.SkipNode

    def visit_citation(self, node: nodes.citation) -> None:
        """Write the bibliography that an entry begins; the others are written with the first."""
        entries = [child for child in node.parent.children if isinstance(child, nodes.citation)]
        if node is entries[0]:
            self.block(f"#references(\n{''.join(map(self._entry, entries))})")
        raise nodes.SkipNode

    def _entry(self, node: nodes.citation) -> str:
        key = next(iter(node.findall(nodes.label)), None)
        named = self.take_label(node)
        settings = arguments(
            key=f"[{self.content(key)}]" if key is not None else None,
            to=None if named is None else string(named),
        )
        text = f"body: [{self.content(node)}]"
        return f"({settings}, {text}),\n" if settings else f"({text}),\n"
