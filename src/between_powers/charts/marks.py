"""Annotations that several charts share: a rule for an event, labels at the ends of lines."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.palette import MUTED


def event_rule(
    at: float | str, label: str, *, temporal: bool = False, left: bool = False
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
        color=MUTED,
        align="right" if left else "left",
        baseline="top",
        dx=-5 if left else 5,
        fontSize=12,
    ).encode(y=alt.value(0), text="label:N")
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
    names = list(colours)
    mark: dict[str, Any] = {"align": "left", "dx": 7, "fontSize": 12.5, "fontWeight": 600}
    labels: alt.Chart = (
        alt.Chart(last)
        .mark_text(**mark)
        .encode(
            x=alt.X(x, type="quantitative"),
            y=alt.Y(y, type="quantitative"),
            text=alt.Text(series, type="nominal"),
            color=alt.Color(series, type="nominal", legend=None).scale(
                domain=names, range=[colours[name] for name in names]
            ),
        )
    )
    return labels


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
