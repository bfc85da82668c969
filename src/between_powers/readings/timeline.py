"""The invasion as the hinge of the report, and Kazakhstan's acts before and after it."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

INVASION = pd.Timestamp("2022-02-24")

BEFORE = 2021
"""The year before the invasion, the base of the comparisons."""

TOWARD, AWAY = "toward_russia", "away_from_russia"

GAS_FLOWS = pd.Timestamp("2023-10-07")
"""The first act since the invasion that tied Kazakhstan to Russia at a cost: gas in transit."""


def directed_acts() -> pd.DataFrame:
    """Acts of Kazakhstan since 2022 that the report codes as a step toward or away from Russia.

    Words count as acts. Which events are listed, and which way each points, is a judgement of
    this report, by the rule of ``docs/coding.md``.

    Returns the rows of ``events``, index 0.., with ``day`` (the date as a timestamp).

    Examples
    --------
    >>> directed_acts()["actor"].unique().tolist()
    ['Kazakhstan']
    """
    rows = load("events")
    rows = rows[(rows["period"] == "2022_2026") & rows["direction"].isin([TOWARD, AWAY])]
    day = pd.to_datetime(rows["date"], format="ISO8601")
    return rows.assign(day=day).reset_index(drop=True)


def _since_the_invasion() -> pd.DataFrame:
    acts = directed_acts()
    return acts[acts["day"] >= INVASION]


def acts_by_month() -> pd.DataFrame:
    """Count the acts since the invasion by month and direction, for the months that hold one.

    Returns a frame indexed by month (such as ``2023-10``): `TOWARD` and `AWAY`.

    Examples
    --------
    >>> acts_by_month().loc["2022-06"].tolist()
    [1, 2]
    """
    acts = _since_the_invasion()
    month = acts["day"].dt.strftime("%Y-%m").rename("month")
    return pd.crosstab(month, acts["direction"])[[TOWARD, AWAY]]


def acts_before_and_after_gas() -> pd.DataFrame:
    """Count the acts since the invasion by direction, before the gas flowed and since.

    The day is that of `GAS_FLOWS`, chosen with the outcome in view.

    Returns a frame indexed by "before" and "since": `TOWARD` and `AWAY`.

    Examples
    --------
    >>> acts_before_and_after_gas().loc["before"].tolist()
    [3, 15]
    """
    acts = _since_the_invasion()
    half = (acts["day"] >= GAS_FLOWS).map({False: "before", True: "since"}).rename("half")
    return pd.crosstab(half, acts["direction"])[[TOWARD, AWAY]]
