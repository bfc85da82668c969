"""The datasets of the report, and the only door to ``data/``.

`load` reads a CSV through frictionless, which checks every cell against ``data/datapackage.json``
(types, enums, ranges, patterns, missing values, keys, source ids) in the pass that types it.
`validate` (``make data``) does so for all datasets and adds the rules that span rows: no orphan
source, no future, splits that add up, partners not above World. Measured on 2 cores: 0.2-0.4 s to
import frictionless, once and only when needed; 0.5 s to load all datasets; repeats come from a
cache that notices a changed file.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

_TIMES = ("year", "month", "date", "start", "end", "wave", "period")
_CITED = re.compile(r"\{cite:[a-z]+\}`([^`]+)`")
_NUMERAL = re.compile(r"-?\d+(\.\d+)?")
_DTYPES = {"number": "float64", "boolean": "bool", "date": "datetime64[ns]", "string": "str"}
_LIMIT = "correct it, or the limit in data/datapackage.json"
_FIX = {  # what is wrong ({0}: the detail that frictionless gives), and what to do
    "integer": ("is not an integer", "write a whole number"),
    "number": ("is not a number", "write digits with a point"),
    "boolean": ("is neither true nor false", "write true or false"),
    "date": ("is not a date", "write it as YYYY-MM-DD"),
    "required": ("is missing", "fill it in"),
    "enum": ("is not one of {0}", "use one of them, or extend the list in data/datapackage.json"),
    "minimum": ("is below the minimum {0}", _LIMIT),
    "maximum": ("is above the maximum {0}", _LIMIT),
    "pattern": ("does not match the pattern {0}", _LIMIT),
    "primary-key": ("repeats the key of row {0}", "delete one of the two"),
    "foreign-key": ("is no key of sources", "add it to data/sources.csv or correct the id"),
    "missing-cell": ("is missing, for the row ends early", "give every column a cell"),
    "extra-cell": ("stands beyond the last column", "delete it, or quote the text with the comma"),
    "blank-row": ("is all there is in the row", "delete the row"),
    "extra-label": (
        "is not a declared column",
        "delete it or describe it in data/datapackage.json",
    ),
    "missing-label": ("stands where the column should be", "add the column"),
    "incorrect-label": ("is not the declared column", "restore the header"),
    "blank-label": ("is no name of a column", "name the column or delete it"),
    "duplicate-label": ("names two columns", "delete one of them"),
}


class DataError(ValueError):
    """Bad data in one line: file, row (the header is row 1), column, value, fault, remedy.

    Examples
    --------
    >>> str(DataError("data/cpc.csv, row 2, column year: '' is missing; fill it in"))
    "data/cpc.csv, row 2, column year: '' is missing; fill it in"
    """


def _folder() -> Path:
    given = os.environ.get("BETWEEN_POWERS_DATA")
    return Path(given) if given else Path(__file__).resolve().parents[2] / "data"


def _stamp(path: Path) -> tuple[str, int]:
    return str(path), path.stat().st_mtime_ns if path.exists() else 0


@cache
def _descriptor(stamp: tuple[str, int]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(Path(stamp[0]).read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(
            f"data/datapackage.json: cannot be read; restore it ({error.strerror})"
        ) from error
    except json.JSONDecodeError as error:
        where = f"data/datapackage.json, row {error.lineno}, column {error.colno}"
        raise DataError(f"{where}: is not JSON: {error.msg}; correct it there") from error
    return found


def _package() -> dict[str, Any]:
    return _descriptor(_stamp(_folder() / "datapackage.json"))


def names() -> list[str]:
    """Names of the datasets, in the order of the descriptor.

    Examples
    --------
    >>> names()[:3]
    ['sources', 'oil_exports', 'cpc']
    """
    return [resource["name"] for resource in _package()["resources"]]


def describe(name: str) -> dict[str, Any]:
    """Descriptor of a dataset: title, description, licences, and a schema with units.

    Examples
    --------
    >>> [field["unit"] for field in describe("cpc")["schema"]["fields"] if "unit" in field]
    ['year', 'million tonnes a year']
    """
    for resource in _package()["resources"]:
        if resource["name"] == name:
            return json.loads(json.dumps(resource))  # type: ignore[no-any-return]
    raise DataError(
        f"data/datapackage.json: no dataset {name!r}; the datasets are {', '.join(names())}"
    )


def vintage() -> str:
    """Last month that the evidence reaches.

    Examples
    --------
    >>> len(vintage()) == len("2026-07")
    True
    """
    return str(_package()["vintage"])


def _line(where: tuple[str, int, str], value: object, wrong: str, todo: str) -> str:
    path, row, column = where
    return f"data/{path}, row {row}, column {column}: {value!r} {wrong}; {todo}"


def _told(path: str, error: Any, cells: dict[str, str], key: list[str]) -> str:
    """Tell an error of frictionless in one line."""
    kind, note = error.type, " ".join(error.note.replace('"', "").split())
    columns = getattr(error, "field_names", None) or (key if kind == "primary-key" else [])
    value = " + ".join(cells.get(name, "") for name in columns) or getattr(error, "cell", "")
    if kind == "type-error":
        kind = note.removeprefix("type is ").split("/")[0]
    elif kind == "constraint-error":
        kind, _, note = note.removeprefix("constraint ").partition(" is ")
        note = note.strip("[]").replace("'", "") if kind == "enum" else note
    elif kind == "primary-key":
        note = note.rpartition(" ")[2]
    elif kind.endswith("-label"):
        value = error.label
    named = getattr(error, "field_name", "") or "+".join(columns) or getattr(error, "label", "")
    column = named or str(getattr(error, "field_number", None) or 1)
    wrong, todo = _FIX.get(kind, (f"cannot be read ({note})", "correct the file"))
    row = getattr(error, "row_number", None) or 1
    return _line((path, row, column), value or "", wrong.format(note), todo)


def _habits(path: str, row: Any, cells: dict[str, str], kinds: dict[str, str]) -> Iterator[str]:
    """Yield what frictionless lets pass: blanks around a text, numerals such as ``1_000``."""
    for column, text in cells.items():
        where = (path, row.row_number, column)
        if text != text.strip():
            yield _line(where, text, "has blanks around it", "delete them")
        elif text and kinds[column] in ("integer", "number") and not _NUMERAL.fullmatch(text):
            yield _line(where, text, "is not a plain number", "write digits only")


def _undecodable(path: str) -> str:
    raw = (_folder() / path).read_bytes()
    at = 0
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    row, start = raw.count(b"\n", 0, at) + 1, raw.rfind(b"\n", 0, at) + 1
    column = str(raw.count(b",", start, at) + 1)
    return _line((path, row, column), raw[at : at + 1], "is not UTF-8", "save the file as UTF-8")


def _read(name: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Typed rows of a dataset and the problems in it."""
    import frictionless  # noqa: PLC0415 - a third of a second that a cached load does not need

    resource = describe(name)
    path, key = resource["path"], resource["schema"].get("primaryKey", [])
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    rows: list[dict[str, Any]] = []
    problems: list[str] = []
    if not (_folder() / path).exists():
        return rows, [_line((path, 1, "1"), path, "is not there", "restore the file")]
    try:
        table = frictionless.Package(str(_folder() / "datapackage.json")).get_resource(name)
        with table as opened:
            problems += [_told(path, error, {}, key) for error in opened.header.errors]
            for row in [] if problems else opened.row_stream:
                cells = dict(zip(kinds, row.cells, strict=False))
                faults = row.errors[:1] if row.blank_cells.keys() >= kinds.keys() else row.errors
                problems += [_told(path, error, cells, key) for error in faults]
                problems += [] if faults else _habits(path, row, cells, kinds)
                rows.append(row.to_dict())
    except frictionless.FrictionlessException as error:
        found = error.reasons or [error.error]
        coded = any(one.type == "encoding-error" for one in found)
        problems += [_undecodable(path)] if coded else [_told(path, one, {}, key) for one in found]
    if not rows and not problems:
        where = (path, 1, next(iter(kinds)))
        problems.append(_line(where, "", "is all there is: no rows", "restore the file"))
    return rows, problems


