"""Pictures on the page: as large as on the website, and charts with letters that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import imagesize  # type: ignore[import-untyped]
from docutils import nodes
from sphinx.application import Sphinx

from reportpress.pictures.lettering import size_of
from reportpress.tree.nodes import chart_graphic
from reportpress.typst.errors import complain

SMALLEST = 5.5
"""Points of letters that can still be read on paper."""

PAGE = (604, 700)
"""Width and height that a chart has on a page, in pixels."""

_POINTS_PER_PIXEL = 0.75
_LETTERS = re.compile(r'<text\b[^>]*font-size="([\d.]+)(?:px)?"')
_HEIGHT = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


def size_pictures(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the pictures of a chapter that is about to be printed their sizes.

    Raises
    ------
    TypstEditionError
        If the letters of a chart would be too small.
    """
    if app.builder.format != "typst":
        return
    for image in doctree.findall(nodes.image):
        set_size(Path(app.srcdir), image)
    for graphic in doctree.findall(chart_graphic):
        points = smallest_letters(graphic["svg"]["print"])
        if points < SMALLEST:
            problem = (
                f"figure {graphic['figure_id']!r} has letters of {points:.1f} points on the page, "
                "where it is made to fit; draw fewer rows, or two figures"
            )
            complain(app.env, docname, graphic, problem)


def smallest_letters(picture: str) -> float:
    """Return the size of a chart's smallest letters in points, once it is as large as a page takes.

    Examples
    --------
    >>> smallest_letters('<svg width="604" height="1400"><text font-size="12px">a</text></svg>')
    4.5
    """
    width, height = size_of(picture)
    sizes = [float(size) for size in _LETTERS.findall(picture)]
    scale = min(PAGE[0] / width, PAGE[1] / height)
    return round(min(sizes, default=SMALLEST / 0.75) * _POINTS_PER_PIXEL * min(scale, 1), 1)


def set_size(folder: Path, image: nodes.image) -> None:
    """Give a picture its size on the page: the author's, or its own at 96 pixels an inch."""
    path = folder / image["uri"]
    if "width" in image or not path.is_file():
        return
    width, height = imagesize.get(path)
    scale = image.get("scale", 100) / 100
    if "height" in image and (match := _HEIGHT.fullmatch(image["height"])):
        scale = float(match[1]) / height if height > 0 else 1
    if width > 0:
        image["width"] = f"{round(width * scale * _POINTS_PER_PIXEL, 1):g}pt"


def setup(app: Sphinx) -> None:
    """Set the sizes once charts have their pictures."""
    app.connect("doctree-resolved", size_pictures, priority=940)
