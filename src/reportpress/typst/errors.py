"""The error that stops the PDF edition, with the place in the chapter that caused it."""

from __future__ import annotations

from typing import NoReturn

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from reportpress.tree.faults import line_of

#: MyST-NB counts a line of an .ipynb notebook as cell * 10000 + line in the cell.
_LINES_PER_CELL = 10_000


class TypstEditionError(SphinxError):
    """The PDF edition can not be made; the message names the chapter and the line."""

    category = "PDF edition"


def place(env: BuildEnvironment, docname: str, node: nodes.Node) -> str:
    """Name the chapter file and line where a node comes from: ``chapters/pivot.md, line 31``.

    A node without a line has that of its nearest ancestor that has one.
    """
    path = env.doc2path(docname, base=False)
    found = line_of(node)
    if found is None:
        return str(path)
    cell, line = divmod(found, _LINES_PER_CELL)
    position = f"cell {cell}, line {line}" if cell else f"line {line}"
    return f"{path}, {position}"


def complain(env: BuildEnvironment, docname: str, node: nodes.Node, problem: str) -> NoReturn:
    """Raise a :class:`TypstEditionError` about a node.

    Raises
    ------
    TypstEditionError
        Always.
    """
    raise TypstEditionError(f"{place(env, docname, node)}: {problem}")
