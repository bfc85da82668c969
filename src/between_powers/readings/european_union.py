"""The European Union of 27 as a partner in trade: in Kazakh statistics and in its own."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import turnover

NAME = "European Union"

MEMBERS = ("Germany", "Italy", "Netherlands")
"""Members whose trade is a series of its own."""


def shares() -> pd.DataFrame:
    """Share of the 27 members in exports, imports and turnover by year, from 0 to 1.

    The United Kingdom is left out in all years. Turnover is missing where a flow is.

    Returns a frame indexed by year: ``exports``, ``imports`` and ``turnover``.

    Examples
    --------
    >>> shares().round(2).loc[2023].tolist()
    [0.39, 0.17, 0.3]
    """
    sold = _flows("eu_trade", "EU27")
    whole = _flows("trade_partners", "World").loc[sold.index]
    return sold / whole


def sources() -> tuple[str, str]:
    """Return the ids of the sources of the Union's trade and of the sums it is a share of.

    Examples
    --------
    >>> sources()
    ('S_BNS_TAB', 'S_BNS_MONTHLY')
    """
    union = load("eu_trade").query("partner == 'EU27'")
    latest = union[union["year"] == union["year"].max()]
    world = load("trade_partners").query("partner == 'World'")
    of_world = world[world["year"] == latest["year"].iloc[0]]
    return str(latest["source_id"].iloc[0]), str(of_world["source_id"].iloc[0])


def _flows(dataset: str, partner: str) -> pd.DataFrame:
    """Million dollars of exports, imports and turnover by year."""
    rows = load(dataset)
    rows = rows[rows["partner"] == partner]
    flows = rows.pivot(index="year", columns="flow", values="value_musd")
    return flows.assign(turnover=turnover(rows).set_index("year")["value_musd"])
