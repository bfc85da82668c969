"""The committed fonts inside a picture, so that it looks the same wherever it is opened."""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import NamedTuple

from reportpress.contract import FONTS


class Face(NamedTuple):
    """A committed font: its file, how a picture asks for it, and the letters that it has."""

    file: str
    family: str
    weight: int
    letters: str  # as a class of a regular expression
    range: str  # the same, as CSS has it


_LATIN = "\u0000-\u024f\u0259\u02bb-\u02dc\u2010-\u2212\u2215\u2248-\u2265"
_LATIN_RANGE = "U+0000-024F,U+0259,U+02BB-02DC,U+2010-2212,U+2215,U+2248-2265"
_CYRILLIC, _CYRILLIC_RANGE = "\u0400-\u052f", "U+0400-052F"
_ARABIC, _ARABIC_RANGE = "\u0600-\u06ff", "U+0600-06FF"
FACES = (
    *(
        Face(f"IBMPlexSans-{name}{script}", "IBM Plex Sans", weight, letters, css)
        for name, weight in (("Regular", 400), ("SemiBold", 600))
        for script, letters, css in (
            ("", _LATIN, _LATIN_RANGE),
            ("-Cyrillic", _CYRILLIC, _CYRILLIC_RANGE),
        )
    ),
    *(
        Face(f"IBMPlexSansArabic-{name}", "IBM Plex Sans Arabic", weight, _ARABIC, _ARABIC_RANGE)
        for name, weight in (("Regular", 400), ("SemiBold", 600))
    ),
)
"""The subsets that the website loads too."""

_STYLE = re.compile(r"<style>@font-face.*?</style>\n", re.DOTALL)
_TEXT = re.compile(r"<(?:text|tspan)\b[^>]*>([^<]+)")
_BOLD = re.compile(r'font-weight="(?:bold|[6-9]00)"')


def with_fonts(svg: str) -> str:
    r"""Put the fonts that an SVG picture with a ``<desc>`` needs behind that.

    Examples
    --------
    >>> picture = '<svg><desc>It</desc>\n<text font-family="IBM Plex Sans">Oil</text></svg>'
    >>> with_fonts(picture).count("@font-face"), without_fonts(with_fonts(picture)) == picture
    (1, True)
    """
    texts = "".join(_TEXT.findall(svg))
    rules = "".join(
        _rule(face)
        for face in FACES
        if face.family in svg
        and (face.weight == 400 or _BOLD.search(svg))
        and re.search(f"[{face.letters}]", texts)
    )
    head, end, rest = svg.partition("</desc>\n")
    return f"{head}{end}<style>{rules}</style>\n{rest}"


def without_fonts(svg: str) -> str:
    """Take the fonts out of a picture, for a place where size counts more."""
    return _STYLE.sub("", svg)


@cache
def _rule(face: Face) -> str:
    content = base64.b64encode((FONTS / "woff2" / f"{face.file}.woff2").read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"unicode-range:{face.range};"
        f'src:url(data:font/woff2;base64,{content}) format("woff2")}}'
    )
