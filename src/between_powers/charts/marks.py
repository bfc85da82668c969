"""Marks that charts share: words in places, points, event rules, labels of lines."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.palette import INK, MUTED, PAPER, readable

PLACES = {
    "right": ("left", 9, 0),
    "left": ("right", -9, 0),
    "above": ("center", 0, -14),
    "below": ("center", 0, 16),
    "over": ("right", 9, -14),
    "under": ("right", 9, 16),
    "over right": ("left", -2, -14),
    "under right": ("left", -2, 16),
    "over left": ("right", 2, -14),
    "under left": ("right", 2, 16),
    "on": ("center", 0, 0),
}
"""Where words can stand by their mark: alignment, and pixels to the right and down."""


RIM: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 6, "strokeJoin": "round"}
"""What a layer below words has, so that a rim of paper parts them from what they stand on."""


def placed(rows: pd.DataFrame, place: str) -> pd.DataFrame:
    """Add the columns ``align``, ``dx`` and ``dy`` that put the words of each row in place.

    The place is a key of `PLACES` for all rows, or the column of such keys.

    Examples
    --------
    >>> placed(pd.DataFrame({"text": ["a"]}), "below")["dy"].tolist()
    [16]
    """
    places = rows[place] if place in rows else pd.Series(place, index=rows.index)
    for name in places:
        if name not in PLACES:
            raise ValueError(f"no place {name!r} for words; the places are: {', '.join(PLACES)}")
    columns = zip(*(PLACES[name] for name in places), strict=True) if len(rows) else ([], [], [])
    return rows.assign(**dict(zip(("align", "dx", "dy"), map(list, columns), strict=True)))


def words(
    rows: pd.DataFrame, text: str, *, halo: float = 0, style: str = "label", **look: Any
) -> list[alt.Chart]:
    """Write words, each in its own place where the rows have ``align``, ``dx`` and ``dy``.

    A halo is a rim of paper of so many pixels, or of three, in a layer of its own, that parts the
    words from what they stand on; the style is one of the theme's; the look has properties of the
    mark. Encode the positions.

    Examples
    --------
    >>> len(words(pd.DataFrame({"name": ["Aktau"]}), "name", halo=True))
    2
    """
    own = {name: alt.expr(f"datum.{name}") for name in ("align", "dx", "dy") if name in rows}
    base = alt.Chart(rows).encode(text=alt.Text(text, type="nominal"))
    written = base.mark_text(style=style, **(own | look))
    if not halo:
        return [written]
    rim = RIM if halo is True else RIM | {"strokeWidth": 2 * halo}
    return [base.mark_text(style=style, **(own | look | rim | {"color": PAPER})), written]


def texts(
    rows: pd.DataFrame,
    text: str,
    place: str,
    plane: Mapping[str, Any],
    *,
    halo: bool = False,
    **look: Any,
) -> list[alt.Chart]:
    """Write the texts of the rows by their marks, in the look; a row without one has none.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2020, 2021], "text": ["", "21%"]})
    >>> texts(rows, "text", "above", {"x": "year:Q"})[0].data["text"].tolist()
    ['21%']
    """
    written = rows[rows[text].fillna("") != ""]
    layers = words(placed(written, place), text, halo=halo, style="value", **look)
    return [layer.encode(**plane) for layer in layers]


def moment(rule: tuple[float | str, str], values: pd.Series, span: Any) -> alt.LayerChart:
    """Draw the rule of an event at a year or ISO date, its words on the side that has more room.

    They stand above the plot, where neither lines nor marks are.

    Examples
    --------
    >>> rule = moment((2022.15, "February 2022"), pd.Series([2010, 2025]), None)
    >>> rule.layer[1].mark.align
    'right'
    """
    at, label = rule
    first, last = span or (values.min(), values.max())
    here, low, high = (_decimal(one) for one in (at, first, last))
    left = here - low > high - here
    x = alt.X("at", type="temporal" if isinstance(at, str) else "quantitative")
    if not isinstance(at, str):
        # A zero of its own would stretch the axis that the rule is laid over.
        x = x.scale(zero=False)
    base = alt.Chart(pd.DataFrame({"at": [at], "label": [label]})).encode(x=x)
    line = base.mark_rule(color=MUTED, strokeDash=[3, 3])
    if not label:
        return alt.LayerChart(layer=[line])
    text = base.mark_text(
        style="aside",
        align="right" if left else "left",
        baseline="bottom",
        dx=-5 if left else 5,
    ).encode(y=alt.YValue(-3), text="label:N")  # type: ignore[no-untyped-call]
    return alt.LayerChart(layer=[line, text])


def _decimal(moment: Any) -> float:
    """Return a year, or the year and its part of a date, as a number."""
    if isinstance(moment, str | pd.Timestamp):
        date = pd.Timestamp(moment)
        return date.year + date.dayofyear / 366
    return float(moment)


def end_labels(
    frame: pd.DataFrame,
    x: str,
    y: str,
    series: str,
    colours: dict[str, str],
    *,
    room: tuple[float, float] = (0.0, -math.inf),
) -> alt.Chart:
    """Write the name of each series at its last point, in the colour of its line.

    The room is what `apart` takes, in units of `y`: a gap, below which names are moved apart, and
    the low end of the plot.

    Examples
    --------
    >>> frame = pd.DataFrame({"year": [1, 2], "v": [3.0, 4.0], "who": ["A", "A"]})
    >>> end_labels(frame, "year", "v", "who", {"A": "#000000"}).data["year"].tolist()
    [2]
    """
    last = frame.loc[frame.groupby(series)[x].idxmax(), [x, y, series]]
    last = last.assign(**{y: apart(last[y], *room)})
    dated = pd.api.types.is_datetime64_any_dtype(frame[x])
    return series_names(last, series, colours, align="left", dx=7).encode(
        x=alt.X(x, type="temporal" if dated else "quantitative"), y=alt.Y(y, type="quantitative")
    )


def series_names(
    spots: pd.DataFrame, series: str, colours: Mapping[str, str], **mark: Any
) -> alt.Chart:
    """Write the names of series in readable inks of their colours; encode their positions.

    Examples
    --------
    >>> names = series_names(pd.DataFrame({"who": ["China"]}), "who", {"China": "#b7841d"})
    >>> names.data["ink"].tolist()
    ['#926d21']
    """
    # A scale of inks would be one with that of the lines, and take its colours.
    inks = [readable(colours[name], PAPER, INK) for name in spots[series]]
    names: alt.Chart = (
        alt.Chart(spots.assign(ink=inks))
        .mark_text(style="value", color=alt.expr("datum.ink"), **mark)
        .encode(text=alt.Text(series, type="nominal"))
    )
    return names


def apart(positions: pd.Series, gap: float, low: float = -math.inf) -> pd.Series:
    """Move positions apart until neighbours are at least a gap from each other.

    They keep their index, their order of size and their centre, unless that brings the lowest
    nearer to a low end than a quarter of the gap.

    Examples
    --------
    >>> apart(pd.Series([10.0, 9.0, 2.0]), 3.0).tolist()
    [11.0, 8.0, 2.0]
    >>> apart(pd.Series([5.0, 5.0, 2.0]), 3.0).tolist()
    [4.0, 7.0, 1.0]
    >>> apart(pd.Series([5.0, 5.0, 2.0]), 4.0, low=1.0).tolist()
    [6.0, 10.0, 2.0]
    """
    ordered = positions.sort_values()
    # Without their ranks' gaps, positions that are too close are out of order: pool such ones.
    pools: list[tuple[float, int]] = []
    for rank, position in enumerate(ordered.astype(float)):
        total, size = position - rank * gap, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before, more = pools.pop()
            total, size = total + before, size + more
        pools.append((total, size))
    means = [total / size for total, size in pools for _ in range(size)]
    moved = [max(mean, low + gap / 4) + rank * gap for rank, mean in enumerate(means)]
    return pd.Series(moved, index=ordered.index).reindex(positions.index)
