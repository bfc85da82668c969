"""Adjacent code cells whose code is hidden fold into one.

A chapter loads, measures, says and shows in cells of their own; a reader who unfolds the code
between two paragraphs wants to see it whole.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class FoldCode(SphinxTransform):
    """Moves the code of a hidden cell that shows nothing to the cell right behind it."""

    default_priority = 500

    def apply(self, **_: object) -> None:
        """Fold the cells of a document."""
        for cell in list(self.document.findall(nodes.container)):
            code = _hidden_code(cell)
            position = cell.parent.index(cell)
            before = cell.parent.children[position - 1] if position else None
            # A cell that shows something has its output as a second child.
            if code is None or not isinstance(before, nodes.container) or len(before) != 1:
                continue
            code_before = _hidden_code(before)
            if code_before is not None:
                code.insert(0, code_before.children)
                cell.parent.remove(before)


def _hidden_code(node: nodes.container) -> nodes.Element | None:
    """Return the code of a cell of which the code is hidden and nothing else."""
    if node.get("nb_element") != "cell_code" or node.get("hide_mode") != "input":
        return None
    first = node.children[0]
    if isinstance(first, nodes.container) and first["nb_element"] == "cell_code_source":
        return first
    return None


def setup(app: Sphinx) -> None:
    """Fold cells when a chapter is read, for whatever edition."""
    app.add_transform(FoldCode)
