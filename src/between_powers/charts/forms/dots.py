"""Dots: one value a row, with a range, a limit or a stem where there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.axes import ValueAxis, row_axis, value_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, LookByKind, legend, looks_of, scaled
from between_powers.charts.palette import GRID, INK, RULE
from between_powers.charts.points import hollow_key, points
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips


@form
def dots(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    category: str,
    value: str,
    label: str | None = None,
    label_at: str | None = None,
    kind: str | None = None,
    looks: LookByKind | None = None,
    key: Key = True,
    colour: str = INK,
    marker: str = "circle",
    hollow: str | None = None,
    hollow_names: Sequence[str] = (),
    ranges: Sequence[tuple[str, str]] = (),
    limit: str | None = None,
    rule: float | None = None,
    stems: bool = False,
    order: Sequence[Any] | None = None,
    names: Mapping[str, str] | None = None,
    wrap: str = "",
    heads: bool = False,
    row_labels: bool = True,
    step: int = 32,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[ValueAxis],
) -> Chart:
    """Draw a dot for each row at its value; a row without a value keeps its range and label.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a dot.
    category, value : str
        Columns of the rows' names and values.
    label : str, optional
        Column of the texts right of the dots.
    label_at : str, optional
        Column of the values that the texts stand at, or ``"edge"``, right of the plot, or
        ``"head"``, above the row: at the right edge, on a phone below the name of the row. By
        default, the value.
    kind, looks, key
        What colours the dots and gives them their marker, as in `bars`.
    colour, marker : str
        Of dots that have no kinds.
    hollow : str, optional
        Column that is true where a value is an estimate or a bound: a hollow dot.
    hollow_names : sequence of str
        Words of the key for full and for hollow dots; no key by default.
    ranges : sequence of (str, str)
        Columns of the low and high ends of ranges, the thinnest line first.
    limit : str, optional
        Column of a limit or threshold: an upright tick, joined to the dot.
    rule : float, optional
        One value for all, such as a mean: a dashed upright rule.
    stems : bool
        Whether a pale line joins each dot to zero.
    order, names, wrap, step, tip, **axis
        As in `bars`.
    heads : bool
        Whether names stand above their rows; give `step` 46 or more.
    row_labels : bool
        Whether names are written at all; panels side by side write them once.

    Examples
    --------
    >>> rows = pd.DataFrame({"years": ["2019–2023"], "share": [0.9], "about": [False]})
    >>> draw = dots(rows, category="years", value="share", hollow="about", format="%")
    >>> len(draw(Layout("wide", 720)).layer)
    1
    """
    check_columns(
        rows, category, value, label, kind, hollow, limit, *(end for ends in ranges for end in ends)
    )
    placed = list(order if order is not None else dict.fromkeys(rows[category]))
    y = row_axis(
        category,
        placed,
        layout,
        names=names,
        wrap=wrap,
        heads=step if heads else 0,
        labels=row_labels,
    )
    x = value_axis(alt.X, value, axis)
    two_lines = label_at == "head" and layout.is_narrow
    low = (16 if two_lines else 8) if heads else 0
    base = alt.Chart(rows).encode(x=x, y=y)
    layers: list[alt.Chart] = []
    if rule is not None:
        mean = alt.Chart(pd.DataFrame({value: [rule]})).mark_rule(color=RULE, strokeDash=[3, 3])
        layers.append(mean.encode(x=x))
    if stems:
        layers.append(base.mark_rule(strokeWidth=2.5, color=GRID).encode(x2=alt.X2Datum(0)))
    shown = looks_of(rows[kind], looks) if kind else None
    line: dict[str, Any] = {"color": colour, "opacity": 0.5, "yOffset": low}
    spans = [*ranges, *([(value, limit)] if limit else [])]
    for place, (start, stop) in enumerate(spans):
        mark = base.mark_rule(**line, strokeWidth=1.6 if place < len(spans) - 1 else 5)
        if shown and stop == limit:
            mark = mark.encode(color=scaled(alt.Color, str(kind), shown, "colour"))
        layers.append(mark.encode(x=alt.X(start, type="quantitative"), x2=stop))
    if limit:
        tick = base.mark_tick(thickness=3, size=20, color=INK, opacity=1, yOffset=low)
        layers.append(tick.encode(x=alt.X(limit, type="quantitative")))
    dot = points(
        base.encode(tooltip=tips(tip)),
        by=kind,
        looks=shown,
        colour=colour,
        hollow=hollow,
        key=legend(False if kind == category else key, layout, names=shown or ()) if kind else None,
        **({"yOffset": low, "size": 90} | ({} if kind else {"shape": marker})),
    )
    if hollow and hollow_names:
        dot = dot.encode(fill=hollow_key(hollow, hollow_names, colour, layout))
    layers.append(dot)
    if label and label_at == "head":
        layers.append(_head_labels(rows, label, y, step, layout))
    elif label:
        layers.append(_labels(base, label, label_at or value, low))
    return layered(layers, height=step * len(placed))


def _labels(base: alt.Chart, label: str, at: str, low: int) -> alt.Chart:
    """Write the texts right of their values, or in a column at the edge of the plot."""
    x: Any = alt.X(at, type="quantitative")
    if at == "edge":
        x = alt.XValue(alt.ExprRef("width"))  # type: ignore[no-untyped-call]
    mark: alt.Chart = base.mark_text(style="value", align="left", dx=10, yOffset=low)
    return mark.encode(x=x, text=alt.Text(label, type="nominal"))


def _head_labels(rows: pd.DataFrame, label: str, y: alt.Y, step: int, layout: Layout) -> alt.Chart:
    """Write the texts above their rows: at the right edge, on a phone below the names."""
    top = 10 - step / 2
    base = alt.Chart(rows).encode(y=y, text=alt.Text(label, type="nominal"))
    if layout.is_narrow:
        below: alt.Chart = base.mark_text(style="aside", align="left", x=0, yOffset=top + 17)
        return below
    edge: Any = alt.ExprRef("width")
    right: alt.Chart = base.mark_text(style="aside", align="right", x=edge, dx=-4, yOffset=top)
    return right
