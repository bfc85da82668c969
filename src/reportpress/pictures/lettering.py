"""Words in pictures that the press itself composes."""

from __future__ import annotations

import re
import textwrap
from html import escape

COLOURS = {"ink": "#202020", "quiet": "#595959", "paper": "#ffffff"}
"""Colours of the words, of the edition below them and of the ground."""

_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'(?<=\s)(width|height)="([0-9.]+)"')


def size_of(picture: str) -> tuple[float, float]:
    """Return width and height of an SVG picture.

    Examples
    --------
    >>> size_of('<svg width="10" height="20.5" viewBox="0 0 1 2"></svg>')
    (10.0, 20.5)
    """
    opening = _OPENING.search(picture)
    if opening is None:
        raise ValueError("a picture with words needs a picture as SVG")
    sizes = {name: float(value) for name, value in _SIZE.findall(opening[0])}
    return sizes["width"], sizes["height"]


def wrapped(text: str, width: float, size: int, weight: int, most: int | None = None) -> list[str]:
    """Break a text into lines of a width in pixels; what is too long is cut short.

    Examples
    --------
    >>> wrapped("Oil falls in the east", 100, 20, 400, 1)
    ['Oil …']
    """
    # IBM Plex Sans takes a little less than half an em a letter, more in bold; lines with many
    # broad letters still fit.
    room = int(width / (size * (0.53 if weight > 400 else 0.485)))
    return textwrap.wrap(text, room, max_lines=most, placeholder=" …")


def line(text: str, x: int, y: int, size: int, weight: int, colour: str) -> str:
    """Return one line of text as SVG.

    Examples
    --------
    >>> line("A & B", 1, 2, 11, 400, "#202020")[-26:]
    '"#202020">A &amp; B</text>'
    """
    return (
        f'<text x="{x}" y="{y}" font-family="IBM Plex Sans" font-size="{size}" '
        f'font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    )
