"""Lines: values in time, one line an actor, named at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import LookByKind, looks_of, scaled
from between_powers.charts.marks import RIM, end_labels, moment, series_names, texts
from between_powers.charts.palette import INK
from between_powers.charts.points import points
from between_powers.charts.theme import Layout
from between_powers.charts.time_axes import Span, TimeAndValueAxis, time_plane
from between_powers.charts.tooltips import tips


@form
def lines(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    x: str,
    y: str,
    by: str | None = None,
    looks: LookByKind | None = None,
    colour: str = INK,
    width: float = 2.2,
    gaps: bool = False,
    dotted: bool | str = False,
    band: tuple[str, str] | None = None,
    text: str | None = None,
    place: str = "below",
    halo: bool = False,
    series: str | pd.DataFrame = "end",
    rule: tuple[float | str, str] | None = None,
    span: Span = None,
    height: int = 240,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[TimeAndValueAxis],
) -> Chart:
    """Draw a line for each series, in the colour and dash of its actor.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a value.
    x, y : str
        Columns of the time, as dates or (decimal) years, and of the values.
    by : str, optional
        Column of the series or actors.
    looks : mapping, optional
        Look of each series; without it, series are actors.
    colour : str
        Of a line that stands alone.
    width : float
        Width of the lines, in pixels.
    gaps : bool
        Whether a line breaks where whole years are missing.
    dotted : bool or str
        Whether each value has a dot; or the column that is true where one has.
    band : tuple of str, optional
        Columns of the low and high ends of a band round each line; missing where there is none.
    text : str, optional
        Column of the texts by the values; empty where there is none.
    place : str
        Where texts stand: a key of `PLACES`, or the column of such keys.
    halo : bool
        Whether the texts, and names of series in a frame, have a rim of paper.
    series : str or pandas.DataFrame
        ``"end"`` names the series at their ends; a frame with the columns `x`, `y` and `by`
        names them where it says; ``""`` leaves it to others.
    rule : tuple, optional
        A moment and its words: a dashed upright rule.
    span : tuple, optional
        First and last year, or date, of the axis.
    height : int
        Pixels of the plot.
    tip : mapping, optional
        Tooltips (see `tips`).
    **axis
        Options of both axes (see `TimeAndValueAxis`).

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2020, 2021], "share": [0.2, 0.3], "by": ["Russia"] * 2})
    >>> draw = lines(rows, x="year", y="share", by="by", rule=(2020.5, "Mid-2020"), format="%")
    >>> len(draw(Layout("wide", 720)).layer)
    3
    """
    own_dots = dotted if isinstance(dotted, str) else None
    check_columns(rows, x, y, by, text, own_dots, *(band or ()))
    plane = time_plane(rows, x, y, layout, span, axis)
    shown = looks_of(rows[by], looks) if by else {}
    colouring: dict[str, Any] = {"color": alt.ColorValue(colour)}
    if by:
        colouring = {"color": scaled(alt.Color, by, shown, "colour")}
    frame = with_gaps(rows, x, by) if gaps else rows
    base = alt.Chart(frame).encode(**plane, **colouring)
    layers: list[Any] = []
    if rule:
        layers.append(moment(rule, rows[x], span))
    if band:
        area = base.mark_area(opacity=0.2).encode(y=alt.Y(band[0], type="quantitative"))
        layers.append(area.encode(y2=band[1]))
    line = base.mark_line(strokeWidth=width).encode(tooltip=tips(tip))
    if by:
        line = line.encode(strokeDash=scaled(alt.StrokeDash, by, shown, "dash"))
    layers.append(line)
    spots = rows if dotted else _single(frame, y, by) if gaps else rows[:0]
    spots = rows[rows[own_dots]] if own_dots else spots
    if len(spots):
        dot = alt.Chart(spots).encode(**plane, tooltip=tips(tip))
        layers.append(points(dot, by=by, looks=shown, colour=colour, size=45))
    if text:
        layers += texts(rows, text, place, plane, halo=halo)
    if by:
        colours = {name: look.colour for name, look in shown.items()}
        if isinstance(series, pd.DataFrame):
            layers += [one.encode(**plane) for one in _names(series, by, colours, halo)]
        elif series:
            low, high = _ends(rows[y], axis)
            room = (16 / height * (high - low), low)
            layers.append(end_labels(rows.dropna(subset=y), x, y, by, colours, room=room))
    return layered(layers, height=height)


def with_gaps(rows: pd.DataFrame, x: str, by: str | None) -> pd.DataFrame:
    """Add a row without a value for each whole year that a series lacks between others.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2010, 2012], "share": [0.1, 0.2]})
    >>> with_gaps(rows, "year", None)["share"].isna().tolist()
    [False, True, False]
    """
    groups = rows.groupby(by, sort=False) if by else [("", rows)]
    filled = []
    for name, part in groups:
        every = pd.DataFrame({x: range(int(part[x].min()), int(part[x].max()) + 1)})
        filled.append(every.merge(part, how="left").assign(**({by: name} if by else {})))
    return pd.concat(filled, ignore_index=True)


def _names(spots: pd.DataFrame, by: str, colours: Mapping[str, str], halo: bool) -> list[alt.Chart]:
    """Write the names of series at their spots, with a rim of paper or without."""
    return [series_names(spots, by, colours, **rim) for rim in ([RIM, {}] if halo else [{}])]


def _single(rows: pd.DataFrame, y: str, by: str | None) -> pd.DataFrame:
    """Return the values without a neighbour: no line goes through them, so they need a dot."""
    valued = rows[y].notna()
    groups = valued.groupby(rows[by]) if by else valued.groupby(valued.index < 0)
    beside = groups.shift(1, fill_value=False) | groups.shift(-1, fill_value=False)
    return rows[valued & ~beside]


def _ends(values: pd.Series, axis: TimeAndValueAxis) -> tuple[float, float]:
    """Return the ends of the scale of values."""
    return axis.get("limits") or (min(0.0, float(values.min())), float(values.max()))
