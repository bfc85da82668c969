"""The Vega-Lite specification of a chart, laid out for one width and free of chance."""

from __future__ import annotations

import json
import re
from typing import Any

from between_powers.charts.theme import Layout

_COUNTED = re.compile(r"\b(view|param)_(\d+)\b")


def laid_out(spec: dict[str, Any], layout: Layout) -> dict[str, Any]:
    """Return the specification for one layout.

    A single or layered view is made to fill the layout's width, axes included. A chart of
    several views keeps the widths that its author gave each of them.

    Parameters
    ----------
    spec : dict
        A Vega-Lite specification as Altair writes it.
    layout : Layout
        The layout to fill.

    Returns
    -------
    dict
        A new specification; `spec` is left as it was.

    Examples
    --------
    >>> laid_out({"mark": "bar", "encoding": {}}, Layout("wide", 720))["width"]
    720
    """
    placed = renumbered(slim(spec))
    if "mark" in placed or "layer" in placed:
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
    words = json.dumps(drawn, ensure_ascii=False)
    datasets = {
        name: [{column: row[column] for column in row if column in words} for row in rows]
        for name, rows in spec.get("datasets", {}).items()
    }
    return drawn | ({"datasets": datasets} if datasets else {})


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
