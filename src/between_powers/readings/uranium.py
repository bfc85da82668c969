"""Uranium of Kazakhstan: its share of the world, its buyers, and Rosatom's part.

Quantities are tonnes of uranium a year, shares run from 0 to 1.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def output() -> pd.DataFrame:
    """Uranium mined, year by country, the world too."""
    rows = load("uranium").query("measure == 'output'")
    rows = rows.assign(year=rows["period"].astype(int))
    return rows.pivot(index="year", columns="entity", values="value").rename_axis(columns=None)


def world_share(country: str = "Kazakhstan") -> pd.Series:
    """Share of a country in the uranium mined in the world, by year.

    Examples
    --------
    >>> world_share().round(2).loc[[2015, 2021, 2024]].to_dict()
    {2015: 0.39, 2021: 0.46, 2024: 0.39}
    """
    mined = output()
    return (mined[country] / mined["World"]).rename("share")


def sales_by_region() -> pd.DataFrame:
    """Shares of Kazatomprom's sales, year by region of the buyer.

    What partners of joint ventures take, Russia among them, is not in it.

    Examples
    --------
    >>> sales_by_region().loc[2023].to_dict()
    {'Asia': 0.49, 'Europe': 0.32, 'United States': 0.19}
    """
    rows = load("uranium").query("measure == 'sales_share'")
    rows = rows.assign(year=rows["period"].astype(int), value=rows["value"] / 100)
    return rows.pivot(index="year", columns="entity", values="value").rename_axis(columns=None)


def rosatom_at_home_and_in_kazakhstan(year: int = 2023) -> pd.Series:
    """Uranium that Russia mines at home and that Rosatom takes in Kazakhstan.

    Examples
    --------
    >>> rosatom_at_home_and_in_kazakhstan().to_dict()
    {'home': 2710.0, 'kazakhstan': 4831.0}
    """
    rows = load("uranium").query("measure == 'rosatom_output_in_kazakhstan'")
    abroad = rows.set_index("period")["value"].loc[str(year)]
    return pd.Series({"home": output()["Russia"].loc[year], "kazakhstan": abroad})


def western_deliveries_by_corridor() -> float:
    """Share of Kazatomprom's deliveries to the West that crossed the Caspian, latest year known.

    Examples
    --------
    >>> western_deliveries_by_corridor()
    0.64
    """
    rows = load("uranium").query("measure == 'western_deliveries_by_middle_corridor'")
    return float(rows.sort_values("period")["value"].iloc[-1] / 100)
