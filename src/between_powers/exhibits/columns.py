"""Columns that a chart draws, looked up in the data of the very view that draws them.

Vega-Lite draws an empty chart for a column that is not there, without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Columns = set[str] | None
"""Columns of the data of a view; None where they cannot be known, as of a file."""

VIEWS = ("layer", "concat", "hconcat", "vconcat")
EXPRESSIONS = ("expr", "test", "filter", "calculate", "and", "or", "not")
FIELDS = ("field", "fields", "groupby", "fold", "flatten", "lookup", "joinaggregate", "extent")
FIELDS_OF_TRANSFORMS = ("stack", "impute", "key")  # in an encoding these are no columns
NOT_OF_ROWS = ("axis", "legend", "header", "scale", "from")  # datum is a label there
RESHAPING = {"pivot", "density", "quantile", "regression", "loess"}

_TOKEN = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[\w$]+|\S""")
_PATH_HEAD = re.compile(r"(?:\\.|[^.\[\\])+")


def unknown_fields(spec: dict[str, Any]) -> list[str]:
    """Name the columns that are drawn, but are neither in the data of their view nor made there.

    Encodings, conditions, filters, calculations and other expressions are looked through.

    Examples
    --------
    >>> unknown_fields({"data": {"name": "d"}, "datasets": {"d": [{"year": 1}]}, "mark": "bar",
    ...                 "transform": [{"filter": "datum.yeer > 0"}],
    ...                 "encoding": {"x": {"field": "year"}, "y": {"field": "valeu"}}})
    ['valeu', 'yeer']
    """
    return sorted(set(_of_view(spec, spec.get("datasets", {}), None, {}, [])))


def columns_in(expression: str) -> list[str]:
    """Name the columns that an expression of Vega takes from its row.

    Examples
    --------
    >>> columns_in("datum.mt > 5 && datum['a b'] == 'datum.no' || isValid(other.datum.x)")
    ['mt', 'a b']
    """
    tokens = ["", *_TOKEN.findall(expression), "", ""]
    names = []
    for before, token, sign, name in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if token == "datum" and before != ".":  # noqa: S105 - a token of a language
            if sign == ".":
                names.append(name)
            elif sign == "[" and name[0] in "'\"":
                names.append(name[1:-1])
    return names


def _of_view(
    view: dict[str, Any],
    datasets: dict[str, Any],
    columns: Columns,
    encoding: dict[str, Any],
    params: list[dict[str, Any]],
) -> Iterator[str]:
    """Yield the unknown columns of a view and of the views within it."""
    if "data" in view:
        columns = _columns_of(view["data"], datasets)
    for step in view.get("transform", []):
        yield from _missing(_named(step, FIELDS + FIELDS_OF_TRANSFORMS), columns)
        columns = _after(step, columns)
    encoding = encoding | view.get("encoding", {})
    params = params + view.get("params", [])
    yield from _missing(_named(view.get("facet", {})), columns)
    children = [child for name in VIEWS for child in view.get(name, [])]
    for child in [*children, *filter(None, [view.get("spec")])]:
        yield from _of_view(child, datasets, columns, encoding, params)
    if "mark" in view:
        yield from _missing(_named(encoding), columns)
        made = None if columns is None else columns | _aggregated(encoding)
        mark = view["mark"] if isinstance(view["mark"], dict) else {}
        # The extent of an error bar is a measure, that of a selection a column.
        yield from _missing(_named(mark | {"extent": None}), made)
        for param in params:
            if view.get("name") in param.get("views", [view.get("name")]):
                yield from _missing(_named(param.get("select", {})), columns)


def _columns_of(data: Any, datasets: dict[str, Any]) -> Columns:
    """Columns of data that stand in the specification; None of a file, or where no row is."""
    if not isinstance(data, dict) or "format" in data:
        return None
    rows = data["values"] if "values" in data else datasets.get(data.get("name", ""), [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    return {name for row in rows for name in row} or None


def _after(step: dict[str, Any], columns: Columns) -> Columns:
    """Columns that a transform leaves; None where it makes columns of values."""
    if columns is None or step.keys() & RESHAPING:
        return None
    made = set(_made(step))
    if "lookup" in step:
        return columns | made | set(step["from"].get("fields", []))
    if "fold" in step:
        return columns | (made or {"key", "value"})
    if "bin" in step:
        return columns | made | {f"{name}_end" for name in made}
    if "aggregate" in step:
        return made | set(step.get("groupby", []))
    return columns | made


def _made(part: Any) -> Iterator[str]:
    """Yield the names that a transform gives to columns."""
    if isinstance(part, dict):
        names = part.get("as", [])
        yield from [names] if isinstance(names, str) else names
    for item in part.values() if isinstance(part, dict) else part:
        if isinstance(item, dict | list):
            yield from _made(item)


def _aggregated(encoding: dict[str, Any]) -> set[str]:
    """Names that Vega-Lite gives to what an encoding aggregates."""
    channels = [channel for channel in encoding.values() if isinstance(channel, dict)]
    return {f"{one['aggregate']}_{one.get('field', '')}" for one in channels if "aggregate" in one}


def _named(part: Any, fields: Iterable[str] = FIELDS) -> Iterator[str]:
    """Yield the columns that a part of a specification names, in fields and in expressions."""
    if isinstance(part, list):
        for item in part:
            yield from _named(item, fields)
    elif isinstance(part, dict):
        for name, value in part.items():
            texts = [text for text in _listed(value) if isinstance(text, str)]
            if name in EXPRESSIONS:
                yield from (column for text in texts for column in columns_in(text))
            elif name in fields:
                yield from (_head(text) for text in texts)
            if name not in NOT_OF_ROWS:
                yield from _named(value, fields)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _head(path: str) -> str:
    """Name the column that a path such as ``properties.name`` begins with."""
    match = _PATH_HEAD.match(path)
    return re.sub(r"\\(.)", r"\1", match[0]) if match else path


def _missing(names: Iterable[str], columns: Columns) -> Iterator[str]:
    if columns is not None:
        yield from (name for name in names if name not in columns)
