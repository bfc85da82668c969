"""Addresses on the web as a reader sees them: letters for codes, nothing that a browser adds."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

#: A run of encoded bytes beyond ASCII in an address, and the letters that are better read.
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_HOST = re.compile(r"\bxn--[a-z0-9-]+")
_LETTER = re.compile("[À-ÖØ-öø-ɏЀ-ԯ]")

LONGEST = 200
"""Letters of an address that is given whole, unless it has codes of letters."""

#: A version of a file on GitHub, which answers to the first letters of its name.
_VERSION = re.compile(r"(?<=/(?:blob|tree)/)([0-9a-f]{7})[0-9a-f]{33}(?=/|$)")

CUT = "…"
"""What stands for the rest of an address that is left out."""


def readable(address: str) -> str:
    """Write an address with its Latin and Cyrillic letters, which browsers take as they are.

    Other encoded characters stay encoded: signs have a meaning of their own in an address, and
    letters of other scripts may not be in the book's fonts.

    Examples
    --------
    >>> readable("https://a.org/%D0%B4%C3%A9%2Fx%20")
    'https://a.org/дé%2Fx%20'
    >>> readable("https://xn--e1alid.xn--p1ai/x")
    'https://поле.рф/x'
    """
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return _ENCODED.sub(_decoded, scheme + mark + _HOST.sub(_host_name, host) + slash + path)


def short(address: str) -> str:
    """Write an address as a reader has to type it.

    It goes without what a browser adds or the page does not need: scheme, "www.", a slash or a
    form for telephones at its end, and most of the name of a version on GitHub. Codes of letters
    that cannot be printed end it, as does its length.

    Examples
    --------
    >>> short("https://www.a.org/%D0%B4/amp/")
    'a.org/д'
    >>> short("https://a.org/2025/%D9%87%D9%84")
    'a.org/2025/…'
    >>> short("https://a.org/" + 200 * "x")[-4:]
    'xxx…'
    """
    bare = readable(address).partition("://")[2].removeprefix("www.") or address
    typed = _VERSION.sub(r"\1", re.sub(r"(?:/amp)?/*$", "", bare))
    if coded := _ENCODED.search(typed):
        return typed[: typed.rfind("/", 0, coded.start()) + 1] + CUT
    return typed if len(typed) <= LONGEST else typed[:LONGEST] + CUT


def is_cut(address: str) -> bool:
    """Tell whether an address is not given whole.

    Examples
    --------
    >>> is_cut("https://a.org/" + 194 * "x"), is_cut("https://a.org/" + 195 * "x")
    (False, True)
    """
    return short(address).endswith(CUT)


def names_address(words: str, target: str) -> bool:
    """Tell whether the words of a link are its address, or the beginning of it.

    Examples
    --------
    >>> address = "http://www.a.org/x/"
    >>> [names_address(words, address) for words in ("http://www.a.org/x/", "a.org/x", "x")]
    [True, True, False]
    """
    whole, plain = unquote(target), unquote(words)
    rest = whole.partition("://")[2].removeprefix("www.")
    is_beginning = "." in plain and rest.startswith(plain.removeprefix("www."))
    return plain == whole or words == short(target) or is_beginning


def _host_name(match: re.Match[str]) -> str:
    """Write a host's name in its letters, if it is the code of any."""
    try:
        return match[0].encode().decode("idna")
    except UnicodeError:
        return match[0]


def _decoded(match: re.Match[str]) -> str:
    try:
        text = unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]
    return "".join(char if _LETTER.fullmatch(char) else quote(char, safe="") for char in text)
