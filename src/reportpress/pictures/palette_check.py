"""The colours of charts: only those that have a counterpart on a dark page may be drawn.

``press_dark_colours`` in the configuration names a function that gives each light colour its dark
one. A colour outside that table is a slip, or a default of Vega's that nobody chose; it would
stay as it is on a dark page, and its contrast is under no test.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from itertools import combinations

DRAWN = re.compile(r'\b(?:fill|stroke|stop-color)(?:="|:\s*)([^";]+)')
NO_COLOUR = {"none", "transparent", "inherit", "currentColor"}
MIXED = re.compile(r"rgb\((\d+),\s*(\d+),\s*(\d+)\)")
NEAR = 2.0
"""How far a mixed colour may lie from the line between two others, in parts of 255."""

Point = tuple[float, ...]


def counterparts(reference: str) -> dict[str, str]:
    """Call the function that a configuration value names as ``module:function``.

    Examples
    --------
    >>> counterparts("")
    {}
    """
    return dict(pkgutil.resolve_name(reference)()) if reference else {}


def unknown_colours(svg: str, known: frozenset[str]) -> list[str]:
    """Name the colours of a picture, sorted, that are none of those known, nor between two of them.

    A scale that runs from one colour to another may draw any mixture of the two.

    Examples
    --------
    >>> colours = frozenset({"#ffffff", "#000000"})
    >>> unknown_colours('<path fill="#fff000" stroke="none"/><path fill="rgb(9, 9, 9)"/>', colours)
    ['#fff000']
    """
    drawn = {colour.strip() for colour in DRAWN.findall(svg)} - NO_COLOUR - known
    return sorted(
        colour for colour in drawn if not colour.startswith("url(") and not _is_mixed(colour, known)
    )


def _is_mixed(colour: str, known: frozenset[str]) -> bool:
    match = MIXED.fullmatch(colour)
    return match is not None and _lies_between(tuple(map(int, match.groups())), known)


@cache
def _lies_between(point: Point, known: frozenset[str]) -> bool:
    points = [tuple(bytes.fromhex(colour[1:])) for colour in sorted(known)]
    return any(_distance(point, start, end) <= NEAR for start, end in combinations(points, 2))


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the line between two others."""
    along = [b - a for a, b in zip(start, end, strict=True)]
    offset = [p - a for a, p in zip(start, point, strict=True)]
    length = sum(part * part for part in along) or 1
    at = max(0.0, min(1.0, sum(a * b for a, b in zip(along, offset, strict=True)) / length))
    return float(sum((o - at * a) ** 2 for a, o in zip(along, offset, strict=True)) ** 0.5)
