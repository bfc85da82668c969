"""Charts of the report: the theme, and the figure that carries a chart to every edition."""

from between_powers.charts.theme import LAYOUTS, Layout
from between_powers.exhibits.figure import Figure, FigureError

__all__ = ["LAYOUTS", "Figure", "FigureError", "Layout"]
