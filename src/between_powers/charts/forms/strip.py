"""Strip: dated marks in lanes, with words by some of them, and stretches of time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.axes import row_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, LookByKind, kinds, legend, looks_of
from between_powers.charts.marks import moment, placed, words
from between_powers.charts.palette import INK, MUTED, PAPER
from between_powers.charts.points import points
from between_powers.charts.theme import Layout
from between_powers.charts.time_axes import Span, time_axis, without_scale
from between_powers.charts.tooltips import tips


@form
def strip(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    lane: str,
    at: str,
    lanes: Sequence[str] | Mapping[str, str] | None = None,
    heads: bool = False,
    by: str | None = None,
    looks: LookByKind | None = None,
    key: Key = False,
    colour: str = INK,
    hollow: str | None = None,
    until: str | None = None,
    blocks: bool = False,
    text: str | None = None,
    place: str = "above",
    rule: tuple[float | str, str] | None = None,
    span: Span = None,
    years: Sequence[int] | Sequence[str] | None = None,
    year_labels: bool = True,
    step: int = 36,
    tip: Mapping[str, str] | None = None,
) -> Chart:
    """Draw a mark at its date, in its lane; hollow ones lie under the others.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a mark.
    lane, at : str
        Columns of the lanes, and of dates or (decimal) years.
    lanes : sequence or mapping, optional
        The lanes from top to bottom, or their names in the chart.
    heads : bool
        Whether names stand above their lanes; give `step` 50 or more.
    by, looks, key
        Column of kinds or actors, their looks and whether there is a key, as in `bars`.
    colour : str
        Of marks that have no kinds.
    hollow : str, optional
        Column that is true where a mark is of the lesser sort: a hollow mark.
    until : str, optional
        Column of the end of what lasts; missing for what is of one day.
    blocks : bool
        Whether what lasts is a broad bar without a mark; by default, a line with its mark in the
        middle, so that it is not taken for something of the first day.
    text : str, optional
        Column of the words by the marks; empty where there are none.
    place : str
        Where words stand: a key of `PLACES`, or the column of such keys. On a block, the middle; by
        a line, its start.
    rule : tuple, optional
        A date or year and its words: a dashed upright rule.
    span, years
        Ends of the axis of time, and the years that are written (see `time_axis`).
    year_labels : bool
        Whether years are written at all; panels that share an axis write them once.
    step : int
        Pixels from lane to lane.
    tip : mapping, optional
        Tooltips (see `tips`).

    Examples
    --------
    >>> rows = pd.DataFrame({"who": ["MPs"], "on": pd.to_datetime(["2014-03-01"]), "t": ["North"]})
    >>> draw = strip(rows, lane="who", at="on", text="t", span=(1990, 2026))
    >>> len(draw(Layout("wide", 720)).layer)
    3
    """
    check_columns(rows, lane, at, by, hollow, until, text)
    listed = list(lanes if lanes is not None else dict.fromkeys(rows[lane]))
    shown_names = lanes if isinstance(lanes, Mapping) else None
    plane: dict[str, Any] = {
        "x": time_axis(
            rows[at],
            at,
            layout,
            span=span,
            years=years,
            year_labels=year_labels,
            grid=True,
            pad=14,
        ),
        "y": row_axis(
            lane,
            listed,
            layout,
            names=shown_names,
            heads=step if heads else 0,
            grid=not (heads or blocks),
        ),
    }
    frame = rows.sort_values(hollow, ascending=False, kind="stable") if hollow else rows
    shown = looks_of(rows[by], looks) if by else None
    named = legend(key, layout, names=shown or ())
    layers: list[Any] = [moment(rule, rows[at], span)] if rule else []
    lasting = frame.dropna(subset=until) if until else frame[:0]
    dated = frame
    if until:
        middles = frame.assign(**{at: _middles(frame, at, until)})
        dated = frame[frame[until].isna()] if blocks else middles
    low: dict[str, Any] = {"yOffset": 4} if heads else {}
    if len(lasting):
        reach = {"x": without_scale(plane["x"]), "y": plane["y"], "x2": alt.X2(until or "")}
        base = alt.Chart(lasting).encode(**reach, tooltip=tips(tip))
        line = base.mark_rule(strokeWidth=3, color=MUTED, **low)
        if by and shown:
            # No scale of its own, which would take the key from the marks.
            inks = {name: one.stroke or one.colour for name, one in shown.items()}
            line.mark.color = alt.expr(f"({json.dumps(inks)})[datum['{by}']]")
        if blocks:
            # The key is to the blocks; marks beside them take it over, or they would contradict it.
            fill: Any = alt.ColorValue(colour)
            if by and shown:
                fill = kinds(by, shown, layout, key=key)
                named = fill["legend"]
            line = base.mark_bar(height=24, stroke=PAPER, strokeWidth=1.5, **low).encode(color=fill)
        layers.append(line)
    if rule and rule[1] and named:
        # Words of the rule stand above the plot, and would be taken for a part of the key.
        named.offset = 32
    said: list[alt.Chart] = []
    if text:
        *rims, last = _words(frame, (at, until if blocks else None), text, place, plane, low)
        # Below the marks, or it would bite into them where letters reach far down.
        layers += rims
        said = [last]
    marks = alt.Chart(dated).encode(**plane, tooltip=tips(tip))
    layers.append(points(marks, by=by, looks=shown, colour=colour, hollow=hollow, key=named, **low))
    layers += said
    return layered(layers, height=step * len(listed))


def _middles(rows: pd.DataFrame, at: str, until: str) -> pd.Series:
    """Return the middle of what lasts, and the moment of what does not."""
    return rows[at].where(rows[until].isna(), rows[at] + (rows[until] - rows[at]) / 2)


def _words(
    rows: pd.DataFrame,
    ends: tuple[str, str | None],
    text: str,
    place: str,
    plane: Mapping[str, Any],
    low: Mapping[str, Any],
) -> list[alt.Chart]:
    """Write the words by their marks, and in the middle of blocks."""
    at, until = ends
    written = placed(rows[rows[text].fillna("") != ""], place)
    if until:
        # A block is broader than a mark: words above or below it stand farther off.
        off = written["dy"].where(written[until].isna(), written["dy"] * 1.55)
        written = written.assign(**{at: _middles(written, at, until), "dy": off})
    # A rim would bite into a block.
    return [layer.encode(**plane) for layer in words(written, text, halo=not until, **low)]
