"""Discs: a matrix whose numbers are areas, with their texts in or below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.axes import column_axis, row_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Looks, looks_of, scaled
from between_powers.charts.marks import tips
from between_powers.charts.palette import PALE
from between_powers.charts.theme import Layout


@form
def discs(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    row: str,
    column: str,
    value: str,
    text: str,
    kind: str | None = None,
    looks: Looks | None = None,
    colour: str = PALE,
    ring: str | None = None,
    inside: bool = False,
    note: str | None = None,
    absent: str = "",
    most: float = 1,
    areas: tuple[float, float] = (0, 1000),
    order: Sequence[Any] | None = None,
    columns: Sequence[str] | None = None,
    names: Mapping[str, str] | None = None,
    wrap: str = "",
    column_names: Mapping[str, str] | None = None,
    row_labels: bool = True,
    step: int = 66,
    tip: Mapping[str, str] | None = None,
) -> Chart:
    """Draw a disc for each row of the data, as large as its number.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a disc.
    row, column, value, text : str
        Columns of the names of its row and column, of its number and of its text.
    kind, looks
        Column of the kinds or actors that colour the discs, and their looks, as in `bars`.
    colour : str
        Colour of discs that have no kinds.
    ring : str, optional
        Column that is true where a number is of another sort: a ring in place of a disc.
    inside : bool
        Whether texts stand in the discs; by default, below them.
    note : str, optional
        Column of a second line below the text.
    absent : str
        Text of the pairs that have no row.
    most : float
        The number of the largest area.
    areas : tuple of float
        Areas of zero and of that number, in square pixels.
    order, columns, names, wrap, column_names, step, tip
        As in `matrix`.
    row_labels : bool
        As in `dots`.

    Examples
    --------
    >>> rows = pd.DataFrame({"of": ["Arms"], "who": ["Russia"], "share": [0.9], "text": ["90%"]})
    >>> draw = discs(rows, row="of", column="who", value="share", text="text", kind="who")
    >>> len(draw(Layout("wide", 720)).layer)
    2
    """
    check_columns(rows, row, column, value, text, kind, ring, note)
    listed = list(order if order is not None else dict.fromkeys(rows[row]))
    across = list(columns if columns is not None else dict.fromkeys(rows[column]))
    x = column_axis(column, across, names=column_names)
    y = row_axis(row, listed, layout, names=names, wrap=wrap, between=True, labels=row_labels)
    base = alt.Chart(rows).encode(x=x, y=y, tooltip=tips(tip))
    lift = 0 if inside else -12
    area = alt.Size(value, type="quantitative", legend=None)
    paint: dict[str, Any] = {"fill": alt.FillValue(colour), "stroke": alt.StrokeValue(colour)}
    if kind:
        shown = looks_of(rows[kind], looks)
        paint = {
            "fill": scaled(alt.Fill, kind, shown, "colour"),
            "stroke": scaled(alt.Stroke, kind, shown, "colour"),
        }
    if ring:
        lesser = {"test": f"datum['{ring}']", "value": 0}
        paint["fillOpacity"] = alt.FillOpacityValue(1, condition=lesser)
    disc = base.mark_point(strokeWidth=2.5, yOffset=lift, shape="circle").encode(
        size=area.scale(domain=[0, most], range=list(areas)), **paint
    )
    layers = [disc]
    said = base.mark_text(style="sign", dy=0 if inside else 18)
    layers.append(said.encode(text=alt.Text(text, type="nominal")))
    if note:
        second = base.mark_text(style="aside", dy=32)
        layers.append(second.encode(text=alt.Text(note, type="nominal")))
    if absent:
        lacking = _absent(rows, row, column, (listed, across)).assign(text=absent)
        blank = alt.Chart(lacking).mark_text(style="aside")
        layers.append(blank.encode(x=x, y=y, text=alt.Text("text", type="nominal")))
    return layered(layers, height=step * len(listed))


def _absent(
    rows: pd.DataFrame, row: str, column: str, names: tuple[Sequence[Any], Sequence[Any]]
) -> pd.DataFrame:
    """Return the pairs of row and column that the data lack."""
    present = set(zip(rows[row], rows[column], strict=True))
    pairs = [(one, other) for one in names[0] for other in names[1]]
    return pd.DataFrame([pair for pair in pairs if pair not in present], columns=[row, column])
