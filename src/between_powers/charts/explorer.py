"""A chart that the reader works: what a closed route costs, under assumptions set by hand."""

from __future__ import annotations

import altair as alt
import pandas as pd

from between_powers.charts.closure import Closure
from between_powers.charts.layouts import form
from between_powers.charts.palette import MUTED, PALE
from between_powers.charts.theme import Layout

BARS = ["Blocked", "Rerouted", "Held up"]
LABELS = 58
"""Pixels for the names of the bars, left of the axis."""
NUMBERS = 20
"""Pixels for the numbers of the curve, where it stands alone."""
MARGIN = 8
"""Pixels for the half of the last tick's label that stands right of the plots."""
CURVE = 170
"""Pixels of the height of the curve."""


@form
def loss_explorer(
    layout: Layout, closure: Closure, *, colours: tuple[str, str, str]
) -> alt.VConcatChart:
    """Draw the exports that a closed route costs, in tonnes and in dollars.

    The chart computes what `between_powers.measures.chokepoint_loss` does, in the reader's
    browser: the alternatives take up to the share of their spare capacity that is set, and no
    more than is blocked. It shows three bars in million tonnes (blocked, rerouted and lost, in
    their colours), and the loss over days; its answer in words is a parameter. In print nothing
    can be set, so the curve stands alone: the bars would say its one point again.

    Examples
    --------
    >>> from between_powers.charts.closure import Choice
    >>> choice = Choice("Days", 30, 1, 90, 1)
    >>> closure = Closure(daily_flow=0.2, spare={"others": 0.05}, barrels_per_tonne=8, days=choice,
    ...     price=choice, used=choice, price_name="Brent", price_month="July 2026")
    >>> draw = loss_explorer(closure, colours=("#8b9299", "#596067", "#23282d"))
    >>> len(draw(Layout("print", 604)).vconcat), len(draw(Layout("wide", 720)).vconcat)
    (1, 2)
    """
    printed = layout.name == "print"
    width = _plot(layout)
    panels = [_curve(closure, colours[2], layout).properties(width=width, height=CURVE)]
    if not printed:
        panels.insert(0, _bars(closure, colours).properties(width=width, height=102))
    shown: alt.VConcatChart = alt.vconcat(*panels, spacing=18).add_params(
        *closure.parameters(bound=not printed)
    )
    return shown


def _plot(layout: Layout) -> int:
    """Return the width of the plots; numbers of print are narrower than the names of the bars."""
    return layout.width - (NUMBERS if layout.name == "print" else LABELS) - MARGIN


def _bars(closure: Closure, colours: tuple[str, str, str]) -> alt.LayerChart:
    """Draw blocked, rerouted and lost tonnes, the last two as parts of the first."""
    blocked = f"(lost + {closure.rerouted('days')})"
    base = (
        alt.Chart(pd.DataFrame({"part": BARS}))
        .transform_calculate(
            start="datum.part == 'Rerouted' ? lost : 0",
            end=f"datum.part == 'Held up' ? lost : {blocked}",
        )
        .transform_calculate(label="format(datum.end - datum.start, '.1f')")
        .encode(y=alt.Y("part", type="nominal", sort=BARS))
    )
    # A little wider than the longest bar, so that its number fits; the steps of the axis are round.
    tonnes = alt.X("start", type="quantitative")
    tonnes = tonnes.scale(domainMin=0, domainMax=alt.expr(f"{blocked} * 1.08"), nice=5)
    drawn = base.mark_bar(height=20).encode(
        x=tonnes.axis(grid=True, tickCount=5),
        x2="end",
        color=alt.Color("part", type="nominal", legend=None).scale(domain=BARS, range=colours),
    )
    labels = base.mark_text(style="value", align="left", dx=5).encode(
        x=alt.X("end", type="quantitative"), text=alt.Text("label", type="nominal")
    )
    return alt.LayerChart(layer=[drawn, labels], title=alt.Title("Million tonnes"))


def _curve(closure: Closure, colour: str, layout: Layout) -> alt.LayerChart:
    """Draw the loss over days, within what no rerouting and all of it would make of it."""
    plot = _plot(layout)
    flow, rate, longest = float(closure.daily_flow), closure.rate, closure.days.highest
    most = max(closure.spare.values())
    along = alt.Chart(pd.DataFrame({"day": [0, longest]})).transform_calculate(
        dollars=f"(datum.day * {flow} - {closure.rerouted('datum.day')}) * {rate}",
        most=f"datum.day * {flow} * {rate}",
        least=f"max(0, datum.day * {flow - most}) * {rate}",
    )
    days = alt.X("day", type="quantitative", title="Days of the stop")
    days = days.scale(domain=[0, longest], nice=False)
    days = days.axis(tickCount=5 if layout.is_narrow else 9)
    # The same axis for every length of the stop: the point moves along the line.
    loss = alt.Y("dollars", type="quantitative", title=None)
    loss = loss.scale(domainMin=0, domainMax=alt.expr(f"{longest * flow} * {rate}"), nice=4)
    loss = loss.axis(tickCount=4)
    band = along.mark_area(color=PALE).encode(
        x=days, y=alt.Y("least", type="quantitative"), y2="most"
    )
    # Thin, so that the band is seen on both sides.
    line = along.mark_line(color=colour, strokeWidth=1.4).encode(x=days, y=loss)
    # A phone has room for few words, and the title says what is billions of dollars.
    unit = " billion, " if layout.is_narrow else " billion dollars in "
    here = alt.Chart(pd.DataFrame({"part": ["here"]})).transform_calculate(
        now="days",
        dollars="dollars",
        words=f"format(dollars, '.1f') + '{unit}' + days + (days == 1 ? ' day' : ' days')",
    )
    at = alt.X("now", type="quantitative")
    stem = here.mark_rule(color=MUTED, strokeDash=[3, 3]).encode(x=at, y=loss, y2=alt.Y2Datum(0))
    dot = here.mark_point(size=90, color=colour).encode(x=at, y=loss)
    # On the side that has more room, and off the line, which rises; above the axis, where the line
    # is still low, and so far right that the line is over the words.
    early = f"days < {longest / 2}"
    high = f"({CURVE} * dollars / ({longest * flow} * {rate}))"
    rise = f"({high} / (days * {plot} / {longest}))"
    beyond = f"clamp((22 - {high}) / max({rise}, 0.01), 0, 90)"
    said = here.mark_text(
        style="value",
        align=alt.expr(f"{early} ? 'left' : 'right'"),
        dx=alt.expr(f"{early} ? 10 + {beyond} : -10"),
        dy=alt.expr(f"{early} ? min(12, {high} - 10) : -14"),
    ).encode(x=at, y=loss, text=alt.Text("words", type="nominal"))
    chart = alt.LayerChart(layer=[band, line, stem, dot, said])
    if layout.name == "print":
        return chart
    words = ["Billion dollars held up, between nothing", "rerouted and all spare capacity used"]
    title = words if layout.is_narrow else " ".join(words)
    return chart.properties(title=alt.Title(title))
