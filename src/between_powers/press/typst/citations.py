"""Visit methods for foot notes' bodies and for the bibliography."""
# ruff: noqa: ARG002 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from docutils import nodes

from between_powers.press.typst.escape import arguments, string
from between_powers.press.typst.writer import Writer


class CitationVisits(Writer):
    """Entries of a bibliography, and definitions that are written elsewhere."""

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Skip the list of notes: each is set at the foot of the page that mentions it."""
        raise nodes.SkipNode

    def visit_label(self, node: nodes.label) -> None:
        """Skip the key of a note or an entry; whoever owns it writes it."""
        raise nodes.SkipNode

    def visit_citation(self, node: nodes.citation) -> None:
        """Write one entry of the bibliography."""
        key = next(iter(node.findall(nodes.label)), None)
        named = self.take_label(node)
        given = arguments(
            key=None if key is None else f"[{self.content(key)}]",
            to=None if named is None else string(named),
        )
        self.block(f"#bibliography-entry({given})[{self.content(node)}]")
