"""Kazakhstan's spending on defence: by SIPRI and by the republican budget.

SIPRI counts less than the budget does; the two are never joined.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.readings import state_money


def measured(measure: str) -> pd.DataFrame:
    """Rows of ``military_spending`` on Kazakhstan, by year.

    The measure is "share_of_gdp" (percent of gross domestic product) or "constant_usd" (million
    dollars at the prices of one year), both without military pensions.

    Examples
    --------
    >>> float(measured("share_of_gdp").set_index("year")["value"].round(2)[2021])
    0.82
    """
    rows = load("military_spending")
    return rows[(rows["measure"] == measure) & (rows["country"] == "Kazakhstan")]


def budget() -> pd.DataFrame:
    """Spending of the republican budget on defence by year.

    Local spending on defence, which the state budget adds, is not in it.

    Returns
    -------
    pandas.DataFrame
        Indexed by year: ``bkzt`` (billion tenge at current prices) and ``share_of_gdp`` (0 to 1).

    Examples
    --------
    >>> budget()["share_of_gdp"].round(4).loc[[2014, 2022, 2025]].tolist()
    [0.0104, 0.0103, 0.0072]
    """
    spent, output = state_money.annual("defence"), state_money.annual("gdp")
    return pd.DataFrame({"bkzt": spent, "share_of_gdp": spent / output}).loc[spent.index]


def two_definitions(since: int) -> pd.DataFrame:
    """Defence as a share of gross domestic product, by the republican budget and by SIPRI.

    Returns the columns ``series`` ("Republican budget" or "SIPRI"), ``year``, ``share`` (0 to 1),
    ``source_id`` and ``also_source_id``, by series, then year.

    Examples
    --------
    >>> shares = two_definitions(2014).set_index(["series", "year"])["share"]
    >>> shares.round(4)["Republican budget"].loc[[2021, 2022, 2025]].tolist()
    [0.0085, 0.0103, 0.0072]
    """
    money = load("public_finance").set_index("measure")["source_id"]
    planned = budget()["share_of_gdp"].rename("share").rename_axis("year").reset_index()
    planned = planned.assign(
        series="Republican budget",
        source_id=money.loc[["defence"]].iloc[0],
        also_source_id=money.loc[["gdp"]].iloc[0],
    )
    counted = measured("share_of_gdp")
    counted = counted.assign(series="SIPRI", share=counted["value"] / 100, also_source_id=None)
    columns = ["series", "year", "share", "source_id", "also_source_id"]
    rows = pd.concat([planned[columns], counted[columns]], ignore_index=True)
    return rows[rows["year"] >= since].reset_index(drop=True)
