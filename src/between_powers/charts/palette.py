"""The neutral colours of charts and pages, each with its counterpart on a dark page."""

from __future__ import annotations

INK = "#23282d"
MUTED = "#596067"
RULE = "#8b9299"
PALE = "#c3c9cf"
GRID = "#e1e4e8"
BAND = "#f1f3f5"
SAND = "#c9b98f"
PALE_SAND = "#e6dfc9"
PAPER = "#fefefe"

DARK = {
    INK: "#e7eaed",
    MUTED: "#aab2ba",
    RULE: "#7d868f",
    PALE: "#555e67",
    GRID: "#343b42",
    BAND: "#20262c",
    SAND: "#837650",
    PALE_SAND: "#4d4735",
    PAPER: "#14181d",
}
"""Light colour to dark colour. Paper is not quite white, so that it is told from the page."""


def mixed(colour: str, other: str, part: float) -> str:
    """Mix two colours in their sRGB values.

    Parameters
    ----------
    colour, other : str
        Hex colours such as ``#1d57d0``.
    part : float
        Part of `other`, between 0 and 1.

    Returns
    -------
    str
        Hex colour.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(own + part * (far - own)):02x}" for own, far in pairs)
