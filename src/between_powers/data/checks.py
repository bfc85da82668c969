"""Rules across the rows of a dataset that its schema cannot say.

Each rule takes all datasets and yields its faults, one line each. Rules that compare figures
with each other are in `between_powers.data.consistency`.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from between_powers.data import times
from between_powers.data.descriptor import describe, names, subjects, units, vintage
from between_powers.data.faults import fault

Frames = dict[str, pd.DataFrame]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OUTLET = re.compile(r"Astana Times|astanatimes")
_CAPITALS = {  # the months in which each name held; both hold in the month of a change
    "Nur-Sultan": (("2019-03", "2022-09"),),
    "Astana": (("1997-12", "2019-03"), ("2022-09", "9999-12")),
}


def future(frames: Frames) -> Iterator[str]:
    """No time beyond the vintage; no source published after it was read."""
    last = vintage()
    for name, frame in frames.items():
        for column, cells in times.columns(frame):
            for row, cell in enumerate(cells, start=2):
                time = times.ends(cell)[1]
                time = times.months(time)[1] if "Q" in time else time[: len(last)]
                if time > last[: len(time)]:
                    remedy = "correct it, or the vintage"
                    where = (f"{name}.csv", row, column)
                    yield fault(where, cell, f"is later than the vintage {last}", remedy)
    dates = frames["sources"][["published", "accessed"]].fillna("")
    for row, (published, accessed) in enumerate(dates.itertuples(index=False), start=2):
        if published > str(accessed)[: len(published)]:
            where = ("sources.csv", row, "published")
            remedy = "correct one of the two"
            yield fault(where, published, "is later than the day it was read", remedy)


def order(frames: Frames) -> Iterator[str]:
    """No span that ends before it starts."""
    for name, frame in frames.items():
        columns = dict(times.columns(frame))
        for column, cells in columns.items():
            for row, cell in enumerate(cells, start=2):
                first, last = times.ends(cell)
                if first[: len(last)] > last[: len(first)]:
                    where = (f"{name}.csv", row, column)
                    yield fault(where, cell, "ends before it starts", "swap or correct the two")
        pairs = zip(columns.get("start", ()), columns.get("end", ()), strict=False)
        for row, (first, last) in enumerate(pairs, start=2):
            if last and first > last:
                where = (f"{name}.csv", row, "end")
                yield fault(where, last, f"is before the start {first}", "correct one of the two")


def calendar(frames: Frames) -> Iterator[str]:
    """No day that the calendar lacks: a pattern lets 31 April pass."""
    for name, frame in frames.items():
        columns = times.columns(frame)
        if "published" in frame:
            columns.append(("published", list(frame["published"].fillna(""))))
        for column, cells in columns:
            for row, cell in enumerate(cells, start=2):
                if not all(_exists(day) for day in cell.split("/") if _DAY.fullmatch(day)):
                    where = (f"{name}.csv", row, column)
                    yield fault(where, cell, "is no day of the calendar", "correct it")


def _exists(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def conflicts(frames: Frames) -> Iterator[str]:
    """One value for each thing measured, or rows that say that they disagree."""
    for name, frame in frames.items():
        columns = describe(name).get("one_value_per", [])
        if columns and "conflict" in frame:
            yield from _conflict_flags(name, frame, columns)
        elif columns:
            for index in frame.index[frame.duplicated(columns)]:
                cells = " + ".join(str(frame.at[index, column]) for column in columns)
                where = (f"{name}.csv", int(index) + 2, "+".join(columns))
                remedy = "delete one, or tell their definitions apart"
                yield fault(where, cells, "is measured in another row too", remedy)


def _conflict_flags(name: str, frame: pd.DataFrame, columns: list[str]) -> Iterator[str]:
    """Yield the rows whose flag does not say whether another row measures the same."""
    repeated = frame.duplicated(columns, keep=False)
    for row, (flag, is_repeated) in enumerate(zip(frame["conflict"], repeated, strict=True), 2):
        if flag != is_repeated:
            where = (f"{name}.csv", row, "conflict")
            problem = f"does not fit the number of rows for the {' and '.join(columns)}"
            yield fault(where, str(flag).lower(), problem, f"write {str(is_repeated).lower()}")


def places(frames: Frames) -> Iterator[str]:
    """Place names that held at the time of the row; Türkiye written so."""
    for name, frame in frames.items():
        times_of_rows = _times_of_rows(name, frame)
        for column in _free_texts(name, frame):
            for row, text in enumerate(frame[column].fillna(""), start=2):
                where = (f"{name}.csv", row, column)
                if re.search(r"\bTurkey\b|Turkiye", text):
                    yield fault(where, text, "has the old name of Türkiye", "write Türkiye")
                time = times_of_rows[row - 2] if times_of_rows else ""
                if time and (place := _misnamed(_OUTLET.sub("", text), time)):
                    problem = f"says {place}, which was not the name in {time}"
                    yield fault(where, text, problem, "write the name of that time")


def _times_of_rows(name: str, frame: pd.DataFrame) -> list[str]:
    """Cells of the first column of times; of the sources, the day of publication."""
    if name == "sources":
        return list(frame["published"].fillna(""))
    columns = times.columns(frame)
    return columns[0][1] if columns else []


def _free_texts(name: str, frame: pd.DataFrame) -> Iterator[str]:
    """Columns of free text: no codes, keys, addresses or names of outlets."""
    for field in describe(name)["schema"]["fields"]:
        free = field["type"] == "string" and "enum" not in field.get("constraints", {})
        skipped = field["name"] in ("address", "producer", "publisher")
        if free and not skipped and not field["name"].endswith("_id") and field["name"] in frame:
            yield field["name"]


def _misnamed(text: str, time: str) -> str:
    """Name the place in a text whose name did not hold at the time; empty if all did."""
    first, last = times.months(time)
    for place, spans in _CAPITALS.items():
        if place in text and not any(first <= end and last >= start for start, end in spans):
            return place
    return ""


def described(frames: Frames) -> Iterator[str]:
    """Every dataset says chapters, limits and licence; subject and units are of their lists."""
    known = units()
    for name in [name for name in names() if name in frames]:
        resource = describe(name)
        where = f"data/datapackage.json, dataset {name}"
        for key in ("title", "description", "limits", "licenses", "chapters"):
            if not resource.get(key):
                yield f"{where}, column 1: {key!r} is missing; fill it in"
        if resource.get("subject") not in subjects():
            yield f"{where}, column 1: the subject is none of the list of subjects; choose one"
        for field in resource["schema"]["fields"]:
            for unit in _units(field):
                if unit not in known:
                    problem = "is not in the list of units; use one of them, or extend the list"
                    yield f"{where}, column {field['name']}: {unit!r} {problem}"


def _units(field: dict[str, Any]) -> list[str]:
    listed = field.get("constraints", {}).get("enum", []) if field["name"] == "unit" else []
    return [field[key] for key in ("unit",) if key in field] + listed


RULES = (described, future, order, calendar, conflicts, places)
