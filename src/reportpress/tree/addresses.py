"""Addresses on the web as a reader sees them: letters for codes, and of a long one the host."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

#: A run of encoded bytes beyond ASCII in an address, and the letters that are better read.
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_LETTER = re.compile("[À-ÖØ-öø-ɏЀ-ԯ]")

LONGEST = 100
"""Letters of an address that is given whole, unless it has codes of signs or a row of strokes."""

_CODES = re.compile(r"%[0-9A-Fa-f]{2}|-{4}")

CUT = "/…"
"""What follows the host where the rest is left out."""


def readable(address: str) -> str:
    """Write an address with its Latin and Cyrillic letters, which browsers take as they are.

    Other encoded characters stay encoded: signs have a meaning of their own in an address, and
    letters of other scripts may not be in the book's fonts.

    Examples
    --------
    >>> readable("https://a.org/%D0%B4%C3%A9%2Fx%20")
    'https://a.org/дé%2Fx%20'
    """
    return _ENCODED.sub(_decoded, address)


def short(address: str) -> str:
    """Write an address without its scheme; where it is long, only its host.

    Examples
    --------
    >>> short("https://www.a.org/%D0%B4/")
    'www.a.org/д/'
    >>> short("https://www.a.org/" + 100 * "x")
    'a.org/…'
    """
    if is_long(address):
        return urlsplit(address).netloc.removeprefix("www.") + CUT
    return _bare(address)


def is_long(address: str) -> bool:
    """Tell whether an address is too long to be given whole, or has what nobody types.

    Examples
    --------
    >>> is_long("https://a.org/" + 94 * "x"), is_long("https://a.org/" + 95 * "x")
    (False, True)
    >>> is_long("https://a.org/two%20words")
    True
    """
    return len(_bare(address)) > LONGEST or _CODES.search(_bare(address)) is not None


def _bare(address: str) -> str:
    return readable(address).partition("://")[2] or address


def names_address(words: str, target: str) -> bool:
    """Tell whether the words of a link are its address, or the beginning of it.

    Examples
    --------
    >>> [names_address(words, "http://a.org/x") for words in ("http://a.org/x", "a.org/…", "x")]
    [True, True, False]
    """
    whole, plain = unquote(target), unquote(words.removesuffix(CUT))
    rest = whole.partition("://")[2]
    return plain == whole or (
        "." in plain and rest.removeprefix("www.").startswith(plain.removeprefix("www."))
    )


def _decoded(match: re.Match[str]) -> str:
    try:
        text = unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]
    return "".join(char if _LETTER.fullmatch(char) else quote(char, safe="") for char in text)
