"""Axes of the chart forms: of values, of named rows, and of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import altair as alt
import pandas as pd

from between_powers.charts.looks import words_for
from between_powers.charts.theme import Layout


class ValueAxis(TypedDict, total=False):
    """Options of the axis of values, which every form that has one takes.

    Attributes
    ----------
    title : str
        What is measured, and in what unit; nothing by default.
    limits : tuple of float
        Ends of the scale. By default it begins at zero and ends at a round number.
    ticks : sequence of float, or int
        Values that have a tick, or about how many.
    format : str
        Format of the labels, as d3 writes it: ``%``, ``,d``.
    labels : bool
        Whether the values are written; panels that share an axis write them once.
    absolute : bool
        Whether values below zero lose their sign, as where bars go both ways.
    """

    title: str
    limits: tuple[float, float]
    ticks: Sequence[float] | int
    format: str
    labels: bool
    absolute: bool


def column_axis(
    field: str, order: Sequence[Any], *, names: Mapping[str, str] | None = None, strong: str = ""
) -> alt.X:
    """Return the level channel of named columns, their names on top.

    Parameters
    ----------
    field : str
        Column of the names.
    order : sequence of str
        The names from left to right.
    names : mapping of str to str, optional
        Other words for some names, as on a phone.
    strong : str
        The one name that is written bold.

    Returns
    -------
    altair.X

    Examples
    --------
    >>> column_axis("country", ["Russia"]).to_dict()["axis"]["orient"]
    'top'
    """
    axis: dict[str, Any] = {"orient": "top", "labelAngle": 0, "labelOverlap": False}
    axis |= {"labelFontSize": 12, "ticks": False, "domain": False}
    if names:
        axis["labelExpr"] = words_for(names)
    if strong:
        bold = alt.condition(f"datum.value == '{strong}'", alt.value(700), alt.value(400))
        axis["labelFontWeight"] = bold
    encoded: alt.X = alt.X(field, type="nominal", sort=list(order)).scale(domain=list(order))
    return encoded.axis(**axis)


class TimeAndValueAxis(ValueAxis, total=False):
    """Options of the forms that show values in time.

    Attributes
    ----------
    years : sequence of int
        The years that are written; round ones by default.
    year_labels : bool
        Whether years are written; panels that share an axis write them once.
    """

    years: Sequence[int]
    year_labels: bool


Span = tuple[Any, Any] | None
"""First and last year, or date, of an axis of time."""


def value_axis(channel: Any, field: str, options: ValueAxis, **encoding: Any) -> Any:
    """Return a channel of values with its scale and axis.

    Parameters
    ----------
    channel : type
        ``alt.X`` or ``alt.Y``.
    field : str
        Column of the values.
    options : ValueAxis
        What the author sets.
    **encoding
        Further arguments of the channel, such as ``stack``.

    Returns
    -------
    The channel.

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
        axis |= {"labels": False, "ticks": False, "domain": False}
    encoded = channel(field, type="quantitative", title=options.get("title"), **encoding)
    if "limits" in options:
        encoded = encoded.scale(domain=list(options["limits"]), nice=False)
    return encoded.axis(**axis)


def row_axis(
    field: str,
    order: Sequence[Any],
    layout: Layout,
    *,
    names: Mapping[str, str] | None = None,
    wrap: str = "",
    heads: float = 0,
    grid: bool = False,
) -> alt.Y:
    """Return the upright channel of named rows.

    Parameters
    ----------
    field : str
        Column of the rows' names.
    order : sequence of str
        The names from top to bottom.
    layout : Layout
        Its `edge` is the width of the names in a panel.
    names : mapping of str to str, optional
        Other words for some names, as on a phone.
    wrap : str
        Where it stands in a name, the name goes on in a second line: ``", "``.
    heads : float
        Height of a row; given, names stand above their rows, not left of them.
    grid : bool
        Whether a line runs along each row.

    Returns
    -------
    altair.Y

    Examples
    --------
    >>> row_axis("route", ["CPC"], Layout("wide", 720, edge=90)).to_dict()["axis"]["minExtent"]
    90
    """
    axis: dict[str, Any] = {"labelLimit": 330 if not layout.is_narrow else 200}
    if grid:
        axis["grid"] = True
    label = words_for(names) if names else "datum.label"
    if wrap:
        axis |= {"labelExpr": f"split({label}, '{wrap}')"}
        broken = f"indexof({label}, '{wrap}') >= 0"
        axis["labelOffset"] = alt.condition(broken, alt.value(-7), alt.value(0))
    elif names:
        axis["labelExpr"] = label
    if heads:
        axis |= {"labelAlign": "left", "labelPadding": 0, "tickSize": 0, "labelLimit": 0}
        axis |= {"labelOffset": 10 - heads / 2, "maxExtent": 0, "labelFontWeight": 600}
    elif layout.edge:
        axis |= {"minExtent": layout.edge, "maxExtent": layout.edge, "labelLimit": layout.edge}
    encoded: alt.Y = alt.Y(field, type="nominal", sort=list(order)).scale(domain=list(order))
    return encoded.axis(**axis)


