"""What changed: against several baselines, by year, and when one series passes another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import pandas as pd

Window = int | tuple[int, int]
"""A year, or the first and the last year of a window, both included."""


def share_change(shares: pd.Series, end: Window, baselines: Iterable[Window]) -> pd.DataFrame:
    """Change of a share (0 to 1, by year) up to an end, against several baselines side by side.

    A window, as end or baseline, stands for its mean. One baseline alone invites choosing the
    answer.

    Returns one row a baseline: ``baseline`` (such as "2021" or "2015–2019"), ``years`` (how many
    of it are known), ``start``, ``end`` (shares), ``points`` (percentage points) and ``percent``
    (of the start; missing if that is 0).

    Raises
    ------
    ValueError
        If a year is given twice, a share lies outside 0 to 1, or a window holds no value.

    Notes
    -----
    Percentage points: 100 (end - start). Percent: 100 (end - start) / start. The difference
    between the two: OECD and Eurostat, Handbook on statistical presentation (2007).

    Examples
    --------
    >>> shares = pd.Series({2019: 0.25, 2020: 0.75, 2021: 0.5, 2025: 0.25})
    >>> table = share_change(shares, 2025, [2021, (2019, 2021)])
    >>> table[["baseline", "years", "points", "percent"]].to_numpy().tolist()
    [['2021', 1, -25.0, -50.0], ['2019–2021', 3, -25.0, -50.0]]
    """
    known = known_values(shares)
    if not known.between(0, 1).all():
        raise ValueError(f"the share of {known[~known.between(0, 1)].index[0]} lies outside 0 to 1")
    last = _window(known, end).mean()
    rows = []
    for baseline in baselines:
        window = _window(known, baseline)
        start = window.mean()
        label = str(baseline) if isinstance(baseline, int) else f"{baseline[0]}–{baseline[1]}"
        percent = 100 * (last - start) / start if start else float("nan")
        rows.append((label, len(window), start, last, 100 * (last - start), percent))
    columns = ["baseline", "years", "start", "end", "points", "percent"]
    return pd.DataFrame(rows, columns=columns)


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


def yearly_growth(values: pd.Series, start: int, end: int) -> float:
    """Mean growth a year between two years, compounded; 0.1 is a tenth.

    The years between do not count, so the choice of the first decides much: show several.

    Raises
    ------
    ValueError
        If the end is not after the start, or a value of the two is missing or not positive.

    Notes
    -----
    (end / start) ** (1 / years) - 1, the compound annual growth rate.

    Examples
    --------
    >>> round(yearly_growth(pd.Series({2019: 100.0, 2020: 90.0, 2021: 121.0}), 2019, 2021), 4)
    0.1
    """
    if end <= start:
        raise ValueError(f"growth runs from an earlier year to a later one, not {start} to {end}")
    known = known_values(values)
    for year in (start, end):
        if year not in known.index or not known[year] > 0:
            raise ValueError(f"there is no positive value for {year}")
    return float((known[end] / known[start]) ** (1 / (end - start)) - 1)


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


def _window(series: pd.Series, window: Window) -> pd.Series:
    first, last = (window, window) if isinstance(window, int) else window
    inside = series[(series.index >= first) & (series.index <= last)]
    if inside.empty:
        raise ValueError(f"there is no value from {first} to {last}")
    return inside
