"""Faults of a chapter, told to its author with file and line."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from reportpress.tree.domain import press_domain

_LOGGER = logging.getLogger(__name__)


def line_of(node: nodes.Node) -> int | None:
    """Return the line of a node, or that of the nearest node around it that has one.

    What stands within a text has that text's: docutils gives it the line of the last directive.

    Examples
    --------
    >>> around = nodes.paragraph("", "", nodes.emphasis("", "word"))
    >>> around.line = 3
    >>> line_of(around[0])
    3
    """
    holder: nodes.Node | None = node
    while holder is not None and isinstance(holder.parent, nodes.TextElement):
        holder = holder.parent
    while holder is not None and not holder.line:
        holder = holder.parent
    return None if holder is None else holder.line


def tell(env: BuildEnvironment, docname: str, node: nodes.Node, words: str) -> None:
    """Tell of a fault; the build ends, without a PDF, once all that it reads has been told."""
    press_domain(env).document(docname).has_fault = True
    place = (docname, line_of(node))
    _LOGGER.warning("%s", words, location=place, type="press", subtype="construct")
