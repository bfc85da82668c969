"""Foreign direct investment in Kazakhstan by immediate investor, and what flows in net.

The immediate investor is the country from which an investment comes directly, not its owner.
Shares run from 0 to 1. Euros of the central bank (through wiiw, to 2021) and dollars of the IMF are
never joined.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import shares_of_total

STOCK_YEAR = 2021
"""The last year whose stocks of all investors were found."""

BLOC = "European Union"
"""The one investor that is no country: its members are counted beside it."""

MEMBERS = ("France", "Netherlands")
"""Members of the `BLOC` that are investors of their own."""


def stock(year: int = STOCK_YEAR) -> pd.DataFrame:
    """Return the stock of each investor at the end of a year, with its share of all.

    Parameters
    ----------
    year : int
        A year of ``fdi_by_investor``.

    Returns
    -------
    pandas.DataFrame
        Usable rows of ``fdi_by_investor`` without the sum, indexed by investor: ``bn`` (billion
        euros), ``share`` and the source among them. The `BLOC` holds its members' stocks too.

    Examples
    --------
    >>> table = stock()["share"].round(3)
    >>> table[["European Union", "Netherlands", "United States", "Türkiye"]].tolist()
    [0.508, 0.388, 0.261, 0.008]
    """
    rows = _by_investor("stock")
    rows = rows[rows["year"] == year]
    rows = shares_of_total(rows, ["year"], "value_meur", "investor", "World")
    return rows[rows["use"] == "usable"].set_index("investor")


def by_investor(series: str = "stock") -> pd.DataFrame:
    """Billion euros by year (rows) and investor (columns, the sum ``World`` among them).

    Parameters
    ----------
    series : {"stock", "net_inflow"}
        Position at the end of the year, or flow of the year. Doubtful figures are missing.

    Examples
    --------
    >>> table = by_investor()
    >>> table.loc[[2013, 2021], ["Russia", "China"]].round(1).values.tolist()
    [[1.5, 4.1], [4.7, 4.8]]
    >>> table["China"].loc[2013:2017].dropna().index.tolist()
    [2013, 2017]
    """
    rows = _by_investor(series)
    usable = rows["bn"].where(rows["use"] == "usable")
    return rows.assign(bn=usable).pivot(index="year", columns="investor", values="bn")


def net_inflow() -> pd.Series:
    """Return the net inflow from everywhere in each year of four quarters, billion dollars.

    Examples
    --------
    >>> net_inflow().round(1).loc[[2021, 2022]].tolist()
    [4.6, 6.5]
    """
    rows = load("fdi_series")
    rows = rows[rows["series"] == "net_inflow"]
    years = rows["period"].str.partition("-Q")[0].astype(int).rename("year")
    quarters = rows.groupby(years)["value_musd"]
    return quarters.sum()[quarters.count() == 4] / 1000


def principle_from() -> int:
    """First year whose stocks follow the principle of the latest one.

    Examples
    --------
    >>> principle_from()
    2013
    """
    rows = _by_investor("stock").sort_values("year")
    latest = rows["principle"].iloc[-1]
    return int(rows.loc[rows["principle"] == latest, "year"].min())


def _by_investor(series: str) -> pd.DataFrame:
    rows = load("fdi_by_investor")
    rows = rows[rows["series"] == series]
    return rows.assign(bn=rows["value_meur"] / 1000)
