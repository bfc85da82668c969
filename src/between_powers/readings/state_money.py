"""Output, oil money and debt of the Kazakh state.

Amounts of the budget are billion tenge at current prices.
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


def bound_on_state_debt_to_china() -> float:
    """Upper bound of the government's debt to China in October 2025, billion dollars.

    The government's external debt times the share of foreign states and commercial banks, of which
    China is one. Debts of firms are not in it.

    Examples
    --------
    >>> round(bound_on_state_debt_to_china(), 2)
    0.48
    """
    rows = load("external_debt")
    owed = rows[rows["debtor"] == "government"].set_index("creditor")["value"]
    return float(owed["all"] * owed["foreign_states_and_banks"] / 100)
