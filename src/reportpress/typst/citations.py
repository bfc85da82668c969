"""Visit methods for foot notes' bodies and for the bibliography."""
# ruff: noqa: ARG002 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from docutils import nodes

from reportpress.typst.text import arguments, string
from reportpress.typst.writer import Writer


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
        # Where the text cites author and year, a number would lead a reader nowhere.
        style = getattr(self.builder.config, "bibtex_reference_style", "")
        numbered = key is not None and not str(style).startswith("author_year")
        given = arguments(
            key=f"[{self.content(key)}]" if key is not None and numbered else None,
            to=None if named is None else string(named),
        )
        text = f"body: [{self.content(node)}]"
        return f"({given}, {text}),\n" if given else f"({text}),\n"
