"""Stacked bars: the parts of each row, end to end, also to both sides of zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.axes import ValueAxis, row_axis, value_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, Look, LookByKind, kinds, looks_of, scaled, sign_ink
from between_powers.charts.palette import PAPER
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips


@form
def stack(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    category: str,
    part: str,
    value: str,
    looks: LookByKind | None = None,
    text: str | None = None,
    end: str | None = None,
    key: Key = True,
    order: Sequence[Any] | None = None,
    names: Mapping[str, str] | None = None,
    wrap: str = "",
    step: int = 38,
    thickness: int = 24,
    columns: int = 0,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[ValueAxis],
) -> Chart:
    """Draw the parts of each row end to end, in the order of the looks.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row for each part of a bar. Values below zero go to the left.
    category, part, value : str
        Columns of the bars' names, of their parts and of the values.
    looks : mapping, optional
        Colour of each part, in order from zero; without it, parts are actors.
    text : str, optional
        Column of the texts inside the parts; empty where a part is too short for one.
    end : str, optional
        Column of the texts at the outer ends: the first of each bar, and of each of its sides,
        that is not empty.
    key, order, names, wrap, tip, **axis
        As in `bars`.
    step, thickness : int
        Pixels from bar to bar, and of a bar.
    columns : int
        Columns of the key on a wide screen and in print.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2021, 2021], "route": ["CPC", "BTC"], "share": [0.8, 0.2]})
    >>> draw = stack(rows, category="year", part="route", value="share",
    ...     looks={"CPC": "#23282d", "BTC": PAPER}, format="%")
    >>> draw(Layout("wide", 720)).height
    38
    """
    check_columns(rows, category, part, value, text, end)
    shown = looks_of(rows[part], looks)
    placed = list(order if order is not None else dict.fromkeys(rows[category]))
    frame = rows.assign(position=rows[part].map({name: at for at, name in enumerate(shown)}))
    y = row_axis(category, placed, layout, names=names, wrap=wrap)
    base = alt.Chart(frame).encode(
        x=value_axis(alt.X, value, axis, stack="zero"),
        y=y,
        order=alt.Order("position", type="quantitative"),
        tooltip=tips(tip),
    )
    fill = kinds(part, shown, layout, key=key, columns=0 if layout.is_narrow else columns)
    bar = base.mark_bar(height=thickness, stroke=PAPER, strokeWidth=1)
    if any(look.stroke for look in shown.values()):
        bar = bar.encode(stroke=scaled(alt.Stroke, part, shown, "stroke"))
    layers = [bar.encode(color=fill)]
    if text:
        written = rows.loc[rows[text].fillna("") != "", part].unique()
        layers.append(_inside(base, part, value, text, {name: shown[name] for name in written}))
    if end:
        layers.append(_ends(rows, category, value, end, y))
    return layered(layers, height=step * len(placed))


def _inside(
    base: alt.Chart, part: str, value: str, text: str, looks: Mapping[str, Look]
) -> alt.Chart:
    """Write the texts in the middle of their parts, in an ink that can be read on them."""
    mark: alt.Chart = base.mark_text(style="value", color=sign_ink(part, looks)).encode(
        x=alt.X(value, type="quantitative", stack="zero", bandPosition=0.5),
        text=alt.Text(text, type="nominal"),
    )
    return mark


def _ends(rows: pd.DataFrame, category: str, value: str, end: str, y: alt.Y) -> alt.Chart:
    """Write a text at the outer end of each side of a bar."""
    sides = rows.assign(side=rows[value].lt(0), text=rows[end].replace("", None))
    totals = sides.groupby([category, "side"], sort=False).agg(
        total=(value, "sum"), text=("text", "first")
    )
    mark: alt.Chart = (
        alt.Chart(totals.dropna(subset="text").reset_index())
        .mark_text(
            style="value",
            align=alt.expr("datum.side ? 'right' : 'left'"),
            dx=alt.expr("datum.side ? -6 : 6"),
        )
        .encode(x=alt.X("total", type="quantitative"), y=y, text=alt.Text("text", type="nominal"))
    )
    return mark
