"""The Vega-Lite specification of a chart: from frames to rows, laid out for one width."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import altair as alt

from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import expressed
from between_powers.exhibits.drawing_checks import is_faceted

TRANSFORMER = "between-powers-shared-rows"
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_COUNTED = re.compile(r"\b(view|param)_(\d+)\b")


def laid_out(spec: dict[str, Any], layout: Layout) -> dict[str, Any]:
    """Return a new specification, with one layout's width.

    A single or layered view is made to fill the width, axes included. A chart of several views, or
    of panels, keeps the widths that its author gave each of them.

    Examples
    --------
    >>> laid_out({"mark": "bar", "encoding": {}}, Layout("wide", 720))["width"]
    720
    """
    placed = renumbered(slim(expressed(spec)))
    if ("mark" in placed or "layer" in placed) and not is_faceted(placed):
        placed["width"] = layout.width
        placed["autosize"] = {"type": "fit-x", "contains": "padding"}
    return placed


def slim(spec: dict[str, Any]) -> dict[str, Any]:
    """Leave out the columns of the data that nothing in the specification names.

    Examples
    --------
    >>> slim({"encoding": {"x": {"field": "a"}}, "datasets": {"d": [{"a": 1, "note": "long"}]}})
    {'encoding': {'x': {'field': 'a'}}, 'datasets': {'d': [{'a': 1}]}}
    """
    drawn = {name: part for name, part in spec.items() if name != "datasets"}
    # A dot in the name of a column is written with a backslash before it.
    words = json.dumps(drawn, ensure_ascii=False).replace("\\", "")
    datasets = {
        name: [_kept(row, words) for row in rows] if isinstance(rows, list) else rows
        for name, rows in spec.get("datasets", {}).items()
    }
    return drawn | ({"datasets": datasets} if datasets else {})


def _kept(row: Any, words: str) -> Any:
    """Keep the columns of a row that are named; shapes of a map are kept whole."""
    if not isinstance(row, dict) or "geometry" in row:
        return row
    return {column: value for column, value in row.items() if column in words}


def curled(parts: Any) -> Any:
    """Turn the straight apostrophes within words of a chart, or of its rows, into curly ones.

    All of them at once, or an expression would no longer name the rows that it looks for.

    Examples
    --------
    >>> curled({"text": "Kazakhstan's", "test": "datum['who'] == 'us'"})
    {'text': 'Kazakhstan’s', 'test': "datum['who'] == 'us'"}
    """
    text = json.dumps(parts, ensure_ascii=False)
    return json.loads(_APOSTROPHE.sub("’", text))


def renumbered(spec: dict[str, Any]) -> dict[str, Any]:
    """Count Altair's automatic names from 1 within the chart.

    Altair counts views and parameters through a whole process, so a new chart early in a chapter
    would change the specification of every later one.

    Examples
    --------
    >>> renumbered({"name": "view_7", "params": [{"views": ["view_7"]}]})
    {'name': 'view_1', 'params': [{'views': ['view_1']}]}
    """
    text = json.dumps(spec)
    names: dict[str, str] = {}
    for match in _COUNTED.finditer(text):
        kind = match[1]
        taken = sum(name.startswith(kind) for name in names)
        names.setdefault(match[0], f"{kind}_{taken + 1}")
    renamed: dict[str, Any] = json.loads(_COUNTED.sub(lambda match: names[match[0]], text))
    return renamed


class SharedRows:
    """A data transformer that turns a frame into rows once, however many layers draw it."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Any, Any]] = {}

    def __call__(self, data: Any = None) -> Any:
        """Return what Altair's own transformer makes of the data."""
        if id(data) not in self._rows:
            # The frame is kept as well: its id is its own only as long as it lives.
            self._rows[id(data)] = data, alt.default_data_transformer(data)
        return self._rows[id(data)][1]


@contextmanager
def shared_rows() -> Iterator[None]:
    """Turn each frame into rows once, for as long as no frame changes."""
    alt.data_transformers.register(TRANSFORMER, SharedRows())
    with alt.data_transformers.enable(TRANSFORMER):
        yield
