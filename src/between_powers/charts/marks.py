"""Marks that charts share: tooltips, words in places, points, event rules, labels of lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.palette import INK, MUTED, PAPER, readable


def tips(columns: Mapping[str, str] | None) -> list[alt.Tooltip]:
    """Return tooltips from columns and their words; after a bar comes the format.

    Parameters
    ----------
    columns : mapping of str to str, optional
        ``{"share": "Share|.1%", "date": "Date|%-d %B %Y", "partner": "Partner"}``.

    Returns
    -------
    list of altair.Tooltip

    Examples
    --------
    >>> [tip.to_dict()["type"] for tip in tips({"share": "Share|.1%", "who": "Partner"})]
    ['quantitative', 'nominal']
    """
    shown = []
    for name, words in (columns or {}).items():
        title, _, pattern = words.partition("|")
        dated = re.match("%-?[a-zA-Z]", pattern)
        kind = "temporal" if dated else "quantitative" if pattern else "nominal"
        options = {"format": pattern} if pattern else {}
        shown.append(alt.Tooltip(name, type=kind, title=title, **options))  # type: ignore[arg-type]
    return shown


PLACES = {
    "right": ("left", 9, 0),
    "left": ("right", -9, 0),
    "above": ("center", 0, -14),
    "below": ("center", 0, 16),
    "over": ("right", 9, -14),
    "under": ("right", 9, 16),
    "over right": ("left", -6, -14),
    "under right": ("left", -6, 16),
    "on": ("center", 0, 0),
}
"""Where words can stand by their mark: alignment, and pixels to the right and down."""


def placed(rows: pd.DataFrame, place: str) -> pd.DataFrame:
    """Add the columns ``align``, ``dx`` and ``dy`` that put the words of each row in place.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows whose words are written.
    place : str
        Column of places by the mark, or one place for all: a key of `PLACES`.

    Returns
    -------
    pandas.DataFrame

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
    rows: pd.DataFrame, text: str, *, halo: bool = False, style: str = "label", **look: Any
) -> list[alt.Chart]:
    """Write words, each in its own place where the rows have ``align``, ``dx`` and ``dy``.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row for each text.
    text : str
        Column of the texts.
    halo : bool
        Whether a rim of paper parts the words from what they stand on.
    style : str
        A style of the theme: label, value, sign or aside.
    **look
        Properties of the text mark, such as ``color`` and ``dy``.

    Returns
    -------
    list of altair.Chart
        One layer, or two with a halo; encode their positions.

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
    rim: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 3.5, "strokeJoin": "round"}
    return [base.mark_text(style=style, **(own | look | rim | {"color": PAPER})), written]


def texts(
    rows: pd.DataFrame, text: str, place: str, plane: Mapping[str, Any], *, halo: bool = False
) -> list[alt.Chart]:
    """Write the texts of the rows by their marks; a row without one has none.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2020, 2021], "text": ["", "21%"]})
    >>> texts(rows, "text", "above", {"x": "year:Q"})[0].data["text"].tolist()
    ['21%']
    """
    written = rows[rows[text].fillna("") != ""]
    layers = words(placed(written, place), text, halo=halo, style="value")
    return [layer.encode(**plane) for layer in layers]


def moment(
    rule: tuple[float | str, str], values: pd.Series, span: Any, *, above: bool = False
) -> alt.LayerChart:
    """Draw the rule of an event, its words on the side that has more room.

    Parameters
    ----------
    rule : tuple
        The moment, as a year or an ISO date, and its words.
    values : pandas.Series
        The dates or years of the chart.
    span : tuple or None
        First and last year, or date, of the axis.
    above : bool
        Whether the words stand above the plot.

    Examples
    --------
    >>> rule = moment((2022.15, "February 2022"), pd.Series([2010, 2025]), None)
    >>> rule.layer[1].mark.align
    'right'
    """
    at, label = rule
    dated = isinstance(at, str)
    first, last = span or (values.min(), values.max())
    here, low, high = (_decimal(one) for one in (at, first, last))
    return event_rule(at, label, temporal=dated, left=here - low > high - here, above=above)


def _decimal(moment: Any) -> float:
    """Return a year, or the year and its part of a date, as a number."""
    if isinstance(moment, str | pd.Timestamp):
        date = pd.Timestamp(moment)
        return date.year + date.dayofyear / 366
    return float(moment)


def event_rule(
    at: float | str,
    label: str,
    *,
    temporal: bool = False,
    left: bool = False,
    above: bool = False,
) -> alt.LayerChart:
    """Draw a vertical rule at one moment, labelled at its top.

    Parameters
    ----------
    at : float or str
        Position on the x axis: a number, or an ISO date with ``temporal``.
    label : str
        Words beside the rule.
    temporal : bool
        Whether the x axis is a time scale.
    left : bool
        Whether the words stand to the left of the rule.
    above : bool
        Whether they stand above the plot, where nothing else is.

    Returns
    -------
    altair.LayerChart
        Rule and text, to be layered over a chart with the same x axis.

    Examples
    --------
    >>> len(event_rule(2022.15, "February 2022").layer)
    2
    """
    x = alt.X("at", type="temporal" if temporal else "quantitative")
    if not temporal:
        # A zero of its own would stretch the axis that the rule is laid over.
        x = x.scale(zero=False)
    base = alt.Chart(pd.DataFrame({"at": [at], "label": [label]})).encode(x=x)
    rule = base.mark_rule(color=MUTED, strokeDash=[3, 3])
    text = base.mark_text(
        style="aside",
        align="right" if left else "left",
        baseline="bottom" if above else "top",
        dx=-5 if left else 5,
    ).encode(y=alt.YValue(-3 if above else 0), text="label:N")  # type: ignore[no-untyped-call]
    return alt.LayerChart(layer=[rule, text])


def end_labels(
    frame: pd.DataFrame,
    x: str,
    y: str,
    series: str,
    colours: dict[str, str],
    *,
    gap: float = 0.0,
) -> alt.Chart:
    """Write the name of each series at its last point, in the colour of its line.

    Parameters
    ----------
    frame : pandas.DataFrame
        The rows that the lines are drawn from.
    x, y, series : str
        Columns of position and of the series' name.
    colours : dict of str to str
        Colour of each series.
    gap : float
        Least distance between two labels, in units of `y`; closer ones are moved apart.

    Returns
    -------
    altair.Chart
        Text marks; leave room at the right of the chart with ``padding``.

    Examples
    --------
    >>> frame = pd.DataFrame({"year": [1, 2], "v": [3.0, 4.0], "who": ["A", "A"]})
    >>> end_labels(frame, "year", "v", "who", {"A": "#000000"}).data["year"].tolist()
    [2]
    """
    last = frame.loc[frame.groupby(series)[x].idxmax(), [x, y, series]]
    last = last.assign(**{y: apart(last[y], gap)})
    dated = pd.api.types.is_datetime64_any_dtype(frame[x])
    return series_names(last, series, colours, align="left", dx=7).encode(
        x=alt.X(x, type="temporal" if dated else "quantitative"),
        y=alt.Y(y, type="quantitative"),
    )


def series_names(
    spots: pd.DataFrame, series: str, colours: Mapping[str, str], **mark: Any
) -> alt.Chart:
    """Write the names of series in readable inks of their colours.

    Parameters
    ----------
    spots : pandas.DataFrame
        One row for each name.
    series : str
        Column of the names.
    colours : mapping of str to str
        Colour of each series.
    **mark
        Properties of the text mark.

    Returns
    -------
    altair.Chart
        Text marks; encode their positions.

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


def apart(positions: pd.Series, gap: float) -> pd.Series:
    """Move positions apart until neighbours are at least a gap from each other.

    Parameters
    ----------
    positions : pandas.Series
        Positions in data units.
    gap : float
        Least distance, in the same units.

    Returns
    -------
    pandas.Series
        New positions under the old index, in the old order of size and round the old centre.

    Examples
    --------
    >>> apart(pd.Series([10.0, 9.0, 2.0]), 3.0).tolist()
    [11.0, 8.0, 2.0]
    """
    ordered = positions.sort_values()
    moved = ordered.astype(float).tolist()
    for upper in range(1, len(moved)):
        short = gap - (moved[upper] - moved[upper - 1])
        if short > 0:
            moved[upper - 1] -= short / 2
            moved[upper] += short / 2
    return pd.Series(moved, index=ordered.index).reindex(positions.index)
