"""The colours of charts: only those that have a counterpart on a dark page may be drawn.

``press_dark_colours`` in the configuration names a function that gives each light colour its dark
one. A colour outside that table is a slip, or a default of Vega's that nobody chose; it would
stay as it is on a dark page, and its contrast is under no test.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from reportpress.named_functions import named_function

DRAWN = re.compile(r'\b(?:fill|stroke|stop-color)(?:="|:\s*)([^";]+)')
NO_COLOUR = {"none", "transparent", "inherit", "currentColor"}


def counterparts(reference: str) -> dict[str, str]:
    """Return the dark colour of each light one, as the function has them that is named.

    Examples
    --------
    >>> counterparts("")
    {}
    """
    return dict(named_function("press_dark_colours", reference)()) if reference else {}


def unknown_colours(svg: str, known: frozenset[str]) -> list[str]:
    """Name the colours of a picture, sorted, that are none of those known.

    That includes what a scale mixes of two colours: shade by opacity, which has a page under it.

    Examples
    --------
    >>> picture = '<path fill="#fff000" stroke="none"/><path fill="rgb(9, 9, 9)"/>'
    >>> unknown_colours(picture, frozenset({"#ffffff", "#000000"}))
    ['#fff000', 'rgb(9, 9, 9)']
    """
    drawn = {colour.strip() for colour in DRAWN.findall(svg)} - NO_COLOUR - known
    return sorted(colour for colour in drawn if not colour.startswith("url("))


def in_words(colours: Collection[str]) -> str:
    """Name some colours that a palette has not, no more than three of them.

    Examples
    --------
    >>> in_words({"red"}), in_words([])
    ("'red', which is no colour", '')
    >>> in_words({"red", "lime", "blue", "tan", "plum"})
    "'blue', 'lime', 'plum' and 2 more, which are no colours"
    """
    first, rest = list(map(repr, sorted(colours)[:3])), len(colours) - 3
    if len(first) < 2:
        return f"{first[0]}, which is no colour" if first else ""
    last = f"{rest} more" if rest > 0 else first.pop()
    return f"{', '.join(first)} and {last}, which are no colours"
