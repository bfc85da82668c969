"""The rows behind every figure and table, as files attached to the PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.tree.nodes import chart_figure, chart_graphic, data_table
from reportpress.typst.text import arguments, string

if TYPE_CHECKING:
    from reportpress.typst.translator import TypstTranslator

FOLDER = "rows"


def attachments(translator: TypstTranslator) -> str:
    """Add the rows of all exhibits to the files of the book, and write what attaches them."""
    calls = ""
    for docname, tree in translator.doctrees.items():
        for exhibit in tree.findall(nodes.Element):
            if not isinstance(exhibit, chart_figure | data_table):
                continue
            holder = next(exhibit.findall(chart_graphic), exhibit)
            title = next(exhibit.findall(lambda n: isinstance(n, nodes.title | nodes.caption)))
            number = translator.numbers.figure(docname, exhibit) or ""
            name = file_name(number, holder.get("figure_id") or holder["table_id"])
            translator.files[f"{FOLDER}/{name}"] = holder["csv"].encode()
            told = arguments(description=string(": ".join(filter(None, (number, title.astext())))))
            calls += f"#rows-file({string(name)}, {told})\n"
    return calls


def file_name(number: str, key: str) -> str:
    """Name the file of an exhibit by its number and its id, so that files sort as exhibits do.

    Examples
    --------
    >>> file_name("Figure 3.1", "oil-by-route")
    'figure-3-1-oil-by-route.csv'
    """
    return re.sub(r"[^a-z0-9]+", "-", f"{number} {key}".lower()).strip("-") + ".csv"