def time_axis(
    values: pd.Series,
    field: str,
    layout: Layout,
    *,
    span: Span = None,
    years: Sequence[int] | None = None,
    labels: bool = True,
    grid: bool = False,
) -> alt.X:
    """Return the level channel of time, for dates or for (decimal) years.

    Parameters
    ----------
    values : pandas.Series
        The dates or years that are drawn.
    field : str
        Their column.
    layout : Layout
        Fewer years are written on a phone.
    span : tuple, optional
        First and last year, or date, of the axis; those of the values by default.
    years : sequence of int, optional
        The years that are written; round ones by default.
    labels : bool
        Whether years are written at all.
    grid : bool
        Whether a line goes up from each year that is written.

    Returns
    -------
    altair.X

    Examples
    --------
    >>> axis = time_axis(pd.Series([1990, 2026]), "year", Layout("wide", 720)).to_dict()["axis"]
    >>> axis["values"]
    [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]
    """
    first, last = span or (values.min(), values.max())
    written = list(years) if years else round_years(_year(first), _year(last), layout)
    dated = pd.api.types.is_datetime64_any_dtype(values)
    axis: dict[str, Any] = {"values": written, "format": "d", "grid": grid}
    ends = [first, last]
    if dated:
        axis |= {"values": [f"{year}-01-01" for year in written], "format": "%Y"}
        ends = [_day(first, "01-01"), _day(last, "12-31")]
    if not labels:
        axis |= {"labels": False, "ticks": False, "domain": False}
    encoded: alt.X = alt.X(field, type="temporal" if dated else "quantitative")
    return encoded.scale(domain=ends, nice=False).axis(**axis)


def time_plane(
    rows: pd.DataFrame, x: str, y: str, layout: Layout, span: Span, axis: TimeAndValueAxis
) -> dict[str, Any]:
    """Return the two channels of values in time.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2009, 2021], "share": [0.1, 0.2]})
    >>> plane = time_plane(rows, "year", "share", Layout("wide", 720), None, {"format": "%"})
    >>> plane["x"].to_dict()["scale"]["domain"]
    [2009.0, 2021.0]
    """
    years, labels = axis.get("years"), axis.get("year_labels", True)
    options: Any = {k: v for k, v in axis.items() if k not in ("years", "year_labels")}
    across = time_axis(rows[x], x, layout, span=span, years=years, labels=labels)
    return {"x": across, "y": value_axis(alt.Y, y, options)}


def round_years(first: float, last: float, layout: Layout) -> list[int]:
    """Return the years that an axis writes: at most nine, on a phone five.

    Examples
    --------
    >>> round_years(2009, 2025, Layout("narrow", 330))
    [2010, 2015, 2020, 2025]
    """
    most = 5 if layout.is_narrow else 9
    for step in (1, 2, 5, 10, 20):
        start = -(-int(-(-first // 1)) // step) * step
        years = list(range(start, int(last) + 1, step))
        if len(years) <= most:
            break
    return years


def _year(value: Any) -> float:
    if isinstance(value, str | pd.Timestamp):
        return float(pd.Timestamp(value).year)
    return float(value)


def _day(value: Any, rest: str) -> str:
    """Return an ISO date; a bare year becomes its first or last day."""
    if isinstance(value, str | pd.Timestamp):
        return f"{pd.Timestamp(value):%Y-%m-%d}"
    return f"{int(value)}-{rest}"
