"""Matrix: a cell for each pair of row and column, shaded by kind or share, with a sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.actors import dark_colours
from between_powers.charts.axes import HEAD_LINE, column_axis, row_axis
from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, Look, LookByKind, kinds, looks_of, scaled, sign_ink
from between_powers.charts.palette import BAND, INK, PALE, PAPER, contrast
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips


@form
def matrix(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    row: str,
    column: str,
    text: str,
    kind: str | None = None,
    looks: LookByKind | None = None,
    key: Key = True,
    share: str | None = None,
    shade: str = PALE,
    limits: tuple[float, float] = (0, 1),
    order: Sequence[Any] | None = None,
    columns: Sequence[str] | None = None,
    names: Mapping[str, str] | None = None,
    details: Mapping[str, str] | None = None,
    wrap: str | int = "",
    heads: bool = False,
    flush: bool = False,
    column_names: Mapping[str, str] | None = None,
    column_heads: bool = True,
    strong: str = "",
    above: Any = None,
    aside: tuple[str, str] | None = None,
    step: float = 30,
    tip: Mapping[str, str] | None = None,
) -> Chart:
    """Draw a cell for each row of the data, with its sign in an ink that can be read on it.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a cell.
    row, column, text : str
        Columns of the names of the cell's row and column, and of its sign, which may have lines.
    kind, looks, key
        Column of the kinds that colour the cells, their colours, and the key, as in `bars`. A
        `Look` with a stroke of its own has a cell with a rim.
    share : str, optional
        Column of the numbers that shade the cells, in place of kinds.
    shade : str
        Colour of the highest number, laid over the ground of the cells the thinner the lower a
        number is; text must be readable on it, on a light page and on a dark one.
    limits : tuple of float
        The numbers of the palest and of the fullest cell.
    order, columns : sequence, optional
        Names of the rows and of the columns; in the order of the data by default.
    names, column_names : mapping, optional
        Other words for names of rows and of columns, as on a phone.
    details : mapping, optional
        A second line for each row below its name, which is then bold; give `step` 36 or more.
    wrap : str or int
        Where names of rows break into two lines (see `row_axis`).
    heads : bool
        Whether names stand above their rows; give `step` 42 or more, or 56 where they break.
    flush : bool
        Whether names of rows begin at the left edge, as a list does (see `row_axis`).
    column_heads : bool
        Whether the columns have names above them; not where each cell says its own.
    strong : str
        The column whose name is bold.
    above : object, optional
        The row above which a rule is drawn: before it lies another time.
    aside : tuple of str, optional
        Heading and column of a text that each row has beside its cells.
    step : int
        Pixels from row to row.
    tip : mapping, optional
        Tooltips (see `tips`).

    Raises
    ------
    ValueError
        If text cannot be read on the shade.

    Examples
    --------
    >>> rows = pd.DataFrame({"club": ["CSTO"], "country": ["Russia"], "as": ["Member"]})
    >>> draw = matrix(rows, row="club", column="country", text="as", kind="as",
    ...     looks={"Member": BAND})
    >>> draw(Layout("wide", 720)).height
    30
    """
    check_columns(rows, row, column, text, kind, share, *([aside[1]] if aside else []))
    listed = list(order if order is not None else dict.fromkeys(rows[row]))
    across = list(columns if columns is not None else dict.fromkeys(rows[column]))
    across += [aside[0]] if aside else []
    x = column_axis(column, across, names=column_names, strong=strong)
    x = x if column_heads else x.axis(None)
    y = row_axis(
        row,
        listed,
        layout,
        names=names,
        wrap=wrap,
        heads=step if heads else 0,
        flush=flush,
        strong=bool(details),
    )
    base = alt.Chart(rows).encode(x=x, y=y, tooltip=tips(tip))
    room = (20 + HEAD_LINE * bool(wrap)) if heads else 0
    low = max(0, room / 2 - 2)
    size: dict[str, Any] = {"height": step - room, "yOffset": low} if heads else {}
    ink: Any = INK
    if kind:
        shown = looks_of(rows[kind], looks)
        fill: Any = kinds(kind, shown, layout, key=key)
        used = set(rows[kind])
        ink = sign_ink(kind, {name: look for name, look in shown.items() if name in used})
    grid: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 2} | size
    if kind:
        cells = [base.mark_rect(**grid).encode(color=fill)]
    else:
        cells = _shaded(base, share, shade, limits, grid)
    if kind and any(look.stroke for look in shown.values()):
        cells = [_rimmed(base, kind, shown, fill, size)]
    # Vega sets the first of several lines in the middle: they go up by half of the others.
    up = alt.expr(f"7 - 7 * split(datum['{text}'] || '', '\\n').length")
    signs = base.mark_text(style="sign", yOffset=low, dy=up, color=ink, lineBreak="\n")
    layers = [*cells, signs.encode(text=alt.Text(text, type="nominal"))]
    if details:
        layers.append(_details(details, row, y, -layout.edge if flush else 0))
    if aside:
        beside = rows.drop_duplicates(row).assign(**{column: aside[0]})
        said = alt.Chart(beside).mark_text(style="aside", yOffset=low)
        layers.append(said.encode(x=x, y=y, text=alt.Text(aside[1], type="nominal")))
    if above is not None:
        line = alt.Chart(pd.DataFrame({row: [above]})).mark_rule(color=INK, strokeWidth=2)
        layers.append(line.encode(y=alt.Y(row, type="nominal", bandPosition=0)))
    return layered(layers, height=step * len(listed))


def _details(details: Mapping[str, str], row: str, y: alt.Y, left: float) -> alt.Chart:
    """Write the second lines of the names: from the left edge, or up to the cells."""
    rows = pd.DataFrame({row: list(details), "detail": list(details.values())})
    align: dict[str, Any] = {"align": "left"} if left else {"align": "right", "dx": -5}
    mark: alt.Chart = alt.Chart(rows).mark_text(style="label", baseline="middle", dy=7, **align)
    x: Any = alt.XValue(left)  # type: ignore[no-untyped-call]
    return mark.encode(x=x, y=y, text=alt.Text("detail", type="nominal"))


def _shaded(
    base: alt.Chart,
    share: str | None,
    shade: str,
    limits: tuple[float, float],
    grid: Mapping[str, Any],
) -> list[alt.Chart]:
    """Return the ground of the cells, and over it the shade, as opaque as the numbers are high.

    A scale of colours would mix new ones, for which a dark page has no counterparts.
    """
    dark = dark_colours()
    in_dark = contrast(dark[INK], dark[shade]) if shade in dark else 0
    if min(contrast(INK, shade), in_dark) < 4.5:
        raise ValueError(f"no text can be read on the shade {shade!r}; take a tint")
    ground = base.mark_rect(fill=BAND, **grid)
    if not share:
        return [ground]
    # A cell without a number is left as the page, so that it is not taken for one of nothing.
    ground = ground.transform_filter(f"isValid(datum['{share}'])")
    opaque = alt.FillOpacity(share, type="quantitative", legend=None)
    # By the root, low numbers differ too.
    opaque = opaque.scale(type="sqrt", domain=list(limits), range=[0, 1], clamp=True)
    return [ground, base.mark_rect(fill=shade, **grid).encode(fillOpacity=opaque)]


def _rimmed(
    base: alt.Chart, kind: str, looks: Mapping[str, Look], fill: Any, size: Mapping[str, Any]
) -> alt.Chart:
    """Return cells with rims, a little smaller than their places, so that neighbours keep apart."""
    part = {"width": alt.RelativeBandSize(0.92), "height": alt.RelativeBandSize(0.8)}
    cells = base.mark_rect(strokeWidth=1.8, **(part | dict(size)))
    # One key for both channels: a channel without one would contradict the other.
    rim = scaled(alt.Stroke, kind, looks, "stroke", legend=fill["legend"])
    rimmed: alt.Chart = cells.encode(color=fill, stroke=rim)
    return rimmed
