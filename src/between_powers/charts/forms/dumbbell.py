"""Dumbbells: two values a row, before and after or one side and the other, and the way between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import altair as alt
import numpy as np
import pandas as pd

from between_powers.charts.axes import ValueAxis, row_axis, value_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, LookByKind, legend, looks_of, scaled
from between_powers.charts.marks import placed, words
from between_powers.charts.palette import INK, MUTED, PALE
from between_powers.charts.points import points
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips

APART, TOUCHING = 5, 14
"""Pixels by which the two sides of a row stand above and below its middle where they would touch,
and the distance below which they would."""


@form
def dumbbell(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    category: str,
    start: str,
    end: str,
    label: str | None = None,
    label_at: str | None = None,
    place: str = "right",
    kind: str | None = None,
    sides: tuple[str, str] | None = None,
    looks: LookByKind | None = None,
    key: Key = True,
    colour: str = INK,
    alone: str | None = None,
    order: Sequence[Any] | None = None,
    names: Mapping[str, str] | None = None,
    wrap: str = "",
    step: int = 34,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[ValueAxis],
) -> Chart:
    """Draw a line from a hollow dot, where it starts, to a full one, where it ends.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a dumbbell. A row without a start or an end has one dot and no line; one with
        neither has its label only.
    category, start, end : str
        Columns of the rows' names and of the two values.
    label : str, optional
        Column of the texts.
    label_at : str, optional
        Column of the values that the texts stand at, or ``"edge"``, the right edge of the plot;
        by default the largest value of the row, and zero where there is none.
    place : str
        Where the text stands by its value: a key of `PLACES`, or the column of such keys.
    kind : str, optional
        Column of the kind or actor that colours the row.
    sides : tuple of str, optional
        Columns of the kinds or actors of start and end, in place of `kind`: both dots are full,
        in the looks of their side and named in the key; where they would touch, the start stands a
        little above the end.
    looks, key, colour, order, names, wrap, step, tip, **axis
        As in `bars`; the key is of the sides only.
    alone : str, optional
        Column of one value where start and end are missing: a diamond.

    Examples
    --------
    >>> rows = pd.DataFrame({"to": ["Armenia"], "before": [100], "after": [300], "text": ["+200%"]})
    >>> draw = dumbbell(rows, category="to", start="before", end="after", label="text")
    >>> len(draw(Layout("wide", 720)).layer)
    4
    """
    check_columns(rows, category, start, end, label, kind, alone, *(sides or ()))
    rows = rows.reset_index(drop=True)
    listed = list(order if order is not None else dict.fromkeys(rows[category]))
    x = value_axis(alt.X, "dot", axis)
    y = row_axis(category, listed, layout, names=names, wrap=wrap)
    both = rows[[start, end]].to_numpy(float)
    pixels = np.abs(both[:, 1] - both[:, 0]) * (layout.width - layout.edge) / np.nanmax(both)
    rows["touching"] = pixels < TOUCHING
    ends = _ends(rows, start, end, alone, sides)
    line = alt.Chart(rows.dropna(subset=[start, end]).assign(dot=rows[start]))
    way = line.mark_rule(strokeWidth=3, opacity=0.5).encode(x=x, y=y, x2=end)
    base = alt.Chart(ends.dropna(subset="dot")).encode(x=x, y=y, tooltip=tips(tip))
    if sides:
        shown = looks_of(ends["side"], looks)
        named = legend(key, layout, names=shown, columns=2 if layout.is_narrow else 0)
        way = way.encode(color=alt.ColorValue(PALE), opacity=alt.OpacityValue(1))
        # So that neither hides the other where the two agree.
        off = alt.expr(f"datum.touching ? (datum.starts ? {-APART} : {APART}) : 0")
        drawn = points(base, by="side", looks=shown, key=named, yOffset=off)
    else:
        paint: dict[str, Any] = {"color": alt.ColorValue(colour)}
        drawn = points(base, colour=colour, hollow="open")
        if kind:
            shown = looks_of(rows[kind], looks)
            paint["color"] = scaled(alt.Color, kind, shown, "colour")
            drawn = points(base, by=kind, looks=shown, hollow="open")
        way = way.encode(**paint)
        lone = {"test": "datum.alone", "value": "diamond"}
        drawn = drawn.encode(shape=alt.ShapeValue("circle", condition=lone))
    layers = [way, drawn]
    if label:
        layers += [text.encode(y=y) for text in _labels(rows, ends, label, label_at, place)]
    return layered(layers, height=step * len(listed))


def _ends(
    rows: pd.DataFrame, start: str, end: str, alone: str | None, sides: tuple[str, str] | None
) -> pd.DataFrame:
    """Return one row for each dot: its value, its side, and whether it is hollow or alone."""
    both = [
        rows.assign(
            dot=rows[column],
            side=rows[sides[place]] if sides else "",
            starts=place == 0,
            open=place == 0 and not sides,
            alone=False,
        )
        for place, column in enumerate((start, end))
    ]
    if alone:
        lone = rows[rows[[start, end]].isna().all(axis=1)]
        both.append(lone.assign(dot=lone[alone], side="", starts=False, open=False, alone=True))
    return pd.concat(both)


def _labels(
    rows: pd.DataFrame, ends: pd.DataFrame, label: str, at: str | None, place: str
) -> list[alt.Chart]:
    """Write the texts by the largest value of their rows, at a column, or at the edge."""
    largest = ends["dot"].groupby(level=0).max()
    spots = rows.get(at, largest)
    written = placed(rows.assign(at=spots.fillna(0), valued=largest.notna()), place)
    # A rim parts them from the lines of the axis.
    layers = words(
        written,
        label,
        halo=0 if at == "edge" else 2,
        style="value",
        color=alt.expr(f"datum.valued ? '{INK}' : '{MUTED}'"),
        fontWeight=alt.expr("datum.valued ? 600 : 400"),
    )
    x: Any = alt.XValue(alt.ExprRef("width")) if at == "edge" else alt.X("at", type="quantitative")  # type: ignore[no-untyped-call]
    return [layer.encode(x=x) for layer in layers]
