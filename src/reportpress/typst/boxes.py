"""Visit methods for boxes: asides, admonitions, and what tells of rows of a table."""
# ruff: noqa: ARG002, D102 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from docutils import nodes
from sphinx.locale import admonitionlabels

from reportpress.tree.nodes import row_badge, row_box, row_box_entry
from reportpress.tree.short_version import CLASS
from reportpress.typst.text import markup, string
from reportpress.typst.writer import Writer

#: Classes by which an admonition with a title of its own has a look of its own.
_DESIGNED = frozenset({*admonitionlabels, CLASS})


class BoxVisits(Writer):
    """Boxes of every kind."""

    def visit_topic(self, node: nodes.Element) -> None:
        """Write a topic or a side bar as a box with its own title."""
        self.block(f"#aside([{self._own_title(node)}])[{self.content(node)}]")

    visit_sidebar = visit_topic

    def _own_title(self, node: nodes.Element) -> str:
        """Take the title off a box, so that it is not written twice."""
        if node.children and isinstance(node.children[0], nodes.title):
            title = node.children[0]
            text = self.content(title)
            node.remove(title)
            return text
        return ""

    def visit_admonition(self, node: nodes.Element) -> None:
        """Write an admonition: a box with the name of its kind, or with its own title."""
        kind = node.tagname
        title = self._own_title(node)
        if kind == "admonition":
            known = [name for name in node["classes"] if name in _DESIGNED]
            kind = known[0] if known else "note"
        else:
            title = str(admonitionlabels[kind])
        self.block(f"#admonition({string(kind)}, [{title}])[{self.content(node)}]")

    visit_note = visit_warning = visit_tip = visit_important = visit_admonition
    visit_caution = visit_attention = visit_danger = visit_hint = visit_error = visit_admonition
    visit_seealso = visit_admonition

    def visit_row_box(self, node: row_box) -> None:
        """Write a box that tells of rows."""
        entries = [child for child in node.children if isinstance(child, row_box_entry)]
        told = "".join(f"{self._row_entry(entry)},\n" for entry in entries)
        self.block(f"#row-box([{markup(node['heading'])}],\n{told})")

    def _row_entry(self, entry: row_box_entry) -> str:
        """Write an entry: the row's name, what is said and held, and the badge for the margin."""
        said, held = entry.findall(nodes.paragraph)
        name, mark = said.pop(), held.pop(0)
        if not held.astext().strip():
            entry.remove(held)
        elif not any(isinstance(child, nodes.Text) for child in held.children):
            # Sources alone stand behind the words that they bear out.
            said[-1] = nodes.Text(said[-1].astext().rstrip())
            said += held.children
            entry.remove(held)
        parts = (self._alone(name), self.content(entry), self._alone(mark))
        return f"({', '.join(f'[{part}]' for part in parts)})"

    def _alone(self, node: nodes.Node) -> str:
        return self.content(nodes.inline("", "", node))

    def visit_row_badge(self, node: row_badge) -> None:
        self.body.append(f"#badge({string(node['look'])})[")

    def depart_row_badge(self, node: row_badge) -> None:
        self.body.append("];")
