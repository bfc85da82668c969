"""Lines of the running text of a PDF as Poppler places their words, and what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.press import pdf_pages

#: The column of text of the template, in points from the left, and how exactly lines fill it.
LEFT, RIGHT, EXACT = 70.9, 428.0, 1.2
#: Signs at the end of a line stand out of the column by as much.
_OVERHANG = 4.0
#: The type area, from the head.
TOP, BOTTOM = 79.4, 765.4
#: Height of the box of a word in the type of the text.
_HEIGHT = (9.9, 10.1)
_INDENT = 12.0
_BULLETS = ("•", "–")
#: Spaces of a line in one type differ by less.
_EVEN = 0.3
#: From line to line of a paragraph, at most.
_NEXT = 15.5

_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


@dataclass(frozen=True)
class Line:
    """Words that stand on one line of the running text, and where it is on its page."""

    top: float
    left: float
    right: float
    words: tuple[str, ...]
    spaces: tuple[float, ...]

    @property
    def is_full(self) -> bool:
        """Whether it reaches both edges of the column, but for an indent."""
        return self.right > RIGHT - EXACT and self.left < LEFT + _INDENT + EXACT

    @property
    def opens(self) -> bool:
        """Whether it opens a paragraph, or an item of a list."""
        return abs(self.left - LEFT - _INDENT) < EXACT / 2 or self.words[0] in _BULLETS

    @property
    def is_divided(self) -> bool:
        """Whether its last word goes on in the next line."""
        return self.words[-1].endswith(("-", "\N{SOFT HYPHEN}", "\N{HYPHEN}"))


def lines(pdf: Path) -> list[list[Line]]:
    """Return the lines of running text of every page, from its head to its foot."""
    text = pdf_pages.poppler("pdftotext", pdf, "-bbox")
    return [_lines(page) for page in text.split("<page ")[1:]]


def _lines(page: str) -> list[Line]:
    rows: dict[float, list[tuple[float, float, str]]] = {}
    for left, top, right, bottom, word in _WORD.findall(page):
        high = float(bottom) - float(top)
        if _HEIGHT[0] < high < _HEIGHT[1] and TOP - 5 < float(top) < BOTTOM:
            place = next((at for at in rows if abs(at - float(top)) < 0.6), float(top))
            rows.setdefault(place, []).append((float(left), float(right), unescape(word)))
    found = []
    for top, words in sorted(rows.items()):
        words.sort()
        spaces = tuple(after[0] - before[1] for before, after in pairwise(words))
        if words[0][0] < LEFT + 2 * _INDENT and words[-1][1] < RIGHT + _OVERHANG:
            texts = tuple(word for _, _, word in words)
            found.append(Line(top, words[0][0], words[-1][1], texts, spaces))
    return found


def word_spaces(pages: list[list[Line]]) -> list[float]:
    """Return the space between the words of each full line of words in one type."""
    full = [line for page in pages for line in page if line.is_full and len(line.spaces) > 4]
    return [median(line.spaces) for line in full if max(line.spaces) - min(line.spaces) < _EVEN]


def lone_lines(pages: list[list[Line]]) -> list[str]:
    """Name the paragraphs of which one line alone stands at the head or the foot of a page."""
    found = []
    for number, page in enumerate(pages, start=1):
        if len(page) < 3:
            continue
        first, second = page[:2]
        before, last = page[-2:]
        ends = second.top - first.top > _NEXT or second.opens or second.left < first.left - EXACT
        if first.top < TOP + 6 and not first.opens and ends:
            found.append(f"page {number}: {' '.join(first.words)}")
        opens = last.top - before.top > _NEXT or last.opens
        if last.top > BOTTOM - 20 and opens and last.is_full:
            found.append(f"page {number}: {' '.join(last.words)}")
    return found


def hyphens(pages: list[list[Line]]) -> tuple[int, int, int]:
    """Count divided words, how many at most in lines that follow each other, and over pages."""
    count = longest = over = 0
    for page in pages:
        run, before = 0, -100.0
        for line in page:
            run = run * (line.top - before < _NEXT) + 1 if line.is_divided else 0
            count, longest, before = count + line.is_divided, max(longest, run), line.top
        over += bool(page and page[-1].is_divided)
    return count, longest, over
