"""Thresholds of an indicator, and on which side of them its latest value is.

Thresholds are set once, by what was known on one day: a later figure is compared with them and
moves none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from between_powers.words import number

SET_ON = pd.Timestamp("2026-07-01")
"""Day on which the thresholds were set. To set them anew, move it: the newer figures count then."""

LAST_YEAR = SET_ON.year - 1
"""The last whole year that was known then."""


@dataclass(frozen=True)
class Indicator:
    """An indicator read from the data, and the thresholds that were set for it."""

    latest: float
    period: str  # what the latest value covers
    lower_threshold: float | None  # a value below it speaks; None: none does
    upper_threshold: float | None  # a value above it speaks
    kind: Literal["measured", "event"]  # an event happens or does not, once more or not at all
    words: Callable[[float], str] = number  # how a value is written

    @property
    def side(self) -> str:
        """Side of its thresholds on which the latest value is: above, below or between.

        Examples
        --------
        >>> Indicator(0.8, "2025", 0.7, 0.9, "measured").side
        'between'
        """
        if self.upper_threshold is not None and self.latest > self.upper_threshold:
            return "above"
        below = self.lower_threshold is not None and self.latest < self.lower_threshold
        return "below" if below else "between"

    @property
    def above(self) -> str:
        """The upper threshold in words; of an event, what would happen.

        Examples
        --------
        >>> Indicator(0, "2025", None, 0, "event").above
        '1'
        """
        return self._written(self.upper_threshold, 1)

    @property
    def below(self) -> str:
        """The lower threshold in words, likewise; empty if there is none.

        Examples
        --------
        >>> Indicator(4.5, "2025", 4, 5, "measured").below
        '4'
        """
        return self._written(self.lower_threshold, -1)

    def _written(self, threshold: float | None, step: int) -> str:
        if threshold is None:
            return ""
        return self.words(threshold + step if self.kind == "event" else threshold)
