"""Rules across the rows of a dataset that its schema cannot say.

Each rule takes all datasets and yields its faults, one line each. Rules that compare datasets
with each other are in `between_powers.data.consistency`.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from between_powers.data import times
from between_powers.data.descriptor import describe, folder, names, told, units, vintage

Frames = dict[str, pd.DataFrame]

CHAPTERS = (
    "summary",
    "tension",
    "pivot",
    "leverage",
    "balancers",
    "scenarios",
    "ledger",
    "methods",
)
"""Names that the ``chapters`` of a dataset are taken from."""

_CITED = re.compile(r"\{cite:[a-z]+\}`([^`]+)`")
_OUTLET = re.compile(r"Astana Times|astanatimes")
_CAPITALS = {  # the months in which each name held; both hold in the month of a change
    "Nur-Sultan": (("2019-03", "2022-09"),),
    "Astana": (("1997-12", "2019-03"), ("2022-09", "9999-12")),
}


def cited_in_text() -> set[str]:
    """Keys that chapters cite: what a text rests on is a source like any other.

    Examples
    --------
    >>> "kmg_ar2024" in cited_in_text()
    True
    """
    texts = (folder().parent / "chapters").glob("*.md")
    roles = (_CITED.findall(path.read_text(encoding="utf-8")) for path in texts)
    return {key.strip() for found in roles for keys in found for key in keys.split(",")}


def cited(frame: pd.DataFrame) -> list[str]:
    """Distinct sources behind the rows of a frame, sorted.

    Examples
    --------
    >>> cited(pd.DataFrame({"source_id": ["b", "a"], "also_source_id": [None, "c"]}))
    ['a', 'b', 'c']
    """
    known = [frame[name].dropna() for name in ("source_id", "also_source_id") if name in frame]
    return sorted({str(key) for column in known for key in column})


def orphans(frames: Frames) -> Iterator[str]:
    """No source without a row or a chapter that cites it."""
    used = {key for name in frames if name != "sources" for key in cited(frames[name])}
    used |= cited_in_text()
    for row, key in enumerate(frames["sources"]["source_id"], start=2):
        if key not in used:
            where = ("sources.csv", row, "source_id")
            yield told(where, key, "is cited by no row and no chapter", "cite it or delete it")


def future(frames: Frames) -> Iterator[str]:
    """No time beyond the vintage; no source published after it was read."""
    last = vintage()
    for name, frame in frames.items():
        for column, cells in times.of(frame):
            for row, cell in enumerate(cells, start=2):
                time = times.ends(cell)[1]
                time = times.months(time)[1] if "Q" in time else time[: len(last)]
                if time > last[: len(time)]:
                    wrong, todo = f"is later than the vintage {last}", "correct it, or the vintage"
                    yield told((f"{name}.csv", row, column), cell, wrong, todo)
    known = frames["sources"][["published", "accessed"]].fillna("")
    for row, (out, read) in enumerate(known.itertuples(index=False), start=2):
        if out > str(read)[: len(out)]:
            where = ("sources.csv", row, "published")
            yield told(where, out, "is later than the day it was read", "correct one of the two")


def order(frames: Frames) -> Iterator[str]:
    """No span that ends before it starts."""
    for name, frame in frames.items():
        cells = dict(times.of(frame))
        for column, column_cells in cells.items():
            for row, cell in enumerate(column_cells, start=2):
                first, last = times.ends(cell)
                if first[: len(last)] > last[: len(first)]:
                    where = (f"{name}.csv", row, column)
                    yield told(where, cell, "ends before it starts", "swap or correct the two")
        pairs = zip(cells.get("start", ()), cells.get("end", ()), strict=False)
        for row, (first, last) in enumerate(pairs, start=2):
            if last and first > last:
                where = (f"{name}.csv", row, "end")
                yield told(where, last, f"is before the start {first}", "correct one of the two")


def calendar(frames: Frames) -> Iterator[str]:
    """No day that the calendar lacks: a pattern lets 31 April pass."""
    for name, frame in frames.items():
        texts = [
            *times.of(frame),
            ("published", list(frame.get("published", pd.Series()).fillna(""))),
        ]
        for column, cells in texts:
            for row, cell in enumerate(cells, start=2):
                for day in (one for one in cell.split("/") if len(one) == len("2022-02-24")):
                    try:
                        datetime.date.fromisoformat(day)
                    except ValueError:
                        where = (f"{name}.csv", row, column)
                        yield told(where, cell, "is no day of the calendar", "correct it")


def conflicts(frames: Frames) -> Iterator[str]:
    """One value for each thing measured, or rows that say that they disagree."""
    for name, frame in frames.items():
        columns = describe(name).get("one_value_per", [])
        if columns and "conflict" in frame:
            twice = frame.duplicated(columns, keep=False)
            for row, (found, due) in enumerate(zip(frame["conflict"], twice, strict=True), start=2):
                if found != due:
                    where = (f"{name}.csv", row, "conflict")
                    of = " and ".join(columns)
                    wrong = f"does not fit the number of rows for the {of}"
                    yield told(where, str(found).lower(), wrong, f"write {str(due).lower()}")
        elif columns:
            for at in frame.index[frame.duplicated(columns)]:
                cells = " + ".join(str(frame.at[at, column]) for column in columns)
                where = (f"{name}.csv", int(at) + 2, "+".join(columns))
                todo = "delete one, or tell their definitions apart"
                yield told(where, cells, "is measured in another row too", todo)


def _texts(name: str, frame: pd.DataFrame) -> Iterator[str]:
    """Columns of free text: no codes, keys, addresses or names of outlets."""
    for field in describe(name)["schema"]["fields"]:
        free = field["type"] == "string" and "enum" not in field.get("constraints", {})
        skipped = field["name"] in ("address", "producer", "publisher")
        if free and not skipped and not field["name"].endswith("_id") and field["name"] in frame:
            yield field["name"]


def _misnamed(text: str, time: str) -> str:
    """Tell the place name in a text that did not hold at the time; empty if all did."""
    first, last = times.months(time)
    for place, spans in _CAPITALS.items():
        if place in text and not any(first <= end and last >= start for start, end in spans):
            return place
    return ""


def places(frames: Frames) -> Iterator[str]:
    """Place names that held at the time of the row; Türkiye written so."""
    for name, frame in frames.items():
        dated = times.of(frame)
        cells = frame["published"].fillna("").tolist() if name == "sources" else []
        cells = dated[0][1] if dated else cells
        for column in _texts(name, frame):
            for row, text in enumerate(frame[column].fillna(""), start=2):
                where = (f"{name}.csv", row, column)
                if re.search(r"\bTurkey\b|Turkiye", text):
                    yield told(where, text, "has the old name of Türkiye", "write Türkiye")
                time = cells[row - 2] if cells else ""
                if time and (place := _misnamed(_OUTLET.sub("", text), time)):
                    wrong = f"says {place}, which was not the name in {time}"
                    yield told(where, text, wrong, "write the name of that time")


def described(frames: Frames) -> Iterator[str]:
    """Every dataset says chapters, limits and licence, and takes its units from the one list."""
    known = units()
    for name in [name for name in names() if name in frames]:
        resource = describe(name)
        where = f"data/datapackage.json, dataset {name}"
        for wanted in ("title", "description", "limits", "licenses", "chapters"):
            if not resource.get(wanted):
                yield f"{where}, column 1: {wanted!r} is missing; fill it in"
        for chapter in resource.get("chapters", []):
            if chapter not in CHAPTERS:
                yield f"{where}, column 1: {chapter!r} is no chapter; use {', '.join(CHAPTERS)}"
        for field in resource["schema"]["fields"]:
            for unit in _units(field):
                if unit not in known:
                    wrong = "is not in the list of units; use one of them, or extend the list"
                    yield f"{where}, column {field['name']}: {unit!r} {wrong}"


def _units(field: dict[str, Any]) -> list[str]:
    listed = field.get("constraints", {}).get("enum", []) if field["name"] == "unit" else []
    return [field[key] for key in ("unit",) if key in field] + listed
