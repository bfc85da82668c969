"""Axes of time: for dates and for (decimal) years, with round years written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.axes import ValueAxis, value_axis
from between_powers.charts.theme import Layout

Span = tuple[Any, Any] | None
"""First and last year, or date, of an axis of time."""


class TimeAxis(TypedDict, total=False):
    """Options of the axis of time."""

    span: Span  # first and last year, or date, of the axis; those of the values by default
    # the years that are written, round ones by default; of dates, each is written where it stands
    years: Sequence[int] | Sequence[str] | None
    year_labels: bool  # whether years are written; panels that share an axis write them once
    grid: bool  # whether a line goes up from each year that is written
    pad: int  # pixels that the marks keep from the ends, where no span is given


def time_axis(values: pd.Series, field: str, layout: Layout, **options: Unpack[TimeAxis]) -> alt.X:
    """Return the level channel of time, for dates or for (decimal) years.

    A year is written at its middle, on every axis: what a year brought stands over its name, and
    its February left of it. Where dates have an axis that names every year, lines part the years.
    A year that is given as an ISO date is written at that date, as the years of censuses are.
    Fewer years are written on a phone.

    Examples
    --------
    >>> axis = time_axis(pd.Series([1990, 2026]), "year", Layout("wide", 720)).to_dict()["axis"]
    >>> axis["values"]
    [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]
    """
    span = options.get("span")
    first, last = span or (values.min(), values.max())
    written = list(options.get("years") or round_years(_year(first), _year(last), layout))
    dated = pd.api.types.is_datetime64_any_dtype(values)
    grid = options.get("grid", False)
    axis: dict[str, Any] = {"values": written, "format": "d", "grid": grid, "ticks": not grid}
    ends = [first, last]
    if dated:
        ends = [_day(first, "01-01"), _day(last, "12-31")]
        axis |= _dated(written, ends, grid=grid)
    if not options.get("year_labels", True):
        axis |= {"labels": False, "ticks": False}
    scale: dict[str, Any] = {"domain": ends, "nice": False}
    if not span and options.get("pad"):
        scale["padding"] = options["pad"]
    encoded: alt.X = alt.X(field, type="temporal" if dated else "quantitative").scale(**scale)
    return encoded.axis(**axis)


def _dated(written: list[Any], ends: list[str], *, grid: bool) -> dict[str, Any]:
    """Return what an axis of dates has: years at their middles, and lines between neighbours."""
    if isinstance(written[0], str):
        # Noon is of the same year in whatever time zone a browser lays the axis out.
        return {"values": [f"{day}T12:00" for day in written], "format": "%Y"}
    years: list[int] = written
    middles = [f"{year}-07-02" for year in years]
    if years != list(range(years[0], years[-1] + 1)):
        return {"values": middles, "format": "%Y"}
    starts = [f"{year}-01-01" for year in [*years, years[-1] + 1]]
    # Told by the month, a middle is one in whatever time zone a browser lays the axis out.
    inside = "month(datum.value) == 6"
    hidden = alt.condition(inside, alt.value(0), alt.value(1))
    within = [day for day in sorted(middles + starts) if ends[0] <= day <= ends[1]]
    return {
        "values": within,
        # Of more than it would set itself, Vega leaves out every second.
        "tickCount": len(within),
        "format": "%Y",
        "labelExpr": f"{inside} ? datum.label : ''",
        "labelOverlap": False,
        "gridOpacity" if grid else "tickOpacity": hidden,
    }


class TimeAndValueAxis(ValueAxis, total=False):
    """Options of the forms that show values in time; those of years are the ones of `TimeAxis`."""

    years: Sequence[int] | Sequence[str]
    year_labels: bool
    year_grid: bool


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
    grid = axis.get("year_grid", False)
    across = time_axis(rows[x], x, layout, span=span, years=years, year_labels=labels, grid=grid)
    return {"x": across, "y": value_axis(alt.Y, y, axis)}


def without_scale(channel: alt.X) -> alt.X:
    """Return a level channel that takes its scale from the other layers of its chart.

    For marks that reach from one date to another: Vega-Lite reads the dates of a domain for their
    start and not for their end, and takes the two for a conflict.

    Examples
    --------
    >>> without_scale(alt.X("at:T").scale(domain=["2020-01-01", "2021-01-01"])).to_dict()
    {'field': 'at', 'type': 'temporal'}
    """
    bare: Any = channel.copy()
    # A zero of its own would stretch the axis of years.
    bare.scale = alt.Scale(zero=False) if bare["type"] == "quantitative" else alt.Undefined
    return bare  # type: ignore[no-any-return]


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
