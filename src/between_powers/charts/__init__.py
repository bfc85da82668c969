"""Charts of the report: the theme, the layouts, and the forms that charts are drawn in."""

from between_powers.charts.theme import LAYOUTS, Layout

__all__ = ["LAYOUTS", "Layout"]
