"""What passes one route, what others could take, and what a closure would cost."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import NamedTuple

import pandas as pd

from between_powers.measures.concentration import TOLERANCE, Bounds


def dependence(
    flows: Mapping[str, float],
    through: Collection[str],
    *,
    unknown: Collection[str] = (),
    total: float | None = None,
) -> Bounds:
    """Share of a flow, given by route, that passes the routes `through` one neighbour.

    Routes must not contain each other; of the `unknown` ones it is not known whether they pass, or
    how much of them does. What of the total, in the unit of the flows, exceeds the sum of the
    routes has no known route.

    Shares between 0 and 1. Lower: nothing of unknown route passes. Upper: all of it does.

    Raises
    ------
    ValueError
        If a flow is negative or missing, a route is unheard of or counted twice, the routes exceed
        the total, or nothing flows.

    Notes
    -----
    Lower = sum(through) / total; upper adds sum(unknown) and the total less all routes. The bounds
    of a share with missing data: C. F. Manski, Partial Identification of Probability
    Distributions (2003).

    Examples
    --------
    >>> dependence({"cpc": 6.0, "samara": 1.0, "aktau": 2.0}, ["cpc", "samara"],
    ...     unknown=["aktau"], total=10.0)
    Bounds(lower=0.7, upper=1.0)
    """
    routes = {str(route): float(flow) for route, flow in flows.items()}
    for route, flow in routes.items():
        if not flow >= 0:
            raise ValueError(f"the flow of {route} must not be negative, not {flow}")
    if missing := sorted({*through, *unknown} - routes.keys()):
        raise ValueError(f"there is no flow of {missing[0]}")
    if twice := sorted({*through} & {*unknown}):
        raise ValueError(f"{twice[0]} is both known and unknown")
    known = math.fsum(routes.values())
    whole = known if total is None else float(total)
    if not whole > 0:
        raise ValueError("there is no flow to take a share of")
    if known > whole * (1 + TOLERANCE):
        raise ValueError(f"the routes sum to {known:g}, more than the total of {whole:g}")
    surely = math.fsum(routes[route] for route in {*through})
    perhaps = math.fsum(routes[route] for route in {*unknown}) + max(0.0, whole - known)
    return Bounds(min(1.0, surely / whole), min(1.0, (surely + perhaps) / whole))


def spare_capacity(capacity: pd.Series, flow: pd.Series) -> pd.Series:
    """Capacity that routes have free, in the order of `flow`.

    The flow is all that the route carries, whoever owns it; a capacity whose flow is not given is
    left out.

    Raises
    ------
    ValueError
        If a route has no capacity, its flow is missing, or it carries more than its capacity.

    Notes
    -----
    Spare = capacity - flow. An upper bound on what a route could take at once: links before or
    behind it may be narrower, and its owner need not open it.

    Examples
    --------
    >>> capacity = pd.Series({"china": 20.0, "btc": 50.0})
    >>> spare_capacity(capacity, pd.Series({"china": 18.5})).to_dict()
    {'china': 1.5}
    """
    limit = capacity.reindex(flow.index)
    if limit.isna().any():
        raise ValueError(f"{limit.index[limit.isna()][0]} has no capacity")
    if flow.isna().any():
        raise ValueError(f"the flow of {flow.index[flow.isna()][0]} is missing")
    if (flow > limit).any():
        route = flow.index[flow > limit][0]
        raise ValueError(
            f"{route} carries {flow[route]:g}, more than its capacity {limit[route]:g}"
        )
    return limit - flow


class Loss(NamedTuple):
    """What the closure of a route costs; see `chokepoint_loss`."""

    # million tonnes; the first is the sum of the other two
    interrupted_mt: float
    rerouted_mt: float
    lost_mt: float
    lost_musd: float  # million USD
    # million tonnes rerouted over each alternative; together `rerouted_mt`
    by_route: dict[str, float]


def chokepoint_loss(
    days: float,
    daily_flow: float,
    spare_by_route: Mapping[str, float],
    price: float,
    barrels_per_tonne: float,
    rerouted_share: float = 1.0,
) -> Loss:
    """Estimate the exports lost while a route is closed, after what the alternatives can take.

    Parameters
    ----------
    days : float
        Length of the closure.
    daily_flow : float
        Flow over the closed route, million tonnes a day (70.5 million a year are 70.5 / 365).
    spare_by_route : mapping of str to float
        Spare capacity of each alternative, million tonnes a day.
    price : float
        USD a barrel.
    barrels_per_tonne : float
        Depends on the density of the oil. The figure for CPC Blend, a light oil, is an assumption
        for which the caller gives a source.
    rerouted_share : float
        Share of the interrupted flow that is to be rerouted, between 0 and 1.

    Raises
    ------
    ValueError
        If an argument is negative or missing, or the share exceeds 1.

    Notes
    -----
    interrupted = days × daily flow; rerouted = min(share × interrupted, days × spare), spread in
    proportion to spare capacity; lost = interrupted - rerouted; USD = lost × barrels × price. An
    accounting identity of this report, not a forecast: the alternatives are ready on the first
    day and take CPC's grade, the price does not move, and nothing is stored or caught up
    afterwards. A sale delayed counts as lost, so for a short closure the loss is an upper bound.

    Examples
    --------
    >>> loss = chokepoint_loss(30, 0.2, {"btc": 0.03, "china": 0.02}, 70, 8, 0.5)
    >>> loss.interrupted_mt, loss.rerouted_mt, loss.lost_mt, loss.lost_musd
    (6.0, 1.5, 4.5, 2520.0)
    """
    numbers = {"days": days, "daily_flow": daily_flow, "price": price}
    numbers |= {"barrels_per_tonne": barrels_per_tonne, "rerouted_share": rerouted_share}
    numbers |= {f"the spare capacity of {route}": spare for route, spare in spare_by_route.items()}
    for name, value in numbers.items():
        if not 0 <= value < math.inf:
            raise ValueError(f"{name} must not be negative, missing or infinite, not {value}")
    if rerouted_share > 1:
        raise ValueError(f"rerouted_share must lie between 0 and 1, not {rerouted_share}")
    interrupted = days * daily_flow
    spare = math.fsum(spare_by_route.values())
    rerouted = min(rerouted_share * interrupted, days * spare)
    lost = interrupted - rerouted
    return Loss(
        interrupted_mt=interrupted,
        rerouted_mt=rerouted,
        lost_mt=lost,
        lost_musd=lost * barrels_per_tonne * price,
        by_route={
            route: rerouted * (part / spare) if spare else 0.0
            for route, part in spare_by_route.items()
        },
    )
