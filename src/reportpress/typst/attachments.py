"""The rows behind every figure and table, as files attached to the PDF, and the list of sources."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from reportpress.tree import source_numbers
from reportpress.tree.nodes import chart_figure, chart_graphic, data_table
from reportpress.tree.reference_style import reference
from reportpress.typst.text import arguments, string

if TYPE_CHECKING:
    from reportpress.typst.translator import TypstTranslator

FOLDER = "rows"
SOURCES = "sources.csv"

_ROLE = re.compile(r"\{([a-z:-]+)\}`([^`]*)`")
_CITING = "cite:p"
_TARGET = re.compile(r"(.*\S)\s*<.*>", re.DOTALL)


def attachments(translator: TypstTranslator) -> str:
    """Add the rows of all exhibits to the files of the book, and write what attaches them."""
    calls = ""
    known = source_numbers.numbers(translator.env)
    numbers = {key: cited.number for key, cited in known.items()}
    for docname, tree in translator.doctrees.items():
        for exhibit in tree.findall(nodes.Element):
            if not isinstance(exhibit, chart_figure | data_table):
                continue
            holder = next(exhibit.findall(chart_graphic), exhibit)
            title = next(exhibit.findall(lambda n: isinstance(n, nodes.title | nodes.caption)))
            number = translator.numbers.figure(docname, exhibit) or ""
            name = file_name(number, holder.get("figure_id") or holder["table_id"])
            translator.files[f"{FOLDER}/{name}"] = plain(holder["csv"], numbers).encode()
            told = arguments(description=string(": ".join(filter(None, (number, title.astext())))))
            calls += f"#rows-file({string(name)}, {told})\n"
    if calls and numbers:
        translator.files[f"{FOLDER}/{SOURCES}"] = _sources(translator, numbers).encode()
        calls += (
            f"#rows-file({string(SOURCES)}, {arguments(description=string(_('References')))})\n"
        )
    return calls


def _sources(translator: TypstTranslator, numbers: Mapping[str, int]) -> str:
    """Write the list of references with the keys by which rows name them."""
    known = source_numbers.entries(translator.env)
    rows = []
    for key, number in sorted(numbers.items(), key=lambda item: item[1]):
        entry = reference(known[key])
        rows.append((number, key, entry.author, entry.date, entry.title, entry.address))
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("number", "source_id", "author", "date", "title", "address"))
    writer.writerows(rows)
    return file.getvalue()


def plain(rows: str, numbers: Mapping[str, int]) -> str:
    """Write the rows of an exhibit without markup: sources by their numbers, links by their words.

    Examples
    --------
    >>> plain('"So {cite:p}`A,B`.",{cited-in}`X1`,`code`', {"A": 4, "B": 2})
    '"So [2, 4].",,code'
    """
    return _ROLE.sub(lambda found: _words(found, numbers), rows).replace("`", "")


def _words(found: re.Match[str], numbers: Mapping[str, int]) -> str:
    role, text = found.groups()
    if role == _CITING:
        keys = [key.strip() for key in text.split(",")]
        return f"[{', '.join(map(str, sorted(numbers[key] for key in keys if key in numbers)))}]"
    # What has no words of its own, such as links to the chapters that name a row, is left out.
    named = _TARGET.fullmatch(text)
    return named[1] if named else ""


def file_name(number: str, key: str) -> str:
    """Name the file of an exhibit by its number and its id, so that files sort as exhibits do.

    Examples
    --------
    >>> file_name("Figure 3.1", "oil-by-route")
    'figure-3-1-oil-by-route.csv'
    """
    return re.sub(r"[^a-z0-9]+", "-", f"{number} {key}".lower()).strip("-") + ".csv"
