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
    years: Sequence[int] | None  # the years that are written; round ones by default
    year_labels: bool  # whether years are written; panels that share an axis write them once
    grid: bool  # whether a line goes up from each year that is written
    pad: int  # pixels that the marks keep from the ends, where no span is given


def time_axis(values: pd.Series, field: str, layout: Layout, **options: Unpack[TimeAxis]) -> alt.X:
    """Return the level channel of time, for dates or for (decimal) years.

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
    axis: dict[str, Any] = {"values": written, "format": "d", "grid": options.get("grid", False)}
    ends = [first, last]
    if dated:
        axis |= {"values": [f"{year}-01-01" for year in written], "format": "%Y"}
        ends = [_day(first, "01-01"), _day(last, "12-31")]
    if not options.get("year_labels", True):
        axis |= {"labels": False, "ticks": False, "domain": False}
    scale: dict[str, Any] = {"domain": ends, "nice": False}
    if not span and options.get("pad"):
        scale["padding"] = options["pad"]
    encoded: alt.X = alt.X(field, type="temporal" if dated else "quantitative").scale(**scale)
    return encoded.axis(**axis)


class TimeAndValueAxis(ValueAxis, total=False):
    """Options of the forms that show values in time; the two of years are those of `TimeAxis`."""

    years: Sequence[int]
    year_labels: bool


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
    across = time_axis(rows[x], x, layout, span=span, years=years, year_labels=labels)
    return {"x": across, "y": value_axis(alt.Y, y, axis)}


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
