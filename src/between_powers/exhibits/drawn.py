"""The numbers that a chart draws, as tables of words: what its tooltips say, for every mark.

Tooltips name the columns of a mark in the reader's words and round them as the chart does, so they
are what stands below the figure too. The sources of a drawn row are its own, or those of the rows
of the exhibit's data that agree with it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from between_powers.charts.tooltips import DATE, is_missing, is_number, written
from between_powers.exhibits.columns import VIEWS

SOURCES = ("source_id", "also_source_id")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?( 00:00:00)?")
_NUMBER = re.compile(r"[−-]?[\d,.]+%?")

Row = Mapping[str, Any]
Words = dict[str, tuple[str, str]]
"""Heading and format of each column, by its name."""


def drawn_tables(spec: dict[str, Any], data: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a table for each kind of tooltip in a specification, in the order of the views.

    A row that several marks draw is given once. Each table has the ``caption`` of its panel or
    none, ``headings``, ``numbers`` (whether a column is one) and ``rows`` of ``cells`` and
    ``sources``.

    Examples
    --------
    >>> tip = {"field": "mt", "title": "Million tonnes", "format": ".1f"}
    >>> spec = {"data": {"name": "d"}, "datasets": {"d": [{"mt": 64.84, "way": "CPC"}]},
    ...         "mark": "bar", "encoding": {"tooltip": [{"field": "way", "title": "Way"}, tip]}}
    >>> data = pd.DataFrame({"way": ["CPC"], "source_id": ["a"]})
    >>> drawn_tables(spec, data)[0]["rows"]
    [{'cells': ['CPC', '64.8'], 'sources': ['a']}]
    """
    groups: dict[tuple[str, tuple[tuple[str, tuple[str, str]], ...]], list[Row]] = {}
    for caption, words, rows in _views(spec, spec.get("datasets", {}), [], {}, ""):
        if any(name in row for name in words for row in rows):
            groups.setdefault((caption, tuple(words.items())), []).extend(rows)
    return [_table(caption, dict(words), rows, data) for (caption, words), rows in groups.items()]


def data_table(data: pd.DataFrame, shown: Mapping[str, str]) -> dict[str, Any]:
    """Return the table of some columns of the data, with words for them as tooltips have.

    Without words it has all columns but those of sources, under their names; dates in words.

    Examples
    --------
    >>> data_table(pd.DataFrame({"value_mt": [1.26], "source_id": ["a"]}), {})["headings"]
    ['Value mt']
    >>> data_table(pd.DataFrame({"mt": [1.26]}), {"mt": "Million tonnes|.1f"})["rows"]
    [{'cells': ['1.3'], 'sources': []}]
    """
    own = {str(name): _own_words(data[name]) for name in data if name not in SOURCES}
    parts = {name: words.partition("|") for name, words in (shown or own).items()}
    words = {name: (heading, form) for name, (heading, _, form) in parts.items()}
    rows: list[Row] = [{str(k): v for k, v in row.items()} for row in data.to_dict("records")]
    return _table("", words, rows, data)


def _own_words(column: pd.Series) -> str:
    """Return the name of a column as words, and its format."""
    heading = str(column.name).replace("_", " ").capitalize()
    is_date = all(map(_ISO.fullmatch, column.dropna().astype(str)))
    return f"{heading}|{DATE}" if is_date else heading


def _views(
    view: dict[str, Any],
    datasets: dict[str, list[Row]],
    rows: list[Row],
    encoding: dict[str, Any],
    caption: str,
) -> Iterator[tuple[str, Words, list[Row]]]:
    """Yield caption, words and rows of each view that has tooltips, in the picture's order."""
    if isinstance(view.get("data"), dict):
        rows = datasets.get(view["data"].get("name", ""), [])
    title = view.get("title", caption)
    caption = str(title.get("text", "") if isinstance(title, dict) else title or "")
    encoding = encoding | view.get("encoding", {})
    for child in (child for name in VIEWS for child in view.get(name, [])):
        yield from _views(child, datasets, rows, encoding, caption)
    tips = encoding.get("tooltip", [])
    if "mark" in view and isinstance(tips, list):
        words = {
            tip["field"]: (tip.get("title") or tip["field"], tip.get("format", ""))
            for tip in tips
            if "field" in tip
        }
        if words:
            yield caption, words, _sorted(rows, encoding)


def _sorted(rows: list[Row], encoding: dict[str, Any]) -> list[Row]:
    """Bring rows into the order of the scales that name one, of the rows' names first of all."""
    for channel in ("x", "column", "y", "row"):
        part = encoding.get(channel, {})
        if isinstance(part.get("sort"), list) and "field" in part:
            places = {str(value): place for place, value in enumerate(part["sort"])}
            last = len(places)
            rows = sorted(rows, key=lambda row: places.get(str(row.get(part["field"])), last))
    return rows


def _table(caption: str, words: Words, rows: list[Row], data: pd.DataFrame) -> dict[str, Any]:
    behind = _Behind(data)
    sources: dict[tuple[str, ...], dict[str, None]] = {}
    for row in rows:
        cells = tuple(written(row.get(name), form) for name, (_, form) in words.items())
        sources.setdefault(cells, {}).update(dict.fromkeys(behind.sources(row)))
    headings = [heading for heading, _ in words.values()]
    columns = list(zip(*sources, strict=True))
    kept = [place for place, heading in enumerate(headings) if heading and any(columns[place])]
    numbers = [all(map(_NUMBER.fullmatch, filter(None, columns[place]))) for place in kept]
    amounts = [place for place in kept if is_number(list(words.values())[place][1])]
    shown = [
        {"cells": [cells[place] for place in kept], "sources": list(keys)}
        for cells, keys in sources.items()
        # What has neither a number nor a source stands for a gap in a line.
        if keys or not amounts or any(cells[place] for place in amounts)
    ]
    return {
        "caption": caption,
        "headings": [headings[place] for place in kept],
        "numbers": numbers,
        "rows": shown,
    }


class _Behind:
    """The rows of an exhibit's data, to find those that a drawn row comes from."""

    def __init__(self, data: pd.DataFrame) -> None:
        named = any(name in data for name in SOURCES)
        records: list[Row] = data.to_dict("records") if named else []  # type: ignore[assignment]
        self._rows = [(_plain(row), _amounts(row), _keys(row)) for row in records]

    def sources(self, row: Row) -> list[str]:
        """Name the sources of a drawn row: its own, or those of the rows that agree with it.

        A sum has its parts' words and not their numbers, so numbers count only where some agree;
        a year alone says too little.
        """
        if own := _keys(row):
            return own
        amounts = _amounts(row)
        words = {name: text for name, text in _plain(row).items() if row[name] not in amounts}
        found, exact = [], []
        for values, numbers, keys in self._rows:
            shared = words.keys() & values.keys()
            if shared and all(words[name] == values[name] for name in shared):
                exact += keys if amounts & numbers else []
                found += keys if shared != {"year"} else []
        return exact or found


def _amounts(row: Row) -> set[float]:
    return {one for one in row.values() if isinstance(one, float) and not math.isnan(one)}


def _keys(row: Row) -> list[str]:
    return [str(row[name]) for name in SOURCES if not is_missing(row.get(name)) and row[name]]


def _plain(row: Row) -> dict[str, str]:
    return {
        # A column with gaps holds its whole numbers as floats.
        str(name): re.sub(r"[ T]00:00:00$|(?<=^\d{4})\.0$", "", str(value))
        for name, value in row.items()
        if not is_missing(value)
    }
