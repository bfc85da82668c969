"""The verdicts on claims as charts show them: a sign of one letter and a look."""

from __future__ import annotations

import pandas as pd

from between_powers.charts.looks import Look
from between_powers.charts.palette import BETWEEN, FAILS, GRID, HOLDS, INK, PALE, PAPER
from between_powers.readings.verdicts import VERDICTS

VERDICT_SIGNS: dict[str, str] = {
    "confirmed": "C",
    "mostly_confirmed": "M",
    "contested": "±",
    "wrong": "W",
    "unverifiable": "U",
    "opinion": "O",
}
"""Letter of each verdict, which tells it without colour."""

VERDICT_LOOKS: dict[str, Look] = {
    "confirmed": Look(HOLDS),
    "mostly_confirmed": Look(GRID),
    "contested": Look(BETWEEN),
    "wrong": Look(FAILS),
    "unverifiable": Look(PAPER, stroke=INK),
    "opinion": Look(PAPER, stroke=PALE),
}
"""What holds is grey, what errs black; those that no source settles are hollow."""


def signs(verdicts: pd.Series) -> pd.Series:
    """Return the letters of verdicts.

    Examples
    --------
    >>> signs(pd.Series(["wrong", "contested"])).tolist()
    ['W', '±']
    """
    return verdicts.map(VERDICT_SIGNS)


def key_words() -> dict[str, str]:
    """Return the words of a key to letters and looks, by verdict.

    Examples
    --------
    >>> key_words()["mostly_confirmed"]
    'M  Mostly confirmed'
    """
    return {verdict: f"{VERDICT_SIGNS[verdict]}  {label}" for verdict, label in VERDICTS.items()}
