"""Bars: one value a row, from zero, its number at the end of the bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.axes import ValueAxis, row_axis, value_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, LookByKind, kinds, looks_of
from between_powers.charts.palette import MUTED
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips


@form
def bars(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    category: str,
    value: str,
    label: str | None = None,
    kind: str | None = None,
    looks: LookByKind | None = None,
    key: Key = True,
    colour: str = MUTED,
    order: Sequence[Any] | None = None,
    names: Mapping[str, str] | None = None,
    wrap: str | int = "",
    row_labels: bool = True,
    step: int = 30,
    thickness: int = 18,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[ValueAxis],
) -> Chart:
    """Draw a level bar for each row, from zero to its value, to the left below zero.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a bar.
    category, value : str
        Columns of the bars' names and values.
    label : str, optional
        Column of the texts at the ends of the bars.
    kind : str, optional
        Column of kinds or actors that colour the bars.
    looks : mapping, optional
        Colour of each kind; without it, kinds are actors.
    key : bool, sequence or mapping
        Whether there is a key to the kinds; the kinds in it; or its words for them.
    colour : str
        Colour of bars that have no kinds.
    order : sequence, optional
        Names from top to bottom; that of the rows by default. A name without a row keeps its
        place empty.
    names, wrap
        Other words for names, and where they break into two lines (see `row_axis`).
    row_labels : bool
        Whether names are written; panels side by side write them once.
    step, thickness : int
        Pixels from bar to bar, and of a bar.
    tip : mapping, optional
        Tooltips (see `tips`).
    **axis
        Options of the axis of values (see `ValueAxis`).

    Examples
    --------
    >>> rows = pd.DataFrame({"route": ["CPC", "BTC"], "mt": [63.0, 1.4], "text": ["63", "1.4"]})
    >>> draw = bars(rows, category="route", value="mt", label="text", title="Million tonnes")
    >>> len(draw(Layout("wide", 720)).layer)
    2
    """
    check_columns(rows, category, value, label, kind)
    placed = list(order if order is not None else dict.fromkeys(rows[category]))
    base = alt.Chart(rows).encode(
        x=value_axis(alt.X, value, axis),
        y=row_axis(category, placed, layout, names=names, wrap=wrap, labels=row_labels),
        tooltip=tips(tip),
    )
    fill: Any = alt.ColorValue(colour)
    if kind:
        named: Key = False if kind == category else key
        fill = kinds(kind, looks_of(rows[kind], looks), layout, key=named)
    layers = [base.mark_bar(height=thickness).encode(color=fill)]
    if label:
        below_zero = f"datum['{value}'] < 0"
        mark = base.mark_text(
            style="value",
            align=alt.expr(f"{below_zero} ? 'right' : 'left'"),
            dx=alt.expr(f"{below_zero} ? -5 : 5"),
        )
        layers.append(mark.encode(text=alt.Text(label, type="nominal")))
    return layered(layers, height=step * len(placed))
