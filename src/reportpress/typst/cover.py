"""The figure on the cover: a chart of the book, with its number and finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.tree.nodes import chart_figure
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.text import markup, string

if TYPE_CHECKING:
    from reportpress.typst.translator import TypstTranslator


def cover_figure(translator: TypstTranslator) -> str | None:
    """Write path, number and words of the chart that ``typst_cover_figure`` names, if any.

    Raises
    ------
    TypstEditionError
        If the book has no such chart.
    """
    name = translator.builder.config.typst_cover_figure
    if not name:
        return None
    path = f"charts/{name}.svg"
    if path not in translator.files:
        raise TypstEditionError(f"typst_cover_figure: the book has no chart {name!r}")
    for docname, tree in translator.doctrees.items():
        for figure in tree.findall(chart_figure):
            if name in figure["ids"]:
                number = translator.numbers.figure(docname, figure) or ""
                title = next(figure.findall(nodes.caption)).astext()
                subtitle = next(figure.findall(nodes.paragraph)).astext()
                words = f"[{markup(title)}], [{markup(subtitle)}]"
                return f"(path: {string(path)}, number: {string(number)}, words: ({words}))"
    raise TypstEditionError(f"typst_cover_figure: {name!r} is no figure of the book")
