"""Foreign direct investment in Kazakhstan by immediate investor, and what flows in net.

The immediate investor is the country from which an investment comes directly, not its owner.
Shares run from 0 to 1. Figures from the press come from the central bank.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import shares_of_total

STOCK = "2021-06"
"""The one moment whose stocks of all investors, with their sum, were found in the press."""

INFLOW = "2022"
"""The last year whose gross inflow was found for several investors with the sum."""

INFLOW_SOURCE = "S_TASS_FDI"
"""The account whose figures are used where two differ: it has both years and most investors."""


def stock() -> pd.DataFrame:
    """Return the stock of each investor found at mid-2021, with its share of all.

    Returns the rows of ``fdi_points`` without the sum, indexed by origin: ``value`` (billion
    dollars), ``share``, ``bound`` and the source among them.

    Examples
    --------
    >>> table = stock()
    >>> table["share"].round(2).to_dict()
    {'China': 0.03, 'Netherlands': 0.39, 'Russia': 0.03, 'United States': 0.26}
    >>> table.loc["Netherlands", "bound"]
    'at_least'
    """
    rows = _points(STOCK, "stock")
    return shares_of_total(rows, ["period"], "value", "origin", "World").set_index("origin")


def inflow() -> pd.DataFrame:
    """Return the gross inflow of each investor in 2022, and Türkiye's of the year before.

    Returns the rows of ``fdi_points`` that were reported, without the sum, indexed by origin:
    ``year``, ``value`` (billion dollars), ``share``, and ``world_source_id``, the source of the
    sum.

    Examples
    --------
    >>> table = inflow()
    >>> table.loc[["Russia", "Türkiye"], ["year", "share"]].round(3).values.tolist()
    [[2022.0, 0.054], [2021.0, 0.029]]
    """
    latest, before = (_points(str(year), "gross_inflow") for year in (int(INFLOW), int(INFLOW) - 1))
    rows = pd.concat([latest, before[before["origin"].isin(["Türkiye", "World"])]])
    rows = rows[rows["status"] == "reported"]
    rows = rows.assign(year=rows["period"].astype(int)).set_index("origin")
    world = rows[rows["source_id"] == INFLOW_SOURCE].loc["World"].set_index("year")
    rows = rows.drop(index="World")
    whole = rows["year"].map(world["value"])
    return rows.assign(
        share=rows["value"] / whole, world_source_id=rows["year"].map(world["source_id"])
    )


def positions() -> pd.DataFrame:
    """Return the stock of five investors at the ends of years, as Kazakhstan reports it.

    Returns the columns ``origin``, ``year``, ``bn`` (billion dollars) and ``source_id``.

    Examples
    --------
    >>> table = positions().pivot(index="year", columns="origin", values="bn")
    >>> table["United States"].round(1).loc[[2014, 2024]].tolist()
    [18.8, 39.8]
    """
    rows = load("fdi_series")
    rows = rows[(rows["series"] == "stock") & (rows["reporter"] == "Kazakhstan")]
    rows = rows.assign(year=rows["period"].astype(int), bn=rows["value_musd"] / 1000)
    return rows[["origin", "year", "bn", "source_id"]].reset_index(drop=True)


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


def _points(period: str, measure: str) -> pd.DataFrame:
    rows = load("fdi_points")
    return rows[(rows["period"] == period) & (rows["measure"] == measure)]
