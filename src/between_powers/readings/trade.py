"""Kazakhstan's trade in goods by partner: amounts, shares, and who leads.

Amounts are million US dollars in Kazakh statistics, shares run from 0 to 1. No share is given for
2010: the customs union began, and the totals hold only a part of the trade with Russia.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import first_lasting_lead, shares_of_total
from between_powers.measures import turnover as both_flows

PART_RECORDED = 2010
"""The year whose totals hold a part of the trade with Russia only."""

FLOWS = ("imports", "exports", "turnover")


def share_rows() -> pd.DataFrame:
    """Share of each partner in exports and imports, row by row with its sources.

    Returns the rows of ``trade_partners`` without the totals and without 2010, with ``share``.

    Examples
    --------
    >>> rows = share_rows().set_index(["flow", "year", "partner"])["share"]
    >>> round(float(rows["imports", 2021, "Russia"]), 3)
    0.425
    """
    rows = load("trade_partners")
    rows = rows[rows["year"] != PART_RECORDED]
    return shares_of_total(rows, ["year", "flow"], "value_musd", "partner", "World")


def amounts(flow: str) -> pd.DataFrame:
    """Million dollars by year (rows) and partner (columns, ``World`` among them).

    Flows are "imports", "exports" and "turnover", which is known where both others are.

    Raises
    ------
    ValueError
        If there is no such flow.

    Examples
    --------
    >>> float(amounts("turnover").round(-3).loc[2025, "China"])
    34000.0
    """
    if flow not in FLOWS:
        raise ValueError(f"a flow is one of {', '.join(FLOWS)}, not {flow!r}")
    rows = load("trade_partners")
    rows = both_flows(rows) if flow == "turnover" else rows[rows["flow"] == flow]
    return rows.pivot(index="year", columns="partner", values="value_musd")


def shares(flow: str) -> pd.DataFrame:
    """Shares in a flow, as in `amounts`, by year (rows) and partner (columns).

    Examples
    --------
    >>> shares("turnover").loc[2025, ["Russia", "China"]].round(3).tolist()
    [0.192, 0.236]
    """
    table = amounts(flow)
    table = table[table.index != PART_RECORDED]
    return table.drop(columns="World").div(table["World"], axis="index")


def growth(flow: str, first: int, last: int) -> pd.DataFrame:
    """Tell how much a flow, as in `amounts`, grew between two years, by partner.

    Returns ``added_musd``, million dollars, and ``growth``, the part of the first year's amount
    that they are.

    Examples
    --------
    >>> table = growth("imports", 2021, 2025)
    >>> table.drop("World")["added_musd"].idxmax(), round(float(table.loc["Russia", "growth"]), 2)
    ('China', 0.11)
    """
    table = amounts(flow)
    added = table.loc[last] - table.loc[first]
    return pd.DataFrame({"added_musd": added, "growth": added / table.loc[first]})


def mean_share(flow: str, partner: str, first: int, last: int) -> float:
    """Average the shares of a partner, as in `shares`, over years that each weigh the same.

    Examples
    --------
    >>> round(mean_share("turnover", "Russia", 2011, 2019), 3)
    0.191
    """
    return float(shares(flow).loc[first:last, partner].mean())


def last_year_below(flow: str, partner: str, year: int) -> int:
    """Return the last year before one in which a partner's share was smaller.

    Examples
    --------
    >>> last_year_below("turnover", "Russia", 2025)
    2014
    """
    return _last_before(year, -shares(flow)[partner])


def last_year_above(flow: str, partner: str, year: int) -> int:
    """Return the last year before one in which a partner's share was larger.

    Examples
    --------
    >>> last_year_above("exports", "Russia", 2023)
    2004
    """
    return _last_before(year, shares(flow)[partner])


def _last_before(year: int, values: pd.Series) -> int:
    earlier = values[values.index < year]
    return int(earlier[earlier > values[year]].index.max())


def turnover_rows(*partners: str) -> pd.DataFrame:
    """Shares of some partners in turnover, row by row with the sources of the part and the whole.

    Returns the columns ``year``, ``partner``, ``value_musd``, ``share``, ``source_id`` and
    ``also_source_id``, by partner, then year; years without a share are left out.

    Examples
    --------
    >>> rows = turnover_rows("China", "Russia").set_index(["partner", "year"])["share"]
    >>> rows.round(3)["Russia"].loc[[2021, 2025]].tolist()
    [0.242, 0.192]
    """
    named = list(partners)
    part = shares("turnover")[named].reset_index().melt("year", var_name="partner")
    part = part.rename(columns={"value": "share"}).dropna()
    money = amounts("turnover")[named].reset_index().melt("year", var_name="partner")
    money = money.rename(columns={"value": "value_musd"})
    key = ["year", "partner"]
    rows = part.merge(money, on=key)
    sources = load("trade_partners").drop_duplicates(key).set_index(key)["source_id"]
    whole = sources.xs("World", level="partner").rename("also_source_id")
    rows = rows.join(sources, on=key).join(whole, on="year")
    return rows[[*key, "value_musd", "share", "source_id", "also_source_id"]]


def china_leads_from() -> int:
    """Year from which China has traded more with Kazakhstan than Russia, to the end of the data.

    Examples
    --------
    >>> china_leads_from()
    2023
    """
    table = amounts("turnover")
    return int(str(first_lasting_lead(table["China"], table["Russia"])))
