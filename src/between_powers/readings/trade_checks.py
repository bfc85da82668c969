"""Counts of trade by others, set beside the report's own series, and what trade weighs in Russia.

Amounts are billion dollars, shares run from 0 to 1.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.readings import trade


def beside_series() -> pd.DataFrame:
    """Set each count of a whole year in Kazakh books beside ``trade_partners``.

    Returns
    -------
    pandas.DataFrame
        Reported rows of ``trade_checks`` on amounts, with ``year``, ``series_bn`` (billion dollars
        of the series) and ``gap`` (part by which the check is larger); partners outside the series
        are left out.

    Examples
    --------
    >>> table = beside_series().set_index(["partner", "flow", "year"])["gap"]
    >>> table[[("China", "turnover", 2024), ("Türkiye", "turnover", 2025)]].round(3).tolist()
    [-0.002, -0.002]
    """
    rows = load("trade_checks")
    whole = rows["period"].str.len() == len("2025")
    rows = rows[whole & (rows["measure"] == "value") & (rows["books"] == "Kazakhstan")]
    rows = rows[rows["status"] == "reported"].assign(year=lambda table: table["period"].astype(int))
    series = {flow: trade.amounts(flow).stack() / 1000 for flow in trade.FLOWS}
    own = pd.Series(pd.concat(series, names=["flow"]), name="series_bn")
    rows = rows.join(own, on=["flow", "year", "partner"], how="inner")
    return rows.assign(gap=rows["value"] / rows["series_bn"] - 1).sort_values("year", kind="stable")


def stated_share(partner: str, period: str, flow: str = "turnover") -> float:
    """Share of a partner in Kazakh trade as an official or the statistics office named it.

    Parameters
    ----------
    partner, period : str
        As in ``trade_checks``.
    flow : {"exports", "imports", "turnover"}
        Direction, seen from Kazakhstan.

    Examples
    --------
    >>> stated_share("European Union", "2024"), stated_share("China", "2023-01/2023-09")
    (0.35, 0.213)
    """
    rows = load("trade_checks").query("measure == 'share_of_kazakhstan'")
    shares = rows.set_index(["partner", "period", "flow"])["value"] / 100
    return float(shares[partner, period, flow])


def share_of_russian_trade() -> float:
    """Kazakhstan's share of Russia's trade in 2023, which the Russian press counted.

    Set it beside Russia's share of Kazakhstan's: ``trade.shares("turnover").loc[2023, "Russia"]``.

    Examples
    --------
    >>> round(share_of_russian_trade(), 3)
    0.037
    """
    rows = load("trade_checks").query("measure == 'share_of_russia'")
    return float(rows["value"].item() / 100)