@cache
def _frame(name: str, stamps: tuple[tuple[str, int], ...]) -> pd.DataFrame:  # noqa: ARG001 - part of the cache key
    rows, problems = _read(name)
    if problems:
        raise DataError(problems[0])
    frame = pd.DataFrame(rows)
    for field in describe(name)["schema"]["fields"]:
        column = field["name"]
        gaps = bool(frame[column].isna().any())
        dtype = (
            ("Int64" if gaps else "int64") if field["type"] == "integer" else _DTYPES[field["type"]]
        )
        frame[column] = frame[column].astype(dtype)
    return frame


def load(name: str) -> pd.DataFrame:
    """Load a dataset, typed as its descriptor says, in the order of the file.

    Parameters
    ----------
    name : str
        One of `names`.

    Returns
    -------
    pandas.DataFrame
        A copy of your own. Integers are int64 (Int64 with gaps), numbers float64, dates
        datetime64[ns], texts str; an empty cell is missing (NaN, NaT or NA).

    Raises
    ------
    DataError
        If the file, or the sources that it cites, break the descriptor. The message is one line.

    Examples
    --------
    >>> oil = load("oil_exports")
    >>> float(oil.query("year == 2025 and route == 'cpc'")["value_mt"].item())
    64.8
    """
    stamps = [_stamp(_folder() / "datapackage.json")]
    for one in dict.fromkeys(["sources", name]):
        stamps.append(_stamp(_folder() / describe(one)["path"]))
        frame = _frame(one, tuple(stamps))
    return frame.copy()


def sources() -> pd.DataFrame:
    """Load the sources, indexed by their key.

    Examples
    --------
    >>> sources().loc["SIPRIMX", "producer"]
    'SIPRI'
    """
    return load("sources").set_index("source_id")


