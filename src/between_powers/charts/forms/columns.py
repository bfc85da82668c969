"""Columns: upright bars in time, one value a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.axes import ValueAxis, value_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, LookByKind, kinds, looks_of
from between_powers.charts.palette import MUTED
from between_powers.charts.theme import Layout
from between_powers.charts.time_axes import round_years
from between_powers.charts.tooltips import tips


@form
def columns(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    year: str,
    value: str,
    label: str | None = None,
    kind: str | None = None,
    looks: LookByKind | None = None,
    key: Key = True,
    colour: str = MUTED,
    hollow: str | None = None,
    empty: Mapping[int, str] | None = None,
    span: tuple[int, int] | None = None,
    years: Sequence[int] | None = None,
    height: int = 200,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[ValueAxis],
) -> Chart:
    """Draw an upright bar for each year, down below zero; a year without a row stays empty.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a year.
    year, value : str
        Columns of the years and values.
    label : str, optional
        Column of the texts at the ends of the bars; most of them empty where bars are narrow.
    kind, looks, key, colour
        What colours the bars, as in `bars`.
    hollow : str, optional
        Column that is true where a value is a plan or estimate: a bar with a dashed rim alone.
    empty : mapping of int to str, optional
        Words below zero in years that have no bar; a line break begins a second line.
    span : tuple of int, optional
        First and last year.
    years : sequence of int, optional
        The years that are written.
    height : int
        Pixels of the plot.
    tip, **axis
        As in `bars`.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2008, 2010], "bn": [13.0, 2.5]})
    >>> chart = columns(rows, year="year", value="bn")(Layout("wide", 720))
    >>> chart.to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"]
    [2008, 2009, 2010]
    """
    check_columns(rows, year, value, label, kind, hollow)
    first, last = span or (int(rows[year].min()), int(rows[year].max()))
    every = list(range(first, last + 1))
    written = list(years) if years else round_years(first, last, layout)
    x = alt.X(year, type="ordinal").scale(domain=every, paddingInner=0.2)
    base = alt.Chart(rows).encode(
        x=x.axis(values=written, labelAngle=0, labelFontSize=12, labelColor=MUTED),
        y=value_axis(alt.Y, value, axis),
        tooltip=tips(tip),
    )
    fill: Any = alt.ColorValue(colour)
    if kind:
        fill = kinds(kind, looks_of(rows[kind], looks), layout, key=key)
    layers = [base.mark_bar().encode(color=fill)]
    if hollow:
        layers = _full_and_hollow(base, rows, hollow, fill)
    if label:
        # Below zero the end of a bar is its foot.
        off: Any = alt.expr(f"datum['{value}'] < 0 ? 10 : -9") if (rows[value] < 0).any() else -9
        mark = base.mark_text(style="value", dy=off)
        layers.append(mark.encode(text=alt.Text(label, type="nominal")))
    if empty:
        layers.append(_in_place_of_bars(empty, x, year))
    return layered(layers, height=height)


def _in_place_of_bars(empty: Mapping[int, str], x: alt.X, year: str) -> alt.Chart:
    """Write words where there is no bar, so that the year is not taken for one of nothing."""
    rows = pd.DataFrame({year: list(empty), "words": list(empty.values())})
    mark = alt.Chart(rows).mark_text(style="aside", baseline="top", dy=5, lineBreak="\n")
    written: alt.Chart = mark.encode(x=x, y=alt.YDatum(0), text=alt.Text("words", type="nominal"))
    return written


def _full_and_hollow(
    base: alt.Chart, rows: pd.DataFrame, hollow: str, fill: Any
) -> list[alt.Chart]:
    """Return the full bars and the hollow ones, which have a dashed rim in their colour."""
    lesser = rows[hollow].astype(bool)
    full = base.properties(data=rows[~lesser]).mark_bar().encode(color=fill)
    if not isinstance(fill, alt.ColorValue):
        fill = fill.copy()
        fill.legend = None
    rim = base.properties(data=rows[lesser]).mark_bar(
        filled=False, strokeWidth=1.8, strokeDash=[4, 3]
    )
    return [full, rim.encode(color=fill)]
