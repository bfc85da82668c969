"""Where the code of hidden cells stands: with the exhibit that it makes, not between the sentences.

A chapter loads, measures, says and shows in cells of their own. An exhibit gets the code of its
cell and of the cells before it in its section that have shown nothing, in the order in which they
run; what is left on a page folds into one cell at its foot, where it parts no sentences.
"""

from __future__ import annotations

from typing import TypeGuard

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from reportpress.tree.nodes import chart_figure, data_table


class PlaceCode(SphinxTransform):
    """Moves the code of hidden cells to the exhibits of their section."""

    default_priority = 500

    def apply(self, **_: object) -> None:
        """Place the code of each section of a document, and what is left at its foot."""
        sections = [self.document, *self.document.findall(nodes.section)]
        left = _fold([cell for section in sections for cell in _place(section)])
        if left is not None:
            left.parent.remove(left)
            first = self.document.next_node(nodes.section)
            (self.document if first is None else first).append(left)


def _place(section: nodes.Element) -> list[nodes.container]:
    """Place the code of a section's own cells and return what is left; subsections have theirs."""
    own = [child for child in section.children if not isinstance(child, nodes.section)]
    waiting: list[nodes.container] = []
    for cell in filter(_is_cell, own):
        code = _hidden_code(cell)
        if code is None:
            # What is in sight reads on from the code before it.
            _fold(waiting)
        elif exhibit := next((one for one in cell.findall() if _is_exhibit(one)), None):
            exhibit["code"] = [block.astext() for block in [*_taken(waiting), *code.children]]
            cell.remove(code)
            del cell["hide_mode"]
        elif len(cell) > 1:
            code.insert(0, _taken(waiting))
        else:
            waiting.append(cell)
            continue
        waiting = []
    return waiting


def _taken(cells: list[nodes.container]) -> list[nodes.Node]:
    """Remove cells that show nothing from the document, and return their code."""
    code = [block for cell in cells for block in cell.children[0].children]
    for cell in cells:
        cell.parent.remove(cell)
    return code


def _fold(cells: list[nodes.container]) -> nodes.container | None:
    """Fold cells that show nothing into the last of them, and return it."""
    if not cells:
        return None
    *before, last = cells
    last.children[0].insert(0, _taken(before))  # type: ignore[attr-defined]
    return last


def _is_cell(node: nodes.Node) -> TypeGuard[nodes.container]:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _is_exhibit(node: nodes.Node) -> TypeGuard[chart_figure | data_table]:
    return isinstance(node, chart_figure | data_table)


def _hidden_code(cell: nodes.container) -> nodes.Element | None:
    """Return the code of a cell of which the code is hidden and nothing else."""
    first = cell.children[0]
    is_code = isinstance(first, nodes.container) and first["nb_element"] == "cell_code_source"
    return first if is_code and cell.get("hide_mode") == "input" else None  # type: ignore[return-value]


def setup(app: Sphinx) -> None:
    """Place the code when a chapter is read, for whatever edition."""
    app.add_transform(PlaceCode)
