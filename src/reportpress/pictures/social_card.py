"""The card of the book: the picture that other sites show where somebody links to it."""

from __future__ import annotations

from reportpress.pictures.lettering import COLOURS, line, size_of, wrapped

SIZE = (1200, 630)
"""Width and height in pixels, as the Open Graph cards of the large sites are cut."""

MARGIN, GAP = 56, 40
TEXT = 420
"""Width of the words, left of the picture."""


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
    width, height = size_of(picture)
    wide, high = SIZE[0] - 2 * MARGIN - TEXT - GAP, SIZE[1] - 2 * MARGIN
    scale = min(wide / width, high / height)
    left = SIZE[0] - MARGIN - scale * width
    top = (SIZE[1] - scale * height) / 2
    lines, at = [], MARGIN
    for text, size, weight, most in ((title, 50, 600, 3), (words, 28, 400, 6)):
        for part in wrapped(text, TEXT, size, weight, most):
            at += round(size * 1.2)
            lines.append(line(part, MARGIN, at, size, weight, colours["ink"]))
        at += 28
    (short,) = wrapped(foot, TEXT, 20, 400, 1) or [""]
    lines.append(line(short, MARGIN, SIZE[1] - MARGIN, 20, 400, colours["quiet"]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE[0]}" height="{SIZE[1]}">'
        f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>{"".join(lines)}'
        f'<g transform="translate({left:.1f},{top:.1f}) scale({scale:.4f})">{picture}</g></svg>'
    )
