"""Series behind evidence and indicators: shares by year, orders, votes."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import shares_of_total, turnover, window_shares

BEFORE = 2021
"""The year before the invasion, the base of the comparisons."""

INVASION = pd.Timestamp("2022-02-24")
WINDOW = 5  # years of arms deliveries taken together: single years hold few deliveries


def turnover_shares() -> pd.DataFrame:
    """Shares of partners in goods turnover, by year; none for 2010, when a union began.

    Examples
    --------
    >>> round(float(turnover_shares().loc[2025, "China"]), 3)
    0.236
    """
    flows = turnover(load("trade_partners"))
    shares = shares_of_total(flows, ["year"], "value_musd", "partner", "World")
    shares = shares[shares["year"] != 2010]
    return shares.pivot(index="year", columns="partner", values="share")


def import_shares() -> pd.Series:
    """Russia's share of goods imports by year.

    Examples
    --------
    >>> round(float(import_shares()[2021]), 3)
    0.425
    """
    trade = load("trade_partners").query("flow == 'imports' and year != 2010")
    shares = shares_of_total(trade, ["year"], "value_musd", "partner", "World")
    return shares[shares["partner"] == "Russia"].set_index("year")["share"]


def arms_shares() -> pd.Series:
    """Russia's share of arms deliveries in windows of five years, by their last year.

    Examples
    --------
    >>> round(float(arms_shares()[2014]), 3)
    0.585
    """
    arms = load("arms_deliveries")
    ends = range(int(arms["year"].min()) + WINDOW - 1, int(arms["year"].max()) + 1)
    spans = [(end - WINDOW + 1, end) for end in ends]
    shares = window_shares(arms, "supplier", "value_tiv", spans)
    return shares[shares["supplier"] == "Russia"].set_index("last")["share"]


def transit_orders() -> pd.DataFrame:
    """Russian orders against the transit of Kazakh oil since the invasion.

    Examples
    --------
    >>> transit_orders()["act_of"].unique().tolist()
    ['russian_authority']
    """
    found = load("disruptions")
    return found[(found["cause"] == "legal") & (found["start"] >= INVASION)]


def kazakh_votes(*families: str) -> pd.DataFrame:
    """Kazakhstan's votes on the resolutions about Ukraine, of some families or of all.

    Examples
    --------
    >>> kazakh_votes("crimea_rights")["country"].unique().tolist()
    ['Kazakhstan']
    """
    votes = load("ukraine_votes").query("country == 'Kazakhstan'")
    return votes[votes["family"].isin(families)] if families else votes
