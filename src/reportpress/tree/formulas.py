"""Formulas: the part of LaTeX that both editions show, as elements of MathML."""

from __future__ import annotations

import logging as python_logging
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging

#: Names, numbers, signs, words; fractions, roots, raised and lowered parts.
KNOWN: Final = frozenset(
    {"math", "mrow", "mi", "mn", "mo", "mtext", "mfrac", "msqrt", "msub", "msup", "msubsup"}
)
_SPACE: Final = "{http://www.w3.org/1998/Math/MathML}"

logger: python_logging.LoggerAdapter[python_logging.Logger] = logging.getLogger(__name__)


def parsed(latex: str) -> ElementTree.Element:
    r"""Read a formula.

    Raises
    ------
    ValueError
        If it is not LaTeX, or holds what one of the editions does not show.

    Examples
    --------
    >>> [kind_of(element) for element in parsed("a^2").iter()]
    ['math', 'msup', 'mi', 'mn']
    >>> parsed(r"\hat{a}")
    Traceback (most recent call last):
    ValueError: '\\hat{a}' has an element (mover) that the editions do not show
    """
    latex = latex.strip()
    try:
        written = tex2mathml(latex)
    except (MathError, SyntaxError) as error:
        raise ValueError(f"{latex!r} is no formula that LaTeX reads: {error}") from error
    formula = ElementTree.fromstring(written)  # noqa: S314 - docutils wrote it
    for kind in map(kind_of, formula.iter()):
        if kind not in KNOWN:
            raise ValueError(f"{latex!r} has an element ({kind}) that the editions do not show")
    return formula


def mathml(latex: str, *, block: bool = False) -> str:
    """Write a formula that :func:`parsed` has accepted as MathML, in one line.

    Examples
    --------
    >>> mathml("a^2")
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>a</mi><mn>2</mn></msup></math>'
    """
    return "".join(line.strip() for line in tex2mathml(latex, as_block=block).splitlines())


def kind_of(element: ElementTree.Element) -> str:
    """Return the name of an element, without that of its standard."""
    return element.tag.removeprefix(_SPACE)


def formulas(tree: nodes.document) -> Iterator[nodes.Element]:
    """Yield the formulas of a document."""
    yield from tree.findall(nodes.math)
    yield from tree.findall(nodes.math_block)


def check(_app: Sphinx, tree: nodes.document) -> None:
    """Name the formulas of a document that cannot be shown, and leave their LaTeX as code."""
    for node in list(formulas(tree)):
        try:
            parsed(node.astext())
        except ValueError as error:
            place = node if node.line else node.parent  # within a line of text it has none
            logger.warning("the formula %s", error, location=place, type="press", subtype="formula")
            code = nodes.literal("", node.astext())
            is_block = isinstance(node, nodes.math_block)
            node.replace_self(nodes.paragraph("", "", code) if is_block else code)


def setup(app: Sphinx) -> None:
    """Check formulas when a document is read."""
    app.connect("doctree-read", check)
