"""Charts of the report: their theme, colours and marks."""

from typing import Any

from between_powers.charts.theme import LAYOUTS, Layout

__all__ = ["LAYOUTS", "Layout"]


def __getattr__(name: str) -> Any:
    """Find `Figure` and `FigureError` for chapters that do not import them from exhibits yet."""
    if name not in ("Figure", "FigureError"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from between_powers import exhibits  # noqa: PLC0415 - exhibits are built of charts

    return getattr(exhibits, name)
