"""What a month without the CPC costs, and how much of its oil can go another way.

Quantities are million tonnes, money is million USD, shares run from 0 to 1.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import Loss, chokepoint_loss
from between_powers.readings import oil, transit

DAYS = 30
"""Length of the outage that is priced."""

USED = 0.5
"""Share of the spare capacity around Russia that the priced outage fills."""

DAYS_OF_DECEMBER = 31

AROUND, WITH_SAMARA = "around Russia", "with the line to Samara"
"""Sets of routes that could take oil of the CPC."""


def barrels_per_tonne() -> float:
    """Barrels in a tonne of the CPC's oil, from both flows of the line in 2021.

    The trade press has its barrels a day, the consortium its tonnes.

    Examples
    --------
    >>> barrels_per_tonne()
    7.8
    """
    barrels = oil.weight()["cpc_daily_flow", "2021"]
    flow = load("cpc").query("measure == 'throughput_total'").set_index("year")["value_mt"]
    return round(float(barrels) * 365 / float(flow[2021]), 1)


def daily_flow() -> float:
    """Kazakh oil in the CPC on a day of the latest year with a full split.

    Examples
    --------
    >>> round(daily_flow(), 4)
    0.1775
    """
    return float(oil.latest_flows()["cpc"]) / 365


def daily_spare() -> dict[str, float]:
    """Spare capacity of a day, by set of routes.

    Examples
    --------
    >>> {routes: round(tonnes, 4) for routes, tonnes in daily_spare().items()}
    {'around Russia': 0.0074, 'with the line to Samara': 0.0313}
    """
    spare = {AROUND: transit.spare(), WITH_SAMARA: transit.spare(around_only=False)}
    return {routes: tonnes / 365 for routes, tonnes in spare.items()}


def loss_of_a_month(price: float) -> Loss:
    """Loss of an outage of `DAYS` at a price in USD a barrel.

    The flow is that of Kazakh oil in the latest year with a full split; `USED` of the spare
    capacity around Russia takes a part of it.

    See Also
    --------
    between_powers.measures.chokepoint_loss : the arithmetic and its limits.

    Examples
    --------
    >>> loss = loss_of_a_month(100.0)
    >>> round(loss.lost_mt, 1), round(loss.lost_musd)
    (5.2, 4067)
    """
    routes = {AROUND: USED * daily_spare()[AROUND]}
    return chokepoint_loss(DAYS, daily_flow(), routes, price, barrels_per_tonne())


def by_month(first: str = "2025-01") -> pd.DataFrame:
    """Price the outage at the Brent of each month, so that no month is chosen.

    Parameters
    ----------
    first : str
        First month.

    Returns
    -------
    pandas.DataFrame
        Indexed by month ("2026-07"): ``price_usd`` a barrel, ``lost_mt``, ``lost_musd``,
        ``source_id`` of the price.

    Examples
    --------
    >>> (by_month("2026-03")["lost_musd"] / 1000).round(1).tolist()
    [4.2, 4.8, 4.4, 3.5, 3.4]
    """
    brent = load("brent").query("frequency == 'monthly'").set_index("period").loc[first:]
    losses = brent["value_usd"].map(loss_of_a_month)
    return pd.DataFrame(
        {
            "price_usd": brent["value_usd"],
            "lost_mt": losses.map(lambda loss: loss.lost_mt),
            "lost_musd": losses.map(lambda loss: loss.lost_musd),
            "source_id": brent["source_id"],
        }
    )


def december() -> pd.Series:
    """Oil that CPC Blend was to fall short of its plan in December 2025, and what went another way.

    What was shipped is an estimate of 25 December, before the end of the month. The blend holds
    Russian oil too, while the oil turned elsewhere is Kazakh alone: the share is rough, and a
    lower bound for Kazakh oil.

    Returns
    -------
    pandas.Series
        ``planned_mt``, ``shipped_mt``, ``shortfall_mt``, ``rerouted_mt`` and ``share``.

    Examples
    --------
    >>> december()[["shortfall_mt", "share"]].round(2).tolist()
    [2.23, 0.13]
    """
    rows = load("winter_2025_26").query("period == '2025-12'").set_index("measure")["value"]
    tonnes = DAYS_OF_DECEMBER / barrels_per_tonne()
    planned, shipped = rows["planned_exports"] * tonnes, rows["exports"] * tonnes
    rerouted = rows["turned_to_other_routes"]
    shortfall = planned - shipped
    return pd.Series(
        {
            "planned_mt": planned,
            "shipped_mt": shipped,
            "shortfall_mt": shortfall,
            "rerouted_mt": rerouted,
            "share": rerouted / shortfall,
        }
    )


def rerouted_shares() -> pd.DataFrame:
    """How much of the oil that cannot pass goes another way: three counts, side by side.

    Returns
    -------
    pandas.DataFrame
        Indexed by case: ``minister`` (his words of March 2022, all moorings down), ``december``
        (as estimated in December 2025), ``all_routes`` and ``around_russia`` (all spare capacity
        of the latest year); columns ``blocked_mt`` and ``rerouted_mt`` a month, ``share``,
        ``with_samara`` (whether routes through Russia count) and ``source_id``.

    Examples
    --------
    >>> rerouted_shares()["share"].round(2).to_dict()
    {'minister': 0.3, 'december': 0.13, 'all_routes': 0.18, 'around_russia': 0.04}
    """
    said = load("stop_estimates").set_index("measure")
    winter, monthly = december(), float(oil.latest_flows()["cpc"]) / 12
    turned = load("winter_2025_26").set_index("measure").loc["turned_to_other_routes"]
    capacity = transit.alternatives().loc["china", "source_id"]
    minister = said.loc["blocked_a_month", "value"], said.loc["rerouted_a_month", "value"]
    rows = [
        ("minister", *minister, True, said.loc["blocked_a_month", "source_id"]),
        (
            "december",
            winter["shortfall_mt"],
            winter["rerouted_mt"],
            True,
            turned["source_id"],
        ),
        ("all_routes", monthly, transit.spare(around_only=False) / 12, True, capacity),
        ("around_russia", monthly, transit.spare() / 12, False, capacity),
    ]
    columns = ["case", "blocked_mt", "rerouted_mt", "with_samara", "source_id"]
    table = pd.DataFrame(rows, columns=columns).set_index("case")
    table.insert(2, "share", table["rerouted_mt"] / table["blocked_mt"])
    return table
