"""Exports of the European Union to Kazakhstan and its neighbours, and of goods banned for Russia.

Amounts are million euros at current prices, never to be mixed with the dollars of `trade`.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

COMPARED_MONTHS = (3, 11)
"""March, the first month under sanctions, to November 2022, with which the series ends."""


def banned_goods() -> pd.DataFrame:
    """Monthly exports of banned goods in the months that every year is compared by.

    The list of goods is that of October 2022, applied to all months; quotas and exceptions are
    ignored.

    Returns the rows of ``eu_sanctioned_goods`` from March to November of each year, with ``year``.

    Examples
    --------
    >>> rows = banned_goods()
    >>> rows.groupby("year")["month"].nunique().unique().tolist()
    [9]
    """
    rows = load("eu_sanctioned_goods")
    dates = pd.to_datetime(rows["month"])
    inside = dates.dt.month.between(*COMPARED_MONTHS)
    return rows[inside].assign(year=dates.dt.year)


def banned_goods_change() -> pd.DataFrame:
    """Compare exports of banned goods, March to November of 2021 and 2022, by destination.

    Returns a frame with the index ``partner``; columns ``before``, ``after``, ``change`` (million
    euros) and ``growth`` (as a share: 1 for twice as much).

    Examples
    --------
    >>> round(float(banned_goods_change().loc["Kazakhstan", "growth"]), 2)
    1.44
    """
    rows = banned_goods()
    sums = rows.pivot_table(index="partner", columns="year", values="value_meur", aggfunc="sum")
    table = pd.DataFrame({"before": sums[2021], "after": sums[2022]})
    change = table["after"] - table["before"]
    return table.assign(change=change, growth=change / table["before"])


def to_kazakhstan() -> pd.DataFrame:
    """Monthly exports of all goods of the 27 members to Kazakhstan.

    Returns the rows of ``eu_exports`` with ``when`` (first day of the month) and ``year``.

    Examples
    --------
    >>> to_kazakhstan()["period"].iloc[[0, -1]].tolist()
    ['2019-01', '2024-08']
    """
    rows = load("eu_exports").query("series == 'eu27_monthly' and partner == 'Kazakhstan'")
    when = pd.to_datetime(rows["period"])
    return rows.assign(when=when, year=when.dt.year)


def yearly_means() -> pd.DataFrame:
    """Mean of the months of each year of `to_kazakhstan`.

    Returns a frame with the index ``year``; columns ``value_meur`` (a month), ``months`` (how many
    are known), ``start`` and ``end`` (first day of the first and last day of the last known
    month).

    Examples
    --------
    >>> means = yearly_means()
    >>> float(means.loc[2024, "value_meur"].round()), int(means.loc[2024, "months"])
    (942.0, 8)
    """
    means = (
        to_kazakhstan()
        .groupby("year")
        .agg(
            value_meur=("value_meur", "mean"),
            months=("value_meur", "size"),
            start=("when", "min"),
            end=("when", "max"),
        )
    )
    return means.assign(end=means["end"] + pd.offsets.MonthEnd(1))
