"""Electricity that Kazakhstan trades: net of sales, and gross from Russia.

Quantities are TWh a year, shares run from 0 to 1. Net imports and one company's sales are two
things and stand on no common line.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def net_imports() -> pd.DataFrame:
    """Net imports of electricity from all neighbours, by year; below zero is net export.

    Returns
    -------
    pandas.DataFrame
        Indexed by year: ``net_imports``, ``demand`` and ``share`` of demand.

    Examples
    --------
    >>> table = net_imports()
    >>> table.loc[2022:, "net_imports"].to_dict(), round(float(table.loc[2024, "share"]), 3)
    ({2022: 1.45, 2023: 2.07, 2024: 2.41}, 0.02)
    """
    rows = load("electricity").query("counter == 'ember'")
    rows = rows.assign(year=rows["period"].astype(int))
    table = rows.pivot(index="year", columns="measure", values="value")
    table["share"] = table["net_imports"] / table["demand"]
    return table[["net_imports", "demand", "share"]].rename_axis(columns=None)


def last_net_export() -> int:
    """Last year in which Kazakhstan sold more electricity abroad than it bought.

    Examples
    --------
    >>> last_net_export()
    2021
    """
    net = net_imports()["net_imports"]
    return int(net[net < 0].index.max())


def from_russia() -> pd.DataFrame:
    """Electricity delivered by Inter RAO in whole years, beside what was planned for them.

    Returns
    -------
    pandas.DataFrame
        Indexed by year: ``delivered``, ``planned`` (missing where no plan was found).

    Examples
    --------
    >>> from_russia().loc[2024].tolist()
    [4.6, 2.6]
    """
    rows = load("electricity").query("measure == 'purchases_from_russia'")
    done = rows[rows["aim_year"].isna() & rows["period"].str.fullmatch(r"\d{4}")]
    plans = planned()["purchases_from_russia"]
    delivered = done.assign(year=done["period"].astype(int)).set_index("year")["value"]
    return pd.DataFrame({"delivered": delivered, "planned": plans.reindex(delivered.index)})


def planned() -> pd.Series:
    """Plans and forecasts, by measure and by the year that they are for.

    Examples
    --------
    >>> float(planned()["purchases_from_uzbekistan", 2026])
    0.9
    """
    rows = load("electricity")
    rows = rows[rows["aim_year"].notna()]
    rows = rows.assign(aim_year=rows["aim_year"].astype(int))
    return rows.set_index(["measure", "aim_year"])["value"]
