"""January 2022 in Kazakhstan: the dead as they were announced."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def toll() -> pd.DataFrame:
    """Official counts of the dead in the order of their announcement, none that was withdrawn.

    A count of which the year alone is known stands between those whose numbers enclose it.

    Returns the rows of ``january_2022_toll``, index 0...

    Examples
    --------
    >>> toll()["dead"].tolist()
    [225, 227, 230, 238, 238]
    """
    counts = load("january_2022_toll").query("not withdrawn")
    return counts.sort_values(["dead", "announced"], ignore_index=True)


def latest_toll() -> pd.Series:
    """Take the newest count of `toll`.

    Examples
    --------
    >>> int(latest_toll()["dead"])
    238
    """
    return toll().iloc[-1]
