"""What a chart must not draw: what differs from build to build, and what would vanish unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from between_powers.exhibits.columns import EXPRESSIONS, VIEWS

_UNSTABLE = re.compile(r"\b(random|now|sample(?:Uniform|Normal|LogNormal))\s*\(")
_EXPRESSIONS = (*EXPRESSIONS, "labelExpr", "init", "update", "signal")
_INPUTS = {"range": ("min", "max", "step", "value"), "select": ("options", "value")}
"""Kinds of inputs that pages show, and what each needs."""
_PLAIN = (str, int, float, bool, list, dict, type(None))


def fault(spec: dict[str, Any], data: pd.DataFrame) -> str | None:
    """Tell what a specification, or the data of its figure, has that must not be drawn.

    Examples
    --------
    >>> fault({"mark": "bar", "transform": [{"calculate": "random()", "as": "j"}]}, pd.DataFrame())
    'draws with random(), which is another at every build; compute it in the cell, with a seed'
    >>> fault({"mark": "bar", "data": {"url": "https://a.org/b.csv"}}, pd.DataFrame())
    "draws data by the address 'https://a.org/b.csv'; load them in the cell"
    """
    return next(_faults(spec, data), None)


def _faults(spec: dict[str, Any], data: pd.DataFrame) -> Iterator[str]:
    datasets = spec.get("datasets", {})
    for part in _parts({name: part for name, part in spec.items() if name != "datasets"}):
        yield from _unstable(part)
        yield from _unshown_inputs(part)
    if list(datasets.values()) == [[]]:
        yield "draws no rows: its data is empty"
    for name, value in (item for rows in datasets.values() for item in _items(rows)):
        if not isinstance(value, _PLAIN):
            kind = type(value).__name__
            yield f"draws {name!r}, which holds a {kind}; make it a number, text or Timestamp"
    for column in data.select_dtypes("number"):
        if np.isinf(data[column].to_numpy(dtype=float, na_value=np.nan)).any():
            yield f"has infinity in {str(column)!r}, which is drawn as nothing; leave such rows out"


def _unstable(part: dict[str, Any]) -> Iterator[str]:
    """Tell of what a part of a specification draws that need not be there, or the same."""
    if isinstance(address := part.get("url"), str) and "mark" not in part:
        yield f"draws data by the address {address!r}; load them in the cell"
    if isinstance(part.get("sample"), int):
        yield "draws a sample, which is another at every build; take it in the cell"
    for text in (part.get(name) for name in _EXPRESSIONS):
        if isinstance(text, str) and (found := _UNSTABLE.search(text)):
            seeded = "compute it in the cell, with a seed"
            yield f"draws with {found[1]}(), which is another at every build; {seeded}"


def _unshown_inputs(part: dict[str, Any]) -> Iterator[str]:
    """Tell of an input of a parameter that a page cannot offer; zoom and legend are no inputs."""
    if not isinstance(bind := part.get("bind"), dict):
        return
    name, kind = part.get("name"), bind.get("input")
    given = bind.keys() | part.keys()
    if "select" in part:
        yield f"sets the selection {name!r} by an input; set alt.param(value=..., bind=...) by it"
    elif kind not in _INPUTS:
        offered = "alt.binding_range(...) or alt.binding_select(...)"
        yield f"sets {name!r} by an input of the kind {kind!r}; write {offered}"
    elif lacks := [setting for setting in _INPUTS[kind] if setting not in given]:
        yield f"sets {name!r} by an input without {' and '.join(lacks)}; name them"


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Yield a part of a specification and all parts within it, but for rows."""
    if isinstance(part, dict):
        yield part
        for name, inner in part.items():
            if name != "values":
                yield from _parts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _parts(inner)


def _items(rows: Any) -> Iterator[tuple[str, Any]]:
    """Yield names and values of rows; other data, such as shapes, have none."""
    for row in rows if isinstance(rows, list) else ():
        yield from row.items() if isinstance(row, dict) else ()


_SMALL = frozenset(["a", "and", "at", "by", "for", "from", "in", "of", "on", "per", "the", "to"])


def repeated_title(spec: dict[str, Any], subtitle: str) -> str | None:
    """Return the title of an axis that says only what the subtitle of its figure says.

    Examples
    --------
    >>> spec = {"mark": "bar", "encoding": {"x": {"field": "mt", "title": "Million tonnes"}}}
    >>> repeated_title(spec, "Exports of oil, million tonnes")
    'Million tonnes'
    >>> repeated_title(spec, "Exports of oil by route")
    """
    said = _words(subtitle)
    drawn = {name: part for name, part in spec.items() if name != "datasets"}
    for part in _parts(drawn):
        for channel in (part.get("encoding", {}).get(name, {}) for name in ("x", "y")):
            title = channel.get("title") or (channel.get("axis") or {}).get("title")
            if isinstance(title, str) and _words(title) <= said:
                return title
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower())) - _SMALL


def is_faceted(spec: dict[str, Any]) -> bool:
    """Tell whether a view is drawn in panels, each of which has a width of its own.

    Examples
    --------
    >>> is_faceted({"mark": "bar", "encoding": {"column": {"field": "who"}}})
    True
    """
    channels = {"facet", "row", "column"}
    return bool(channels & spec.get("encoding", {}).keys()) and not any(
        name in spec for name in VIEWS
    )
