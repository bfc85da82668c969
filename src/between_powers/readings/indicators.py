"""The indicators of the scenarios: where each stands, and the value that would speak.

The thresholds follow from the rules that ``indicators.csv`` states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from between_powers.data import load
from between_powers.readings import arms, oil, trade, transit, votes
from between_powers.readings.timeline import BEFORE
from between_powers.words import years

SPAN = 10  # years of a base period


@dataclass(frozen=True)
class Gauge:
    """An indicator read from the data."""

    # the latest value and the value that would speak, as shares from 0 to 1 or as counts
    latest: float
    threshold: float
    period: str  # what the latest value covers
    base: str  # where the threshold comes from
    is_share: bool = True  # whether both are shares


def _against(
    values: pd.Series, how: Callable[[pd.Series], float], first: int, last: int | None = None
) -> Gauge:
    """Gauge the latest year of a series against the years from the first to the last one."""
    known = values.dropna()
    end = int(known.index.max())
    stop = end - 1 if last is None else last
    base = known[(known.index >= first) & (known.index <= stop)]
    first = int(base.index.min())
    span = str(first) if first == stop else years(first, stop)
    return Gauge(float(known[end]), float(how(base)), str(end), span)


def _gauge_arms() -> Gauge:
    # The latest value is of a later edition than the windows that set the threshold.
    newest, base = arms.newest(), arms.russian_by_end()
    lowest = int(str(base.idxmin()))
    lowest_period = years(lowest - arms.WINDOW + 1, lowest)
    return Gauge(float(newest["share"]), float(base.min()), newest["window"], lowest_period)


def _gauge_pipeline() -> Gauge:
    # A share on an expected total is no measured one, and sets no threshold.
    shares = oil.cpc_share().query("kind == 'Reported'").set_index("year")["share"]
    return _against(shares, pd.Series.min, BEFORE)


def _gauge_corridor() -> Gauge:
    cargo, capacity = transit.corridor()["value"], transit.corridor_capacity()
    last = cargo.index[-1]
    return Gauge(float(cargo[last] / capacity["value"]), 1.0, str(last), str(capacity["year"]))


def _gauge_china() -> Gauge:
    shares = trade.shares("turnover")
    end = int(shares["China"].dropna().index.max())
    # The highest share of anyone, so that China must pass what any partner has been.
    base = shares[(shares.index >= end - SPAN) & (shares.index < end)].to_numpy()
    highest = float(np.nanmax(base))
    return Gauge(float(shares["China"][end]), highest, str(end), years(end - SPAN, end - 1))


def _gauge_turkiye() -> Gauge:
    shares = trade.shares("turnover")["Türkiye"].dropna()
    return _against(shares, pd.Series.max, int(shares.index.max()) - SPAN)


def _gauge_agreement() -> Gauge:
    shares = votes.agreement()["Russia"]
    return _against(shares, pd.Series.mean, BEFORE - SPAN + 1, BEFORE)


def _gauge_no_votes() -> Gauge:
    rows = votes.on_ukraine()
    end = rows["date"].max()
    year = rows[rows["date"] > end - pd.DateOffset(years=1)]
    return Gauge(float((year["vote"] == "no").sum()), 0.0, f"to {end:%B %Y}", "none", False)


def _gauge_orders() -> Gauge:
    cut, end = len(transit.orders_that_cut()), transit.orders()["start"].max()
    return Gauge(float(cut), 0.0, f"to {end:%B %Y}", "none", False)


GAUGES: dict[str, Callable[[], Gauge]] = {
    "cpc_share": _gauge_pipeline,
    "russian_arms": _gauge_arms,
    "two_neighbours": lambda: _against(trade.neighbours_share(), pd.Series.min, BEFORE),
    "corridor_use": _gauge_corridor,
    "russian_imports": lambda: _against(
        trade.shares("imports")["Russia"], pd.Series.max, BEFORE, BEFORE
    ),
    "un_agreement": _gauge_agreement,
    "no_votes": _gauge_no_votes,
    "turkiye_share": _gauge_turkiye,
    "china_share": _gauge_china,
    "orders_that_cut": _gauge_orders,
}
"""How each indicator is read."""


def indicators() -> pd.DataFrame:
    """Read every indicator: its latest value, its threshold and whether that is crossed.

    Returns the rows of ``indicators.csv`` with ``latest``, ``threshold``, ``period``, ``base``,
    ``is_share`` and ``crossed``.

    Examples
    --------
    >>> bool(indicators()["crossed"].any())
    False
    """
    table = load("indicators")
    gauges = [GAUGES[key]() for key in table["indicator_id"]]
    for name in ("latest", "threshold", "period", "base", "is_share"):
        table[name] = [getattr(gauge, name) for gauge in gauges]
    above = table["direction"] == "above"
    over, under = table["latest"] > table["threshold"], table["latest"] < table["threshold"]
    table["crossed"] = over.where(above, under)
    return table
