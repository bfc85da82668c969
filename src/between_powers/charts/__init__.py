"""Charts of the report: the theme, and the figure that carries a chart to every edition."""

from between_powers.charts.figure import Figure, FigureError
from between_powers.charts.theme import LAYOUTS, Layout

__all__ = ["LAYOUTS", "Figure", "FigureError", "Layout"]
