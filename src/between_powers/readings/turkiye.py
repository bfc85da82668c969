"""The goals for trade between Kazakhstan and Türkiye, and what came of them."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import target_outcome
from between_powers.readings import trade


def outcome() -> pd.Series:
    """Return the trade of both in Kazakh statistics by year, billion dollars.

    Examples
    --------
    >>> outcome().round(1).loc[[2015, 2025]].tolist()
    [2.0, 5.4]
    """
    return trade.amounts("turnover")["Türkiye"].dropna().rename("bn") / 1000


def goals() -> pd.DataFrame:
    """Judge every stated goal by the outcome in Kazakh statistics.

    Returns the rows of ``turkiye_targets`` with ``value`` (billion dollars), ``due`` (year, if one
    was named), ``at`` (year and part of it when the goal was stated), ``announced`` (that year)
    and what `between_powers.measures.target_outcome` adds.

    Examples
    --------
    >>> table = goals()
    >>> table.dropna(subset="due")[["value", "due", "status"]].values.tolist()
    [[10.0, 2015, 'missed']]
    """
    rows = load("turkiye_targets").rename(
        columns={"status": "kind", "target_year": "due", "goal_busd": "value"}
    )
    stated = pd.to_datetime(rows["stated"])
    rows["announced"] = stated.dt.year
    rows["at"] = stated.dt.year + (stated.dt.month - 1) / 12
    return target_outcome(rows, outcome())


def highest_goals(until: float) -> pd.DataFrame:
    """Return the highest goal in force from each time that it rose, the last one to `until`.

    Returns the columns ``start``, ``end`` (decimal years) and ``bn``, in time.

    Examples
    --------
    >>> highest_goals(2026.0).round(1).values.tolist()
    [[2012.3, 2024.8, 10.0], [2024.8, 2026.0, 15.0]]
    """
    table = goals().sort_values("at", kind="stable")
    highest = table["value"].cummax()
    rises = table[highest > highest.shift(fill_value=0)]
    starts = rises["at"].tolist()
    return pd.DataFrame({"start": starts, "end": [*starts[1:], until], "bn": rises["value"]})
