"""Uranium of Kazakhstan: the way of what is sold to the West."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def western_deliveries_by_corridor() -> float:
    """Share of Kazatomprom's deliveries to the West that crossed the Caspian, latest year known.

    Examples
    --------
    >>> western_deliveries_by_corridor()
    0.64
    """
    rows = load("uranium").query("measure == 'western_deliveries_by_middle_corridor'")
    return float(rows.sort_values("period")["value"].iloc[-1] / 100)


def deliveries_through_azerbaijan() -> pd.Series:
    """Tonnes of Kazakh uranium that crossed the Caspian to Azerbaijan, by year.

    Examples
    --------
    >>> deliveries_through_azerbaijan().to_dict()
    {2022: 2201.0, 2023: 2300.0}
    """
    rows = load("uranium").query("measure == 'deliveries_through_azerbaijan'")
    return rows.assign(year=rows["period"].astype(int)).set_index("year")["value"]
