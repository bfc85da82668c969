"""When one series passes another for good."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd


def first_lasting_lead(
    challenger: pd.Series, leader: pd.Series, *, least: int = 1
) -> Hashable | None:
    """Find when one series passes another for good, as far as the data reach.

    First year or period, of those known in both, from which the challenger exceeds the leader at
    every later one; None if it does not lead at the end, or for fewer than `least` periods. If it
    has always led, the first.

    Raises
    ------
    ValueError
        If a label is given twice, or the series share none.

    Notes
    -----
    The last change of sign of the difference. A lead of one year that is lost again does not
    count: China led Russia in 2012 by 0.12 billion dollars, and then from 2023.

    Examples
    --------
    >>> china = pd.Series({2012: 24.0, 2013: 22.0, 2022: 24.0, 2023: 30.0, 2024: 30.0})
    >>> russia = pd.Series({2012: 23.9, 2013: 24.0, 2022: 26.0, 2023: 27.0, 2024: 28.0})
    >>> first_lasting_lead(china, russia)
    2023
    """
    difference = (known_values(challenger) - known_values(leader)).dropna().sort_index()
    if difference.empty:
        raise ValueError("the two series have no period in common")
    behind = difference.to_numpy() <= 0
    start = int(behind.nonzero()[0][-1]) + 1 if behind.any() else 0
    labels: list[Hashable] = difference.index.tolist()
    return labels[start] if len(labels) - start >= max(1, least) else None


def known_values(series: pd.Series) -> pd.Series:
    """Return the values that are not missing.

    Raises
    ------
    ValueError
        If a label is given twice.

    Examples
    --------
    >>> known_values(pd.Series({2021: 1.0, 2022: None})).to_dict()
    {2021: 1.0}
    """
    known = series.dropna()
    if known.index.has_duplicates:
        raise ValueError(f"{known.index[known.index.duplicated()][0]} is given twice")
    return known
