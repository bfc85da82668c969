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
