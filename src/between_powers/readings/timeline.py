"""The invasion as the hinge of the report, and Kazakhstan's acts before and after it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from between_powers.data import load
from between_powers.measures import event_rates

INVASION = pd.Timestamp("2022-02-24")

BEFORE = 2021
"""The year before the invasion, the base of the comparisons."""

TOWARD, AWAY = "toward_russia", "away_from_russia"

SPANS = {
    "To 23 Feb 2022": ("2022-01-01", "2022-02-23"),
    "24 Feb–Dec 2022": ("2022-02-24", "2022-12-31"),
    "2023–2024": ("2023-01-01", "2024-12-31"),
    "2025–Jun 2026": ("2025-01-01", "2026-06-30"),
}
"""Spans of unequal length in which acts are counted, by name: first and last day of each."""


def directed_acts() -> pd.DataFrame:
    """Acts of Kazakhstan since 2022 that the report codes as a step toward or away from Russia.

    Words count as acts. Which events are listed, and which way each points, is a judgement of
    this report, by the rule of ``docs/coding.md``.

    Returns the rows of ``events``, index 0.., with ``day`` (the date as a timestamp) and ``span``
    (one of `SPANS`).

    Examples
    --------
    >>> directed_acts()["actor"].unique().tolist()
    ['Kazakhstan']
    """
    rows = load("events")
    rows = rows[(rows["period"] == "2022_2026") & rows["direction"].isin([TOWARD, AWAY])]
    day = pd.to_datetime(rows["date"], format="ISO8601")
    edges = [pd.Timestamp(first) for first, _ in SPANS.values()]
    end = pd.Timestamp(list(SPANS.values())[-1][1]) + pd.Timedelta(days=1)
    span = pd.cut(day, [*edges, end], right=False, labels=list(SPANS)).astype(str)
    return rows.assign(day=day, span=span).reset_index(drop=True)


def rates_by_span(acts: pd.DataFrame, column: str, kinds: Sequence[str]) -> pd.DataFrame:
    """Count acts, rows of `directed_acts`, by span and kind; the kinds are in order.

    Returns the columns ``span`` (one of `SPANS`, in order), `column`, ``count`` and ``per_year``.
    The formula: `between_powers.measures.event_rates`.

    Examples
    --------
    >>> rates = rates_by_span(directed_acts(), "direction", [TOWARD, AWAY])
    >>> rates["count"].tolist()[:4]
    [4, 1, 2, 10]
    """
    rates = event_rates(acts, [column], SPANS.values(), categories={column: list(kinds)})
    names = {first: name for name, (first, _) in SPANS.items()}
    rates["span"] = rates["first"].map(names)
    return rates[["span", column, "count", "per_year"]]


def act_counts() -> pd.DataFrame:
    """Count the `directed_acts` by span (rows, in order) and direction (`TOWARD`, `AWAY`).

    Counts follow what was selected and reported: compare the two sides of a row, not the rows.

    Examples
    --------
    >>> act_counts().loc["24 Feb–Dec 2022"].to_dict()
    {'toward_russia': 2, 'away_from_russia': 10}
    """
    rates = rates_by_span(directed_acts(), "direction", [TOWARD, AWAY])
    table = rates.pivot(index="span", columns="direction", values="count")
    return table.loc[list(SPANS), [TOWARD, AWAY]]
