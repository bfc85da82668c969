"""Widths of a table's columns: those with which the rows take the fewest lines on a page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reportpress.typst.cell_words import (
    TURN,
    UNBROKEN,
    is_figure,
    least,
    lines_with_digits,
    longest_line,
    words_of,
)

Floats = NDArray[np.float64]

#: Width of a page in ems of a table's type, less what each column leaves free between cells.
_PAGE = 56.6
_GAP = 1.0

#: What else is left free before words that begin beside a column of figures, which ends there.
BESIDE_FIGURES: Final = 0.9

#: The longest cell, in ems, for which a column is kept from breaking, and the part of a page that
#: all columns may keep so.
_SHORT = 11.0
_LEFT = 0.85

#: Lines that the name of a row takes at most, if none is longer than so many ems.
_PHRASE = 22.0
_LINES = 3

#: The part of the cells with a digit from which a column is one of dates or figures.
_MOST = 0.5

#: Words that the lines of a cell have at least on an average, and the lines for which one counts
#: that has fewer: a phrase is not broken in the middle for little.
_WORDS_IN_LINE = 3.0
_SHORT_LINE = 0.7

#: The space at the end of a line takes no room.
_SPACE = 0.2

#: Powers of their lengths by which columns share room at first. Which one leads to the fewest lines
#: is found by trying them.
_SHARES = (1.0, 0.5, 0.0)

#: What a phrase may cost that is kept whole, in lines.
_LITTLE = 0.5

#: Steps, in ems, in which width moves from one column to another, and how often at most.
_STEPS = (4.0, 2.0, 1.0, 0.5)
_MOVES = 60


def columns(rows: Sequence[Sequence[str]], beside_figures: Collection[int] = ()) -> list[float]:
    """Share a page among columns by the text of every cell, headers included: relative widths.

    Columns that stand `beside_figures`, counted from 0, have more room before their words. No
    column is narrower than its longest word, if the page has the room; beyond that the table
    is as short as moving width between two columns can make it.

    Examples
    --------
    >>> short, long = columns([["A01", "A sentence that goes on and on and on " * 4]])
    >>> long > 10 * short
    True
    >>> cells = [["Oil", "1,041", "tonnes"]]
    >>> [round(more - less, 2) for less, more in zip(columns(cells), columns(cells, [2]))]
    [0.0, 0.0, 0.9]
    """
    words = [[words_of(cell, heads=not place) for cell in row] for place, row in enumerate(rows)]
    needed = np.array([[min(max(cell), UNBROKEN) for cell in row] for row in words]).max(axis=0)
    cells = [_Column(column) for column in zip(*words, strict=True)]
    gaps = np.full(len(cells), _GAP)
    gaps[list(beside_figures)] += BESIDE_FIGURES
    room = float(_PAGE - gaps.sum())
    lines = np.array(
        [[longest_line(cell, heads=not place) for cell in row] for place, row in enumerate(rows)]
    )
    whole = lines.max(axis=0)
    if whole.sum() <= room or needed.sum() >= room:
        widths = whole if whole.sum() <= room else needed
    else:
        figures = np.array([[is_figure(cell) for cell in row] for row in rows])
        dated = figures.mean(axis=0) > _MOST
        if whole[0] <= _PHRASE:
            needed[0] = cells[0].in_few_lines(float(needed[0]))
        whole = np.maximum(lines[1:].max(axis=0, initial=0), needed)  # a head may be broken
        # Words that stand in the cell of a date may be broken as well.
        dates = np.array([[longest_line(lines_with_digits(cell)) for cell in row] for row in rows])
        whole_dates = np.maximum(dates[1:].max(axis=0, initial=0), needed)
        # A phrase of a few words is kept whole as well, where that costs next to nothing.
        figures_whole, phrases_whole = (
            _settle(_kept_whole(needed, kept, room), cells, room)
            for kept in (np.where(dated, whole_dates, np.inf), whole)
        )
        is_cheap = _height(cells, phrases_whole) < _height(cells, figures_whole) + _LITTLE
        widths = phrases_whole if is_cheap else figures_whole
    return [round(float(width), 2) for width in widths + gaps]


def needed_by(rows: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Return the ems that the columns of a table take at least, and those that a page has.

    A long word is hyphenated; a number is not.

    Examples
    --------
    >>> needed, room = needed_by([["64,123,456"] * 30])
    >>> needed > room
    True
    """
    widths = [[least(cell) for cell in row] for row in rows]
    return float(np.array(widths).max(axis=0).sum()), _PAGE - _GAP * len(rows[0])


