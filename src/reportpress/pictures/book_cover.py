"""The cover of the EPUB: the picture by which shelves of reading programs show the book."""

from __future__ import annotations

from reportpress.pictures.lettering import COLOURS, line, size_of, wrapped

SIZE = (1200, 1800)
"""Width and height in pixels: upright, as shelves expect."""

MARGIN, GAP = 100, 70


def cover(picture: str, title: str, subtitle: str, foot: list[str], colours: dict[str, str]) -> str:
    """Set a picture between the title of the book and what its foot says, in one ``<svg>``.

    Examples
    --------
    >>> image = cover('<svg width="10" height="20"></svg>', "A Book", "Of oil", ["We"], {})
    >>> image[:60]
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height='
    """
    colours = COLOURS | colours
    width = SIZE[0] - 2 * MARGIN
    lines, top = [], MARGIN
    for text, size, weight, ink in ((title, 104, 600, "ink"), (subtitle, 44, 400, "quiet")):
        for part in wrapped(text, width, size, weight, 4):
            top += round(size * 1.2)
            lines.append(line(part, MARGIN, top, size, weight, colours[ink]))
        top += 20
    foot_lines = [part for text in foot if text for part in wrapped(text, width, 32, 400, 1)]
    bottom = SIZE[1] - MARGIN
    for part in reversed(foot_lines):
        lines.append(line(part, MARGIN, bottom, 32, 400, colours["quiet"]))
        bottom -= 46
    wide, high = size_of(picture)
    scale = min(width / wide, (bottom - top - 2 * GAP) / high)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE[0]}" height="{SIZE[1]}">'
        f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>{"".join(lines)}'
        f'<g transform="translate({MARGIN},{top + GAP}) scale({scale:.4f})">{picture}</g></svg>'
    )
