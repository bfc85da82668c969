"""Charts put together: panels side by side or one above the other, and layers over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import altair as alt

from between_powers.charts.layouts import Draw, chosen, layered
from between_powers.charts.theme import Layout

Title = str | Sequence[str] | None
"""Words over a panel; of several, the first is the title and the others stand below it."""

Edge = int | Sequence[int]
"""Width of what stands left of the plots: of all panels, or of each."""


def below(
    *draws: Draw,
    titles: Sequence[Title] = (),
    sunk: Sequence[int] = (),
    edge: Edge = 0,
    right: int = 0,
    spacing: int = 18,
) -> Draw:
    """Put panels one above the other, from the top, their rows' names in one column.

    A panel's title may have lines below it, and is sunk by so many pixels into a plot that is empty
    at its left. The edge is the width of the names or numbers left of
    the panels in pixels, of all or of each; `right` leaves room for words that run over their edge.

    Examples
    --------
    >>> import pandas as pd
    >>> dot = lambda layout: alt.Chart(pd.DataFrame({"a": [1]})).mark_point()
    >>> below(dot, dot, titles=("One", "Two"), edge=100)(Layout("wide", 720)).vconcat[0].width
    620
    """

    def draw(layout: Layout) -> alt.VConcatChart:
        side, gap = (chosen(one, layout) for one in (right, spacing))
        edges = _edges(chosen(edge, layout), len(draws))
        inner = [replace(layout, edge=one) for one in edges]
        panels = _panels(draws, chosen(titles, layout), inner, side, chosen(sunk, layout))
        # Where words run from right to left, titles end at the edge of the picture.
        return _apart(alt.vconcat(*panels, spacing=gap, usermeta={"right": side}))  # type: ignore[no-any-return]

    return draw


def beside(
    *draws: Draw, titles: Sequence[Title] = (), edge: Edge = 0, right: int = 0, spacing: int = 18
) -> Draw:
    """Put panels side by side; on a phone, one above the other.

    Takes what `below` takes; `edge` and `right` are of each panel.

    Examples
    --------
    >>> import pandas as pd
    >>> dot = lambda layout: alt.Chart(pd.DataFrame({"a": [1]})).mark_point()
    >>> both = beside(dot, dot, edge=40)
    >>> len(both(Layout("wide", 720)).hconcat), len(both(Layout("narrow", 330)).vconcat)
    (2, 2)
    """
    stacked = below(*draws, titles=titles, edge=edge, right=right, spacing=spacing)

    def draw(layout: Layout) -> alt.HConcatChart | alt.VConcatChart:
        if layout.is_narrow:
            return stacked(layout)  # type: ignore[return-value]
        side, gap = (chosen(one, layout) for one in (right, spacing))
        edges = _edges(chosen(edge, layout), len(draws))
        # The plots are of one width, whatever stands left of them.
        free = layout.width - gap * (len(draws) - 1) - sum(edges)
        inner = [replace(layout, width=free // len(draws) + one, edge=one) for one in edges]
        panels = _panels(draws, chosen(titles, layout), inner, side)
        return _apart(alt.hconcat(*panels, spacing=gap))  # type: ignore[no-any-return]

    return draw


def over(*draws: Draw) -> Draw:
    """Draw charts over each other, the first at the bottom; each keeps its own looks and key.

    Examples
    --------
    >>> import pandas as pd
    >>> dot = lambda layout: alt.Chart(pd.DataFrame({"a": [1]})).mark_point()
    >>> len(over(dot, dot)(Layout("wide", 720)).layer)
    2
    """

    def draw(layout: Layout) -> alt.LayerChart:
        charts: list[Any] = [one(layout) for one in draws]
        heights = [chart.height for chart in charts if chart.height is not alt.Undefined]
        highest = max(heights, default=200)
        alike = [chart.properties(height=highest) for chart in charts]
        # Vega-Lite would give the kinds of one chart the looks of another, or no key.
        joined: alt.LayerChart = layered(alike, height=highest)
        apart: Any = "independent"
        return joined.resolve_scale(  # type: ignore[no-any-return]
            color=apart, fill=apart, stroke=apart, shape=apart, strokeDash=apart
        )

    return draw


def _edges(edge: Edge, panels: int) -> list[int]:
    return [edge] * panels if isinstance(edge, int) else list(edge)


def _panels(
    draws: Sequence[Draw],
    titles: Sequence[Title],
    layouts: Sequence[Layout],
    right: int,
    sunk: Sequence[int] = (),
) -> list[Any]:
    words = [*titles, *[None] * (len(draws) - len(titles))]
    lows = [*sunk, *[0] * (len(draws) - len(sunk))]
    panels = []
    for one, title, layout, low in zip(draws, words, layouts, lows, strict=True):
        chart: Any = one(layout)
        if not isinstance(chart, alt.HConcatChart | alt.VConcatChart):
            chart = chart.properties(width=layout.width - layout.edge - right)
        panels.append(chart.properties(title=_title(title, layout.edge, low)) if title else chart)
    return panels


def _title(words: Title, edge: int, low: int) -> alt.Title:
    # Placed by the plot and moved over its edge, so that the titles of all panels begin alike.
    place: Any = {"frame": "group", "dx": -edge} if edge else {}
    place |= {"offset": -low} if low else {}
    if isinstance(words, str) or words is None:
        return alt.Title(words or "", **place)
    return alt.Title(words[0], subtitle=list(words[1:]), **place)


def _apart(chart: Any) -> Any:
    """Let each panel have scales of its own; what they share, their forms give each of them."""
    apart: Any = "independent"
    return chart.resolve_scale(
        x=apart, y=apart, color=apart, fill=apart, stroke=apart, shape=apart, strokeDash=apart
    )
