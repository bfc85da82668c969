"""The look of every chart: fonts, neutral colours, sizes, and the layouts it is drawn for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from between_powers.charts.palette import GRID, INK, MUTED, RULE

FONT = "IBM Plex Sans"


@dataclass(frozen=True)
class Layout:
    """A size that charts are laid out for, not scaled to."""

    name: str  # ``wide`` and ``narrow`` are screens, ``print`` is the page of the PDF
    width: int  # width of the whole picture, axes and labels included, in CSS pixels
    # width of the names of rows in a panel, which panels one above the other have in common; 0
    # leaves as much as the names need
    edge: int = 0

    @property
    def is_narrow(self) -> bool:
        """Whether the layout is a phone's: fewer ticks, stacked panels, shorter labels."""
        return self.name == "narrow"


LAYOUTS = (Layout("wide", 624), Layout("narrow", 304), Layout("print", 604))
"""Every layout a figure is made in. Print is 160 mm at 96 pixels an inch."""


STYLES: dict[str, Any] = {
    "value": {"fontSize": 12.5, "fontWeight": 600},
    "sign": {"fontSize": 12, "fontWeight": 600},
    "aside": {"fontSize": 12, "color": MUTED},
    "label": {"fontSize": 12},
}
"""Named styles of text: a value, a sign in a cell, what is said aside, the name of a mark."""


@alt.theme.register("between_powers", enable=True)
def theme() -> alt.theme.ThemeConfig:
    """Return the Vega-Lite configuration that every chart of the report starts from.

    Examples
    --------
    >>> theme()["config"]["font"]
    'IBM Plex Sans'
    """
    # No axis has a line of its own, which would go on beyond its last tick: grid lines carry the
    # values, and that of zero is darker. Every label stands in the middle of its tick.
    axis: dict[str, Any] = {
        "domain": False,
        "gridColor": GRID,
        "labelColor": MUTED,
        "labelFlush": False,
        "labelFontSize": 12,
        "labelPadding": 5,
        "tickColor": RULE,
        "tickSize": 4,
        "ticks": False,
        "title": None,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titlePadding": 8,
    }
    at_zero = {"test": "datum.value === 0", "value": RULE}
    config: Any = {
        "font": FONT,
        "background": None,
        # A drawing ends where the rule above it and the tables do.
        "padding": {"left": 0, "right": 0, "top": 4, "bottom": 4},
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False},
        "axisQuantitative": {"gridColor": {"condition": at_zero, "value": GRID}},
        # The title of an upright axis stands above it, and reads as a line does.
        "axisY": {
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleAngle": 0,
            "titleX": -4,
            "titleY": -10,
        },
        "axisDiscrete": {"labelColor": INK, "labelFontSize": 12.5},
        "header": {
            "labelColor": INK,
            "labelFontSize": 13,
            "labelFontWeight": 600,
            "titleColor": MUTED,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
        "legend": {
            "labelColor": INK,
            "labelFontSize": 12,
            "titleColor": MUTED,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "orient": "top",
            "symbolStrokeWidth": 2,
            "title": None,
        },
        "style": STYLES,
        "text": {"color": INK, "fontSize": 12},
        "line": {"strokeWidth": 2.2},
        "point": {"filled": True, "size": 60, "opacity": 1},
        "rule": {"color": RULE},
        "bar": {"color": MUTED},
        "title": {"anchor": "start", "fontSize": 13, "color": INK, "frame": "bounds"}
        | {"subtitleFontSize": 12, "subtitleColor": MUTED, "subtitlePadding": 3},
    }
    return {"config": config}
