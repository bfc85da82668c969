"""Charts' SVG, made ready for Typst."""

from __future__ import annotations

import re

#: IBM Plex names its semi-bold a family of its own in the name record that Typst reads, so a
#: weight of 600 in the plain family would print as regular.
_BOLD_FAMILY_SUFFIX = " SmBld"
_TAG = re.compile(r"<(?:text|tspan|g)\b[^>]*>")
_FAMILY = re.compile(
    r"""(font-family\s*[=:]\s*["']?\s*['"]?)(IBM Plex (?:Sans Arabic|Sans|Serif))"""
)
_WEIGHT = re.compile(r"""font-weight\s*[=:]\s*["']?\s*(?:bold|[6-9]00)""")


def with_named_weights(svg: bytes) -> bytes:
    """Name the semi-bold family where an element of an SVG asks for a bold weight.

    The picture stays the same for a reader that takes the semi-bold for a family of its own.

    Examples
    --------
    >>> with_named_weights(b'<text font-family="IBM Plex Sans" font-weight="600">').decode()
    '<text font-family="IBM Plex Sans SmBld" font-weight="600">'
    """
    return _TAG.sub(lambda tag: _named(tag[0]), svg.decode()).encode()


def _named(tag: str) -> str:
    if not _WEIGHT.search(tag):
        return tag
    return _FAMILY.sub(rf"\1\2{_BOLD_FAMILY_SUFFIX}", tag)
