"""The words of a table's cell: how wide they are, and where its lines can end."""

from __future__ import annotations

import re

from reportpress.typst.advances import width

#: Where a line of a cell can end: after a space, a dash, and a hyphen or a low line before a
#: letter; a date of hyphens stays whole.
BREAKS = re.compile(r"(?<=[ \n–—])|(?<=[/\-_])(?=[^\W\d_])")
#: How much wider letters are in the heads of columns.
_BOLD = 1.05

#: Stands for the end of a line.
TURN = -1.0

#: What a longer word asks for at most, in ems, since it may be broken: anywhere, or hyphenated.
UNBROKEN = 18.0
_SYLLABLES = 5.0


def longest_line(text: str, *, heads: bool = False) -> float:
    r"""Return how wide the longest line of a cell is, which may have ends of lines of its own.

    Examples
    --------
    >>> longest_line("cpc\nOil") < longest_line("cpc Oil")
    True
    """
    return max(sum(words_of(line, heads=heads)) for line in text.split("\n"))


def words_of(text: str, *, heads: bool = False) -> list[float]:
    """Return how wide the words of a cell are, in ems; those of a head are bold.

    An end of a line within the cell is a word of its own: `TURN`.

    Examples
    --------
    >>> len(words_of("re-export of trade_totals"))
    5
    """
    bold, words = _BOLD if heads else 1.0, list[float]()
    for word in filter(None, BREAKS.split(text)):
        words.append(bold * width(word.removesuffix("\n")))
        if word.endswith("\n"):
            words.append(TURN)
    return words or [0.0]


def least(text: str) -> float:
    """Estimate how wide a column must be for a cell at least, in ems.

    A number is not broken, a long word is.

    Examples
    --------
    >>> least("64,123,456,000") > least("An incomprehensible sentence")
    True
    """
    return max(map(_unbroken, BREAKS.split(text)))


def _unbroken(word: str) -> float:
    """Estimate how wide the part of a word is that stays in one line."""
    wide = width(word.removesuffix("\n"))
    return wide if any(map(str.isdigit, word)) else min(wide, _SYLLABLES)


def is_figure(cell: str) -> bool:
    """Tell whether a cell has a date or figure; a list of them may be broken.

    Examples
    --------
    >>> [is_figure(cell) for cell in ("7 May 2022", "12, 431", "none")]
    [True, False, False]
    """
    return any(map(str.isdigit, cell)) and ", " not in cell


def lines_with_digits(cell: str) -> str:
    r"""Leave of a cell the lines that have a digit.

    Examples
    --------
    >>> lines_with_digits("6 Jan 2022\nPower, gas, nuclear")
    '6 Jan 2022'
    """
    return "\n".join(line for line in cell.split("\n") if any(map(str.isdigit, line)))
