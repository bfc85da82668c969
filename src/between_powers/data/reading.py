"""One CSV read through frictionless: typed rows, and its faults in one line each.

frictionless checks every cell against the descriptor in the pass that types it (types, enums,
ranges, patterns, missing values, primary keys). What it lets pass is refused here: a byte-order
mark, carriage returns, another delimiter, a last line without an end, blanks around a text,
numerals such as ``1_000``. Foreign keys are looked up here too, in sets made once: frictionless
would read the sources again for every dataset.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from between_powers.data.descriptor import describe, folder
from between_powers.data.faults import fault

Keys = Mapping[str, Collection[tuple[str, ...]]]
Text = dict[str, str]

_NUMERAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
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


def references(resource: dict[str, Any]) -> list[tuple[list[str], str, list[str]]]:
    """Foreign keys of a dataset: its columns, the other dataset, the columns there.

    Examples
    --------
    >>> references(describe("cpc"))[0]
    (['source_id'], 'sources', ['source_id'])
    """
    return [
        (key["fields"], key["reference"]["resource"], key["reference"]["fields"])
        for key in resource["schema"].get("foreignKeys", [])
    ]


def _in_one_line(path: str, error: Any, cells: Text, key: list[str]) -> str:
    """Word an error of frictionless in one line."""
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
    problem, remedy = _FIX.get(kind, (f"cannot be read ({note})", "correct the file"))
    row = getattr(error, "row_number", None) or 1
    return fault((path, row, column), value or "", problem.format(note), remedy)


def _cell_faults(path: str, row: int, cells: Text, kinds: Text) -> Iterator[str]:
    """Yield what frictionless lets pass in a cell."""
    for column, text in cells.items():
        if text != text.strip():
            yield fault((path, row, column), text, "has blanks around it", "delete them")
        elif text and kinds[column] in ("integer", "number") and not _NUMERAL.fullmatch(text):
            yield fault((path, row, column), text, "is not a plain number", "write digits only")


def _unknown_keys(resource: dict[str, Any], row: int, cells: Text, keys: Keys) -> Iterator[str]:
    """Yield the foreign keys of a row that lead nowhere."""
    for columns, other, _ in references(resource):
        key = tuple(cells.get(column, "") for column in columns)
        if other in keys and any(key) and key not in keys[other]:
            remedy = f"add it to data/{describe(other)['path']} or correct the id"
            where = (resource["path"], row, "+".join(columns))
            yield fault(where, " + ".join(key), f"is no key of {other}", remedy)


def _encoding_faults(path: str, columns: Collection[str]) -> list[str]:
    """Return the first fault in the bytes of a file, if there is one."""
    raw = (folder() / path).read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
        row, start = raw.count(b"\n", 0, place) + 1, raw.rfind(b"\n", 0, place) + 1
        where = (path, row, str(raw.count(b",", start, place) + 1))
        return [fault(where, raw[place : place + 1], "is not UTF-8", "save the file as UTF-8")]
    if text.startswith("\ufeff"):
        problem = "is a byte-order mark"
        return [fault((path, 1, "1"), "\ufeff", problem, "save the file as UTF-8 without it")]
    if (place := text.find("\r")) >= 0:
        where = (path, text.count("\n", 0, place) + 1, str(len(columns)))
        return [fault(where, "\r", "is a carriage return", "end lines with a line feed alone")]
    header = text.partition("\n")[0]
    for other in ";\t|":
        if other in header and "," not in header:
            return [fault((path, 1, "1"), other, "parts the columns", "part them with commas")]
    if text and not text.endswith("\n"):
        where, last = (path, text.count("\n") + 1, "1"), text.rpartition("\n")[2].partition(",")[0]
        problem = "begins a line without an end: the file may be cut short"
        return [fault(where, last, problem, "restore the file, or end the line")]
    return []


def read(name: str, keys: Keys) -> tuple[list[dict[str, Any]], list[str]]:
    """Read a dataset: its typed rows, and its faults in one line each.

    `keys` has the known keys of the datasets that this one refers to; what is not there is not
    looked up.

    Examples
    --------
    >>> rows, problems = read("cpc", {"sources": {("baq_cpc_2025",)}})
    >>> rows[0]["value_mt"], problems[0][:45]
    (Decimal('28.2'), "data/cpc.csv, row 3, column source_id: 'bbj_2")
    """
    import frictionless  # noqa: PLC0415 - a third of a second that a cached load does not need

    resource = describe(name)
    path, key = resource["path"], resource["schema"].get("primaryKey", [])
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    rows: list[dict[str, Any]] = []
    if not (folder() / path).exists():
        return rows, [fault((path, 1, "1"), path, "is not there", "restore the file")]
    problems = _encoding_faults(path, kinds)
    if problems:
        return rows, problems
    bare = resource | {"schema": {**resource["schema"], "foreignKeys": []}}
    try:
        with frictionless.Resource.from_descriptor(bare, basepath=str(folder())) as opened:
            problems += [_in_one_line(path, error, {}, key) for error in opened.header.errors]
            for row in [] if problems else opened.row_stream:
                cells = dict(zip(kinds, row.cells, strict=False))
                faults = row.errors[:1] if row.blank_cells.keys() >= kinds.keys() else row.errors
                problems += [_in_one_line(path, error, cells, key) for error in faults]
                if not faults:
                    problems += _cell_faults(path, row.row_number, cells, kinds)
                    problems += _unknown_keys(resource, row.row_number, cells, keys)
                rows.append(row.to_dict())
    except frictionless.FrictionlessException as error:
        problems += [
            _in_one_line(path, reason, {}, key) for reason in error.reasons or [error.error]
        ]
    if not rows and not problems:
        where = (path, 1, next(iter(kinds)))
        problems.append(fault(where, "", "is all there is: no rows", "restore the file"))
    return rows, problems


def typed(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Make a frame of typed rows, with the types that `between_powers.data.load` promises.

    Examples
    --------
    >>> typed("cpc", read("cpc", {})[0])["year"].dtype
    dtype('int64')
    """
    frame = pd.DataFrame(rows)
    for field in describe(name)["schema"]["fields"]:
        column = field["name"]
        gaps = bool(frame[column].isna().any())
        dtype = (
            ("Int64" if gaps else "int64") if field["type"] == "integer" else _DTYPES[field["type"]]
        )
        frame[column] = frame[column].astype(dtype)
    return frame