def _kept_whole(needed: Floats, whole: Floats, room: float) -> Floats:
    """Give columns of dates and figures the width of their longest cell, if there is room."""
    widths = needed.copy()
    for column in np.argsort(whole):
        grown = widths.sum() - widths[column] + whole[column]
        if whole[column] <= _SHORT and grown <= _LEFT * room:
            widths[column] = whole[column]
    return widths


class _Column:
    """The cells of a column, by the widths of their words in ems."""

    def __init__(self, cells: Sequence[Sequence[float]]) -> None:
        # One row for the first word of every cell, one for the second, and so on.
        self._words = np.array([*zip_longest(*cells, fillvalue=0.0)])
        self._whole: Floats = np.maximum(self._words, 0).sum(axis=0)
        self.length = float(self._whole.sum())
        self._count = np.array([len(cell) for cell in cells])
        self._known: dict[float, Floats] = {}

    def in_few_lines(self, least: float) -> float:
        """Return the narrowest width, from the least on, with which no cell has many lines.

        Lines that a cell ends of its own are not fewer in a wider column.
        """
        width, few = least, max(_LINES, self.counted(max(least, self.length)).max())
        while self.counted(width).max() > few:
            width += _STEPS[-1]
        return width

    def short_lines(self, width: float) -> float:
        """Count the lines beyond the first, and beyond those that would have some words each."""
        beyond = self.counted(width) - np.maximum(self._count / _WORDS_IN_LINE, 1)
        return float(np.maximum(beyond, 0).sum())

    def lines(self, width: float) -> Floats:
        """Count the lines of each cell; a trace of the exact length tells equal counts apart."""
        return self.counted(width) + 0.2 * self._whole / width

    def counted(self, width: float) -> Floats:
        """Count the lines of each cell, filled word by word; not all of them are full."""
        key = round(width, 2)
        if key not in self._known:
            lines: Floats = np.ones(len(self._whole))
            filled = np.zeros(len(self._whole))
            for word in self._words:
                is_full = (filled > 0) & (filled + word > width + _SPACE) & (word > 0)
                turns = is_full | (word == TURN)
                lines += turns
                filled = np.where(turns, 0, filled) + np.maximum(word, 0)
            self._known[key] = lines
        return self._known[key]


def _settle(needed: Floats, cells: Sequence[_Column], room: float) -> Floats:
    """Share out what is not needed by lengths or their roots, then as saves most lines."""
    settled = (_moved_about(needed, cells, room, share) for share in _SHARES)
    return min(settled, key=lambda widths: _height(cells, widths))


def _moved_about(needed: Floats, cells: Sequence[_Column], room: float, share: float) -> Floats:
    """Move width between columns as long as that saves lines."""
    spare = np.array([column.length for column in cells]) ** share
    widths: Floats = needed + (room - needed.sum()) * spare / spare.sum()
    best = _height(cells, widths)
    for step in _STEPS:
        for _ in range(_MOVES):
            candidates: list[tuple[float, Floats]] = [
                (_height(cells, moved), moved)
                for giver in range(len(widths))
                if widths[giver] - step >= needed[giver]
                for taker in range(len(widths))
                if taker != giver
                for moved in [_moved(widths, giver, taker, step)]
            ]
            if not candidates:
                break
            height, moved = min(candidates, key=lambda candidate: candidate[0])
            if height >= best - 1e-9:
                break
            best, widths = height, moved
    return widths


def _height(cells: Sequence[_Column], widths: Floats) -> float:
    """Count the lines of all rows; lines of a word or two, which are hard to read, count more."""
    pairs = list(zip(cells, widths, strict=True))
    rows = np.max([column.lines(width) for column, width in pairs], axis=0)
    return float(rows.sum()) + _SHORT_LINE * sum(column.short_lines(w) for column, w in pairs)


def _moved(widths: Floats, giver: int, taker: int, step: float) -> Floats:
    moved: Floats = widths.copy()
    moved[giver] -= step
    moved[taker] += step
    return moved
