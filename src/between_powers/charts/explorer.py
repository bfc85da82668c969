"""A chart that the reader works: what a closed route costs, under assumptions set by hand."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.closure import Closure
from between_powers.charts.layouts import form
from between_powers.charts.palette import MUTED, PALE
from between_powers.charts.theme import Layout

BARS = ["Blocked", "Rerouted", "Held up"]
LABELS = 58
"""Pixels for the names of the bars, left of the axis."""
MARGIN = 18


@form
def loss_explorer(
    layout: Layout, closure: Closure, *, colours: tuple[str, str, str]
) -> alt.VConcatChart:
    """Draw the exports that a closed route costs, in tonnes and in dollars.

    The chart computes what `between_powers.measures.chokepoint_loss` does, in the reader's
    browser: the alternatives take up to the share of their spare capacity that is set, and no
    more than is blocked. It shows the loss in large text, three bars in million tonnes (blocked,
    rerouted and lost, in their colours), and the loss over days. In print there are no sliders, and
    the chart states its case in words.

    Examples
    --------
    >>> from between_powers.charts.closure import Choice
    >>> choice = Choice("Days", 30, 1, 90, 1)
    >>> closure = Closure(daily_flow=0.2, spare={"others": 0.05}, barrels_per_tonne=8,
    ...     days=choice, price=choice, used=choice, price_name="Brent")
    >>> draw = loss_explorer(closure, colours=("#8b9299", "#596067", "#23282d"))
    >>> len(draw(Layout("print", 604)).vconcat)
    3
    """
    width = layout.width - LABELS - MARGIN
    chart = alt.vconcat(
        _headline(closure, colours[2]).properties(width=width, height=88),
        _bars(closure, colours).properties(width=width, height=102),
        _curve(closure, colours[2], layout).properties(width=width, height=150),
        spacing=18,
    )
    shown: alt.VConcatChart = chart.add_params(*closure.parameters(bound=layout.name != "print"))
    return shown


def _headline(closure: Closure, colour: str) -> alt.LayerChart:
    """Write the loss in dollars, then in tonnes, then the case that it holds for."""
    base = closure.computed(closure.table()).transform_calculate(
        headline="format(datum.dollars, '.1f') + ' billion dollars'",
        tonnes="format(datum.lost, '.1f') + ' million tonnes of exports held up'",
        setting="days + (days == 1 ? ' day' : ' days') + "
        f"', {closure.price_name} at ' + price + ' dollars a barrel'",
        open="used + '% of spare capacity used, ' + datum.routes",
    )
    large: dict[str, Any] = {"fontSize": 26, "fontWeight": 600, "color": colour}
    strong: dict[str, Any] = {"fontSize": 14, "fontWeight": 600}
    quiet: dict[str, Any] = {"style": "aside"}
    lines = [
        ("headline", 16, large),
        ("tonnes", 42, strong),
        ("setting", 64, quiet),
        ("open", 82, quiet),
    ]
    return alt.LayerChart(
        layer=[
            base.mark_text(align="left", **look).encode(
                text=alt.Text(field, type="nominal"),
                x=alt.XValue(-LABELS),  # type: ignore[no-untyped-call]
                y=alt.YValue(height),  # type: ignore[no-untyped-call]
            )
            for field, height, look in lines
        ]
    )


def _bars(closure: Closure, colours: tuple[str, str, str]) -> alt.LayerChart:
    """Draw blocked, rerouted and lost tonnes, the last two as parts of the first."""
    base = (
        closure.computed(closure.table())
        .transform_calculate(
            **{"Blocked": "datum.blocked", "Rerouted": "datum.rerouted", "Held up": "datum.lost"}
        )
        .transform_fold([*BARS], as_=["part", "mt"])
        .transform_calculate(
            end="datum.part == 'Rerouted' ? datum.blocked : datum.mt",
            start="datum.part == 'Rerouted' ? datum.lost : 0",
            label="format(datum.mt, '.1f')",
        )
        .encode(y=alt.Y("part", type="nominal", sort=BARS))
    )
    # A little wider than the longest bar, so that its number fits.
    tonnes = alt.X("start", type="quantitative", title="Million tonnes")
    tonnes = tonnes.scale(domain=[0, closure.worst[0] * 1.12], nice=False)
    drawn = base.mark_bar(height=20).encode(
        x=tonnes.axis(grid=True, tickCount=5),
        x2="end",
        color=alt.Color("part", type="nominal", legend=None).scale(domain=BARS, range=colours),
    )
    labels = base.mark_text(style="value", align="left", dx=5).encode(
        x=alt.X("end", type="quantitative"), text=alt.Text("label", type="nominal")
    )
    return alt.LayerChart(layer=[drawn, labels])


def _curve(closure: Closure, colour: str, layout: Layout) -> alt.LayerChart:
    """Draw the loss over days, within what no rerouting and all of it would make of it."""
    table = closure.table()
    ends = pd.concat([table.assign(day=day) for day in (0, closure.days.highest)])
    along = closure.computed(ends, "datum.day").transform_calculate(
        most=f"datum.blocked * {closure.rate}",
        least=f"max(0, datum.blocked - datum.day * {max(table['spare'])}) * {closure.rate}",
    )
    days = alt.X("day", type="quantitative", title="Days of outage")
    days = days.scale(domain=[0, closure.days.highest], nice=False)
    days = days.axis(tickCount=5 if layout.is_narrow else 9)
    loss = alt.Y("dollars", type="quantitative", title=None)
    loss = loss.scale(domain=[0, closure.worst[1]], nice=False).axis(tickCount=4)
    band = along.mark_area(color=PALE).encode(
        x=days, y=alt.Y("least", type="quantitative"), y2="most"
    )
    line = along.mark_line(color=colour).encode(x=days, y=loss)
    here = closure.computed(table).transform_calculate(now="days")
    at = alt.X("now", type="quantitative")
    stem = here.mark_rule(color=MUTED, strokeDash=[3, 3]).encode(x=at, y=loss, y2=alt.Y2Datum(0))
    dot = here.mark_point(size=90, color=colour).encode(x=at, y=loss)
    words = ["Billion dollars held up, between nothing", "rerouted and all spare capacity used"]
    title = alt.Title(words if layout.is_narrow else " ".join(words), fontWeight="normal")
    return alt.LayerChart(layer=[band, line, stem, dot], title=title)
