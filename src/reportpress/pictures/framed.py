"""A chart's picture as it leaves the book: between its title and where it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportpress.pictures.lettering import COLOURS, line, size_of, wrapped

MARGIN = 18
NAMED = 3
"""Sources that are named; the others are counted."""


class Words(NamedTuple):
    """What a picture says above and below the chart."""

    title: str
    subtitle: str
    source: str
    foot: str


def credit(sources: Sequence[str]) -> str:
    """Return the source line of a picture, from the names of its sources.

    Examples
    --------
    >>> credit(["A (2024)", "B (2025)"])
    'Sources: A (2024); B (2025).'
    >>> credit(["A", "B", "C", "D", "E"])
    'Sources: A; B; C and 2 more.'
    """
    names = list(dict.fromkeys(sources))
    named, rest = names[:NAMED], len(names) - NAMED
    head = "Sources: " if len(names) > 1 else "Source: "
    return f"{head}{'; '.join(named)}{f' and {rest} more' if rest > 0 else ''}."


def framed(picture: str, words: Words, colours: Mapping[str, str]) -> str:
    """Set a picture between its words on paper, in one ``<svg>`` element.

    Examples
    --------
    >>> whole = framed('<svg width="400" height="100"></svg>', Words("T", "S", "A", "F"), {})
    >>> whole[:67]
    '<svg xmlns="http://www.w3.org/2000/svg" width="436" height="226" vi'
    """
    colours = COLOURS | dict(colours)
    width, height = size_of(picture)
    lines, at = [], MARGIN
    for text, size, weight, colour in (
        (words.title, 18, 600, "ink"),
        (words.subtitle, 13, 400, "quiet"),
        ("", 0, 0, ""),
        (words.source, 11, 400, "quiet"),
        (words.foot, 11, 400, "quiet"),
    ):
        if not size:
            top, at = at + 10, at + 18 + round(height)
        for part in wrapped(text, width, size, weight) if size else ():
            at += round(size * 1.35)
            lines.append(line(part, MARGIN, at, size, weight, colours[colour]))
    whole, high = round(width) + 2 * MARGIN, at + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{high}" '
        f'viewBox="0 0 {whole} {high}">'
        f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>{"".join(lines)}'
        f'<g transform="translate({MARGIN},{top})">{picture}</g></svg>'
    )
