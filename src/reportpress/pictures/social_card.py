"""The card of the book: the picture that other sites show where somebody links to it."""

from __future__ import annotations

import re
import textwrap
from html import escape

SIZE = (1200, 630)
"""Width and height in pixels, as the Open Graph cards of the large sites are cut."""

MARGIN, GAP = 56, 40
TEXT = 420
"""Width of the words, left of the picture."""
COLOURS = {"ink": "#202020", "quiet": "#595959", "paper": "#ffffff"}
"""Colours of the words, of the edition below them and of the ground."""
_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'(?<=\s)(width|height)="([0-9.]+)"')


def card(picture: str, title: str, words: str, foot: str, colours: dict[str, str] = COLOURS) -> str:
    """Set a picture beside the title of the book, in one ``<svg>`` element of `SIZE`.

    The words say what the picture shows, the foot names the edition; what is too long is cut short.

    Examples
    --------
    >>> image = card('<svg width="10" height="20"><path d=""/></svg>', "A Book", "Oil falls", "We")
    >>> image[:59]
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height'
    """
    colours = COLOURS | colours
    opening = _OPENING.search(picture)
    if opening is None:
        raise ValueError("a card needs a picture as SVG")
    sizes = {name: float(value) for name, value in _SIZE.findall(opening[0])}
    wide, high = SIZE[0] - 2 * MARGIN - TEXT - GAP, SIZE[1] - 2 * MARGIN
    scale = min(wide / sizes["width"], high / sizes["height"])
    left = SIZE[0] - MARGIN - scale * sizes["width"]
    top = (SIZE[1] - scale * sizes["height"]) / 2
    lines, at = [], MARGIN
    for text, size, weight, most in ((title, 50, 600, 3), (words, 28, 400, 6)):
        for line in textwrap.wrap(text, _room(size, weight), max_lines=most, placeholder=" …"):
            at += round(size * 1.2)
            lines.append(_line(line, at, size, weight, colours["ink"]))
        at += 28
    short = textwrap.shorten(foot, _room(20, 400), placeholder=" …")
    lines.append(_line(short, SIZE[1] - MARGIN, 20, 400, colours["quiet"]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE[0]}" height="{SIZE[1]}">'
        f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>{"".join(lines)}'
        f'<g transform="translate({left:.1f},{top:.1f}) scale({scale:.4f})">{picture}</g></svg>'
    )


def _room(size: int, weight: int) -> int:
    """Letters in a line: IBM Plex Sans takes half an em a letter, a little more in bold."""
    return int(TEXT / (size * (0.56 if weight > 400 else 0.51)))


def _line(text: str, at: int, size: int, weight: int, colour: str) -> str:
    return (
        f'<text x="{MARGIN}" y="{at}" font-family="IBM Plex Sans" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    )
