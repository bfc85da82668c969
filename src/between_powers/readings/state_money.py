"""Output, oil money and debt of the Kazakh state.

Amounts of the budget are billion tenge at current prices, shares run from 0 to 1.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def annual(measure: str) -> pd.Series:
    """Billion tenge of whole years by year.

    Parameters
    ----------
    measure : str
        A measure of ``public_finance``, such as "gdp" or "national_fund_oil_receipts".

    Examples
    --------
    >>> annual("gdp").round().loc[[2014, 2025]].tolist()
    [39676.0, 159609.0]
    """
    rows = load("public_finance")
    rows = rows[(rows["measure"] == measure) & (rows["period"].str.len() == len("2025"))]
    years = rows["period"].astype(int).rename("year")
    return rows["value_bkzt"].set_axis(years).rename(measure)


def oil_receipts_share() -> pd.Series:
    """Divide what oil pays into the National Fund by gross domestic product, by year.

    A floor of all oil money: export duty and a part of the taxes go to the budget.

    Examples
    --------
    >>> oil_receipts_share().round(3).loc[[2018, 2022, 2025]].tolist()
    [0.052, 0.062, 0.023]
    """
    return (annual("national_fund_oil_receipts") / annual("gdp")).dropna().rename("share")


def external_debt() -> pd.Series:
    """External debt of all debtors by day, billion dollars; loans within firms are in it.

    Examples
    --------
    >>> external_debt().round().loc[["2014-01-01", "2026-01-01"]].tolist()
    [150.0, 182.0]
    """
    rows = load("external_debt")
    rows = rows[(rows["debtor"] == "all") & (rows["creditor"] == "all")]
    return rows.set_index("date")["value"].rename("bn")


def owed_by_the_state_to_states_and_banks() -> float:
    """Upper bound of the government's debt to China in October 2025, billion dollars.

    The government's external debt times the share of foreign states and commercial banks, of which
    China is one. Debts of firms are not in it.

    Examples
    --------
    >>> round(owed_by_the_state_to_states_and_banks(), 2)
    0.48
    """
    rows = load("external_debt")
    owed = rows[rows["debtor"] == "government"].set_index("creditor")["value"]
    return float(owed["all"] * owed["foreign_states_and_banks"] / 100)
