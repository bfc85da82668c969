"""Axes of the chart forms: of values, of named rows, and of time."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

import altair as alt

from between_powers.charts.looks import words_for
from between_powers.charts.theme import Layout


class ValueAxis(TypedDict, total=False):
    """Options of the axis of values, which every form that has one takes."""

    title: str  # what is measured, and in what unit; nothing by default
    # ends of the scale. By default it begins at zero and ends at a round number.
    limits: tuple[float, float]
    ticks: Sequence[float] | int  # values that have a tick, or about how many
    format: str  # format of the labels, as d3 writes it: ``%``, ``,d``
    labels: bool  # whether the values are written; panels that share an axis write them once
    absolute: bool  # whether values below zero lose their sign, as where bars go both ways


def column_axis(
    field: str, order: Sequence[Any], *, names: Mapping[str, str] | None = None, strong: str = ""
) -> alt.X:
    r"""Return the level channel of named columns, from left to right, their names on top.

    Other words may stand for names, as on a phone; a line break in them begins a second line. The
    strong name is bold.

    Examples
    --------
    >>> column_axis("country", ["Russia"]).to_dict()["axis"]["orient"]
    'top'
    >>> column_axis("by", ["a–b", "c"], names={"a–b": "a–\nb"}).to_dict()["axis"]["labelPadding"]
    20
    """
    axis: dict[str, Any] = {"orient": "top", "labelAngle": 0, "labelOverlap": False}
    axis["labelFontSize"] = 12
    if names:
        breaks = max(words.count("\n") for words in names.values())
        if breaks:
            # Shorter names end on the last line, and all of them stand above the cells.
            written = {name: names.get(name, name) for name in order}
            names = {
                name: "\n" * (breaks - words.count("\n")) + words for name, words in written.items()
            }
            axis["labelPadding"] = 5 + 15 * breaks
        axis["labelExpr"] = f"split({words_for(names)}, '\\n')"
    if strong:
        bold = alt.condition(f"datum.value == '{strong}'", alt.value(700), alt.value(400))
        axis["labelFontWeight"] = bold
    encoded: alt.X = alt.X(field, type="nominal", sort=list(order)).scale(domain=list(order))
    return encoded.axis(**axis)


def hyphenated(names: Sequence[str]) -> dict[str, str]:
    r"""Return names of columns, those that end in -stan or -baijan in two lines.

    Examples
    --------
    >>> hyphenated(["Kazakhstan", "Russia", "Azerbaijan"])
    {'Kazakhstan': 'Kazakh-\nstan', 'Russia': 'Russia', 'Azerbaijan': 'Azer-\nbaijan'}
    """
    return {name: re.sub(r"(?<=\w{4})(?=(?:stan|baijan)$)", "-\n", name) for name in names}


def value_axis(channel: Any, field: str, options: ValueAxis, **encoding: Any) -> Any:
    """Return a channel of values, ``alt.X`` or ``alt.Y``, with its scale and axis.

    What else the channel takes, such as ``stack``, goes on to it.

    Examples
    --------
    >>> value_axis(alt.X, "mt", {"limits": (0, 80)}).to_dict()["scale"]
    {'domain': [0, 80], 'nice': False}
    """
    axis: dict[str, Any] = {"grid": True}
    ticks = options.get("ticks", 5)
    axis["tickCount" if isinstance(ticks, int) else "values"] = ticks
    if "format" in options:
        axis["format"] = options["format"]
    if options.get("absolute"):
        axis["labelExpr"] = "replace(datum.label, '−', '')"
    if not options.get("labels", True):
        axis["labels"] = False
    encoded = channel(field, type="quantitative", title=options.get("title"), **encoding)
    if "limits" in options:
        encoded = encoded.scale(domain=list(options["limits"]), nice=False)
    return encoded.axis(**axis)


BREAK = "|"
HEAD_LINE = 14
"""Pixels that a second line of a name above its row takes."""


class RowNames(TypedDict, total=False):
    """How the names of rows are written."""

    names: Mapping[str, str] | None  # other words for some names, as on a phone
    # where it stands in a name, the name goes on in a second line: ``", "``; or letters of a line
    wrap: str | int
    heads: float  # height of a row; above zero, names stand above their rows, not left of them
    grid: bool  # whether a line goes through each row
    labels: bool  # whether the names are written; panels side by side write them once
    strong: bool  # whether names are bold, and leave room for a second line
    flush: bool  # whether names begin at the left edge; the layout needs an `edge`


def row_axis(
    field: str, order: Sequence[Any], layout: Layout, **options: Unpack[RowNames]
) -> alt.Y:
    """Return the upright channel of named rows, from top to bottom.

    The layout's `edge` is the width of the names in a panel.

    Examples
    --------
    >>> row_axis("route", ["CPC"], Layout("wide", 720, edge=90)).to_dict()["axis"]["minExtent"]
    90
    """
    axis: dict[str, Any] = {"labelLimit": 200 if layout.is_narrow else 330}
    axis["grid"] = options.get("grid", False)
    names, wrap, heads = options.get("names"), options.get("wrap"), options.get("heads", 0)
    if isinstance(wrap, int):
        written = {name: (names or {}).get(name, str(name)) for name in order}
        names = {name: BREAK.join(textwrap.wrap(words, wrap)) for name, words in written.items()}
        wrap = BREAK
    label = words_for(names) if names else "datum.label"
    if wrap:
        axis["labelExpr"] = f"split({label}, '{wrap}')"
        broken = f"indexof({label}, '{wrap}') >= 0"
        axis["labelOffset"] = {
            "condition": [
                {"test": f"split({label}, '{wrap}').length > 2", "value": -14},
                {"test": broken, "value": -7},
            ],
            "value": 0,
        }
    elif names:
        axis["labelExpr"] = label
    if options.get("strong"):
        axis |= {"labelFontWeight": 600, "labelOffset": -7}
    if heads:
        axis |= {"labelAlign": "left", "labelPadding": 0, "tickSize": 0, "labelLimit": 0}
        above: Any = 10 - heads / 2
        if wrap:
            above = alt.condition(broken, alt.value(above), alt.value(above + HEAD_LINE))
        axis |= {"labelOffset": above, "maxExtent": 0, "labelFontWeight": 600}
    elif layout.edge:
        axis |= {"minExtent": layout.edge, "maxExtent": layout.edge, "labelLimit": layout.edge}
        if options.get("flush"):
            axis |= {"labelAlign": "left", "labelPadding": layout.edge}
    if not options.get("labels", True):
        axis["labels"] = False
    encoded: alt.Y = alt.Y(field, type="nominal", sort=list(order)).scale(domain=list(order))
    return encoded.axis(**axis)
