"""A chart that the reader works: what a closed route costs, under assumptions set by hand."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.closure import Closure
from between_powers.charts.layouts import form
from between_powers.charts.palette import MUTED, PALE
from between_powers.charts.theme import Layout
from between_powers.words import number

BARS = ["Blocked", "Rerouted", "Held up"]
LABELS = 58
"""Pixels for the names of the bars, left of the axis."""
MARGIN = 18
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
    can be set, and the chart states its case in words.

    Examples
    --------
    >>> from between_powers.charts.closure import Choice
    >>> choice = Choice("Days", 30, 1, 90, 1)
    >>> closure = Closure(daily_flow=0.2, spare={"others": 0.05}, barrels_per_tonne=8, days=choice,
    ...     price=choice, used=choice, price_name="Brent", price_month="July 2026")
    >>> draw = loss_explorer(closure, colours=("#8b9299", "#596067", "#23282d"))
    >>> len(draw(Layout("print", 604)).vconcat), len(draw(Layout("wide", 720)).vconcat)
    (3, 2)
    """
    width = layout.width - LABELS - MARGIN
    panels = [
        _bars(closure, colours).properties(width=width, height=102),
        _curve(closure, colours[2], layout).properties(width=width, height=CURVE),
    ]
    printed = layout.name == "print"
    if printed:
        panels.insert(0, _headline(closure, colours[2]).properties(width=width, height=88))
    shown: alt.VConcatChart = alt.vconcat(*panels, spacing=18).add_params(
        *closure.parameters(bound=not printed)
    )
    return shown


def _headline(closure: Closure, colour: str) -> alt.LayerChart:
    """Write the loss in dollars, then in tonnes, then the case that it holds for."""
    loss, days, price = closure.case(), closure.days.value, closure.price.value
    large: dict[str, Any] = {"fontSize": 26, "fontWeight": 600, "color": colour}
    strong: dict[str, Any] = {"fontSize": 14, "fontWeight": 600}
    quiet: dict[str, Any] = {"style": "aside"}
    lines = [
        (f"{number(loss.lost_musd / 1000, 1)} billion dollars", 16, large),
        (f"{number(loss.lost_mt, 1)} million tonnes of exports held up", 42, strong),
        (
            f"{days:g} {'day' if days == 1 else 'days'}, {closure.price_name} at {price:g} dollars "
            f"a barrel ({closure.price_month})",
            64,
            quiet,
        ),
        (f"{closure.used.value:g}% of spare capacity used, {next(iter(closure.spare))}", 82, quiet),
    ]
    return alt.LayerChart(
        layer=[
            alt.Chart(pd.DataFrame({"words": [text]}))
            .mark_text(align="left", **look)
            .encode(
                text=alt.Text("words", type="nominal"),
                x=alt.XValue(-LABELS),  # type: ignore[no-untyped-call]
                y=alt.YValue(height),  # type: ignore[no-untyped-call]
            )
            for text, height, look in lines
        ]
    )


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
    tonnes = alt.X("start", type="quantitative", title="Million tonnes")
    tonnes = tonnes.scale(domainMin=0, domainMax=alt.expr(f"{blocked} * 1.08"), nice=5)
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
    plot = layout.width - LABELS - MARGIN
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
    words = ["Billion dollars held up, between nothing", "rerouted and all spare capacity used"]
    title = alt.Title(words if layout.is_narrow else " ".join(words), fontWeight="normal")
    return alt.LayerChart(layer=[band, line, stem, dot, said], title=title)
