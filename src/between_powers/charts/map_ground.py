"""The ground of a map: the land, the part of it that is shown, and a bar of scale."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.actors import tint
from between_powers.charts.outlines import outline_table
from between_powers.charts.palette import HOMELAND, INK, LAND, PALE
from between_powers.charts.theme import Layout

Window = tuple[float, float, float, float]

HOME, NAME = "KAZ", "Kazakhstan"
WINDOWS = {"wide": (0.0, 48.4, 1.2, 0.64), "narrow": (-0.2, 48.7, 1.34, 0.81)}
"""What a layout shows: its centre in degrees east of `MIDDLE` and north, its scale and its height.

Both are multiples of the width. A phone's map is higher and drawn closer."""
MIDDLE = 55
BAR, EARTH = 500, 6371
"""Kilometres that the bar of scale shows, and of the radius of the Earth."""


def ground() -> list[alt.Chart]:
    """Draw the land, and round Kazakhstan a line of its own."""
    table = outline_table()
    land = alt.Chart(table).mark_geoshape(clip=True, stroke=PALE, strokeWidth=0.8)
    home = alt.Chart(table).mark_geoshape(
        clip=True, filled=False, stroke=tint(NAME), strokeWidth=1.6
    )
    fill = alt.FillValue(LAND, condition={"test": f"datum.iso == '{HOME}'", "value": HOMELAND})
    drawn: list[alt.Chart] = [
        land.encode(shape="geometry:G", fill=fill),
        home.encode(shape="geometry:G").transform_filter(f"datum.iso == '{HOME}'"),
    ]
    return drawn


def scale_bar(window: Window, layout: Layout) -> list[alt.Chart]:
    """Draw the length of 500 kilometres at the lower left, true on the parallels of the map."""
    left, low = 14, round(window[3] * layout.width) - 12
    length = BAR / EARTH * window[2] * layout.width
    base = alt.Chart(pd.DataFrame({"text": [f"{BAR} km"]}))
    ends: Any = {"x": alt.XValue(left), "x2": alt.X2Value(left + length), "y": alt.YValue(low)}  # type: ignore[no-untyped-call]
    spot: Any = {"x": alt.XValue(left), "y": alt.YValue(low - 9)}  # type: ignore[no-untyped-call]
    drawn: list[alt.Chart] = [
        base.mark_rule(color=INK, strokeWidth=2).encode(**ends),
        base.mark_text(style="label", align="left", baseline="middle").encode(text="text", **spot),
    ]
    return drawn


def projected(layers: Any, layout: Layout, window: Window) -> alt.LayerChart:
    """Show the window of a map in a conic projection that keeps areas."""
    east, north, scale, ratio = window
    width = layout.width
    height = round(ratio * width)
    chart: alt.LayerChart = layers.project(
        type="conicEqualArea",
        rotate=[-MIDDLE, 0],
        parallels=[40, 56],
        precision=0.3,
        center=[east, north],
        scale=scale * width,
        translate=[width / 2, height / 2],
        clipExtent=[[0, 0], [width, height]],
    ).properties(height=height)
    return chart
