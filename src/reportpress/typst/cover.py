"""The figure on the cover: a chart of the book, with its finding and its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.tree.nodes import chart_figure
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.text import markup, string

if TYPE_CHECKING:
    from reportpress.typst.translator import TypstTranslator

_SENTENCE = re.compile(r"(?<=\.) ")


def cover_figure(translator: TypstTranslator) -> str | None:
    """Write path and words of the chart that ``typst_cover_figure`` names, if any.

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
    for tree in translator.doctrees.values():
        for figure in tree.findall(chart_figure):
            if name in figure["ids"]:
                title = next(figure.findall(nodes.caption)).astext()
                subtitle = next(figure.findall(nodes.paragraph)).astext()
                # What is measured, and behind it the key.
                lines = [f"{title}.", *_SENTENCE.split(subtitle.rstrip(".") + ".")]
                words = "".join(f"[{markup(line)}]," for line in lines)
                return f"(path: {string(path)}, words: ({words}))"
    raise TypstEditionError(f"typst_cover_figure: {name!r} is no figure of the book")
