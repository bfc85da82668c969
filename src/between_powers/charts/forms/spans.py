"""Spans: level lines over a stretch of time, such as the mean of a year or a window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import LookByKind, looks_of, scaled
from between_powers.charts.marks import moment, texts
from between_powers.charts.palette import INK, PAPER, readable
from between_powers.charts.theme import Layout
from between_powers.charts.time_axes import Span, TimeAndValueAxis, time_plane, without_scale
from between_powers.charts.tooltips import tips


@form
def spans(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    start: str,
    end: str,
    y: str,
    by: str | None = None,
    looks: LookByKind | None = None,
    colour: str = INK,
    width: float = 4,
    dash: tuple[int, ...] = (),
    text: str | None = None,
    text_at: str | None = None,
    place: str = "below",
    halo: bool = False,
    rule: tuple[float | str, str] | None = None,
    span: Span = None,
    height: int = 240,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[TimeAndValueAxis],
) -> Chart:
    """Draw a level line for each row, from its start to its end, at its value.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a span.
    start, end, y : str
        Columns of both ends, as dates or (decimal) years, and of the value.
    by, looks
        Column of series or actors that colour the lines, and their looks.
    colour : str
        Of lines that have no series, and of their texts.
    width : float
        Width of the lines, in pixels.
    dash : tuple of int
        Their dash pattern; solid by default.
    text : str, optional
        Column of the texts by the lines.
    text_at : str, optional
        Column of the moments that the texts stand at; the middle by default.
    place, halo, rule, span, height, tip, **axis
        As in `lines`.

    Examples
    --------
    >>> rows = pd.DataFrame({"from": [2010], "to": [2014], "share": [0.6], "text": ["60%"]})
    >>> draw = spans(rows, start="from", end="to", y="share", text="text", span=(2008, 2026))
    >>> len(draw(Layout("wide", 720)).layer)
    3
    """
    check_columns(rows, start, end, y, by, text, text_at)
    whole = span or (rows[start].min(), rows[end].max())
    plane = time_plane(rows, start, y, layout, whole, axis)
    layers: list[Any] = [moment(rule, rows[start], whole)] if rule else []
    line = alt.Chart(rows).mark_rule(strokeWidth=width, strokeDash=list(dash) or [1, 0])
    ink: Any = scaled(alt.Color, by, looks_of(rows[by], looks), "colour") if by else None
    reach = {"x": without_scale(plane["x"]), "y": plane["y"], "x2": alt.X2(end)}
    line = line.encode(**reach, color=ink or alt.ColorValue(colour), tooltip=tips(tip))
    # Points of no size give the layers their scales.
    layers += [alt.Chart(rows).mark_point(size=0, color=INK).encode(**plane), line]
    if text:
        middle = rows[start] + (rows[end] - rows[start]) / 2
        named = rows.assign(**{start: rows[text_at] if text_at else middle})
        own = {} if by else {"color": readable(colour, PAPER, INK)}
        layers += texts(named, text, place, plane, halo=halo, **own)
    return layered(layers, height=height)
