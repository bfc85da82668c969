"""What exhibits and press agree on: the mime types, what travels under them, and the fonts.

A report may import this module of the press and no other. It loads nothing, so that exhibits need
no Sphinx and the press no data frames.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NotRequired, TypedDict

MIME = "application/vnd.press.figure+json"
"""Mime type under which a :class:`FigureBundle` travels from a chapter to the press."""

TABLE_MIME = "application/vnd.press.table+json"
"""Mime type under which a :class:`TableBundle` travels, beside HTML for other programs."""

RUN_VARIABLE = "REPORTPRESS_RUN"
"""Set in the environment of a kernel that the press runs, and not in that of an author's."""

READ_EVENT = "reportpress.read"
"""Audit event of Python by which a report tells of a file that it uses and has read before."""

FONTS = Path(__file__).resolve().parent / "fonts"
"""Folder of the committed fonts; every edition is measured and drawn with these alone."""


class Source(TypedDict):
    """An entry of the source line; `address` may be empty."""

    id: str  # its key in the bibliography, where the report has one
    text: str
    title: str
    address: str
    rows: NotRequired[int]  # how many rows of the exhibit rest on it


class Bundle(TypedDict):
    """What figures and tables have in common, as plain JSON values."""

    id: str  # label of the exhibit and stem of its files
    # the finding; measure, place, period and unit; limits, or nothing
    title: str
    subtitle: str
    note: str
    sources: list[Source]  # those that carry most rows are named first
    # names of the datasets that the exhibit rests on, for the index of exhibits
    datasets: NotRequired[list[str]]
    csv: str  # the rows behind the exhibit
    # title, subtitle or note that the page says in other words; an empty note is left out there
    in_print: NotRequired[dict[str, str]]


class Answer(TypedDict):
    """What a chart says that a reader works: in the case first shown, and under a parameter."""

    text: str
    param: str  # the parameter of the specification that holds the words for what is set


class ShownRow(TypedDict):
    """A row of what a chart draws: its texts, and the keys of its sources."""

    cells: list[str]
    sources: list[str]


class ShownTable(TypedDict):
    """What one panel of a chart draws, in the reader's words; the caption may be empty."""

    caption: str
    headings: list[str]
    numbers: list[bool]  # which columns are numbers
    rows: list[ShownRow]


class FigureBundle(Bundle):
    """A chart; where parameters of the specifications have a ``bind``, a reader sets them."""

    alt: str  # alternative text
    # Vega-Lite specifications by layout: ``wide`` and ``narrow`` for screens, ``print``
    specs: dict[str, Any]
    # rows by the name that the specifications use; the layouts share them
    spec_datasets: dict[str, Any]
    answer: NotRequired[Answer]
    shown: list[ShownTable]  # the numbers drawn; the CSV has all that is behind them


class Column(TypedDict):
    """A column of a table: heading, relative width, and how it is read, shown and filtered."""

    name: str  # names the column in the address of a view of the table
    heading: str
    width: float
    number: bool
    markup: bool
    filter: bool
    hidden: bool
    print: bool
    # place of each row in the order of the column, none where it has no value; without, the texts
    # are sorted
    ranks: NotRequired[list[int | None]]
    # role of ``press_mentions`` that gives each cell the form of a badge by the key of its row
    badges: NotRequired[str]
    # column in whose cells the texts of this one stand in print; empty for one of its own
    print_in: NotRequired[str]


class Row(TypedDict):
    """A row of a table: its anchor, what names it, its texts, and whether it goes to print."""

    id: str
    key: str
    print: bool
    # words of a heading that print sets above the first of the rows that have it
    group: NotRequired[str]
    cells: list[str]


class TableBundle(Bundle):
    """A table; `search` offers a reader a search in its rows, `has_widths` keeps the widths."""

    search: bool
    has_widths: bool
    columns: list[Column]
    rows: list[Row]