def source_ids(frame: pd.DataFrame) -> list[str]:
    """Distinct sources behind the rows of a frame, sorted.

    Examples
    --------
    >>> oil = load("oil_exports")
    >>> source_ids(oil[oil["in_split"] & (oil["year"] == 2009)])
    ['investkz_2010']
    """
    cited = [
        frame[column].dropna() for column in ("source_id", "also_source_id") if column in frame
    ]
    return sorted({str(key) for column in cited for key in column})


def _cited_in_text() -> set[str]:
    """Keys that chapters cite: what a text rests on is a source like any other."""
    texts = (_folder().parent / "chapters").glob("*.md")
    roles = (_CITED.findall(path.read_text(encoding="utf-8")) for path in texts)
    return {key.strip() for found in roles for keys in found for key in keys.split(",")}


def _orphans(frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    cited = {key for name in frames if name != "sources" for key in source_ids(frames[name])}
    cited |= _cited_in_text()
    for row, key in enumerate(frames["sources"]["source_id"], start=2):
        if key not in cited:
            where = ("sources.csv", row, "source_id")
            yield _line(where, key, "is cited by no row and no chapter", "cite it or delete it")


def _future(frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    last = vintage()
    for name, frame in frames.items():
        for column in [column for column in _TIMES if column in frame]:
            for row, value in enumerate(frame[column].astype("object").fillna(""), start=2):
                time = str(value).split("/")[-1][: len(last)]
                if time > last[: len(time)]:
                    wrong, todo = f"is later than the vintage {last}", "correct it, or the vintage"
                    yield _line((f"{name}.csv", row, column), str(value), wrong, todo)
    known = frames["sources"][["published", "accessed"]].fillna("")
    for row, (out, read) in enumerate(known.itertuples(index=False), start=2):
        if out > str(read)[: len(out)]:
            where = ("sources.csv", row, "published")
            yield _line(where, out, "is later than the day it was read", "correct one of the two")


def _splits(frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    oil = frames["oil_exports"]
    totals = oil[(oil["route"] == "total") & (oil["coverage"] == "full_year")]
    for row, year, total in zip(totals.index, totals["year"], totals["value_mt"], strict=True):
        parts = oil.loc[oil["in_split"] & (oil["year"] == year), "value_mt"]
        if len(parts) and not 0.97 * total <= parts.sum() <= total + 1e-9:
            where = ("oil_exports.csv", int(row) + 2, "value_mt")
            wrong = f"is the total, but the split of {year} sums to {parts.sum():.3f}"
            yield _line(where, float(total), wrong, "correct in_split or the figure")


def _conflicts(frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    oil = frames["oil_exports"]
    twice = oil.duplicated(["period", "route"], keep=False)
    for row, (found, due) in enumerate(zip(oil["conflict"], twice, strict=True), start=2):
        if found != due:
            where = ("oil_exports.csv", row, "conflict")
            wrong = "does not fit the number of rows for the period and route"
            yield _line(where, str(found).lower(), wrong, f"write {str(due).lower()}")


def _partners(frames: dict[str, pd.DataFrame]) -> Iterator[str]:
    trade = frames["trade_partners"].assign(row=lambda frame: frame.index + 2)
    for (year, flow), group in trade.groupby(["year", "flow"]):
        world = group[group["partner"] == "World"]
        known = group.loc[group["partner"] != "World", "value_musd"].sum()
        if not known <= world["value_musd"].sum():
            where = (
                "trade_partners.csv",
                int((group if world.empty else world)["row"].iloc[0]),
                "value_musd",
            )
            wrong = f"is World, below the {known:.2f} of the partners ({flow}, {year})"
            yield _line(where, float(world["value_musd"].sum()), wrong, "find the wrong row")


_RULES = (_orphans, _future, _splits, _conflicts, _partners)


def validate() -> list[str]:
    """Check the whole package, each dataset and then the rules across rows and datasets.

    Returns
    -------
    list of str
        The problems, one line each; empty if all is well.

    Examples
    --------
    >>> validate()
    []
    """
    frames, problems = {}, []
    for name in names():
        try:
            frames[name] = load(name)
        except DataError:
            problems += _read(name)[1]
    declared = {describe(name)["path"] for name in names()}
    strays = sorted({path.name for path in _folder().glob("*.csv")} - declared)
    todo = "describe it in data/datapackage.json"
    problems += [_line((path, 1, "1"), path, "is not declared", todo) for path in strays]
    return problems or [line for rule in _RULES for line in rule(frames)]


def main() -> int:
    """Print the state of the package; return 1 if it is not valid.

    Examples
    --------
    >>> main()  # doctest: +ELLIPSIS
    data: ... valid
    0
    """
    try:
        problems = validate()
    except DataError as error:
        problems = [str(error)]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    sizes = [len(load(name)) for name in names() if name != "sources"]
    print(f"data: {len(sizes)} datasets, {sum(sizes)} rows, {len(sources())} sources: valid")
    return 0


if __name__ == "__main__":
    sys.exit(main())
