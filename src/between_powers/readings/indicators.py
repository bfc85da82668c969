"""The indicators of the scenarios: where each stands, and the value that would speak.

The thresholds follow from the rules that ``indicators.csv`` states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from between_powers.data import load
from between_powers.readings import series
from between_powers.readings.recomputed import cpc_shares
from between_powers.words import years

SPAN = 10  # years of a base period


@dataclass(frozen=True)
class Gauge:
    """An indicator read from the data.

    Attributes
    ----------
    latest, threshold : float
        The latest value and the value that would speak, as shares from 0 to 1 or as counts.
    period : str
        What the latest value covers.
    base : str
        Where the threshold comes from.
    is_share : bool
        Whether both are shares.
    """

    latest: float
    threshold: float
    period: str
    base: str
    is_share: bool = True


def _against(
    values: pd.Series, how: Callable[[pd.Series], float], first: int, last: int | None = None
) -> Gauge:
    """Gauge the latest year of a series against the years from the first to the last one."""
    known = values.dropna()
    end = int(known.index.max())
    stop = end - 1 if last is None else last
    base = known[(known.index >= first) & (known.index <= stop)]
    span = str(first) if first == stop else years(first, stop)
    return Gauge(float(known[end]), float(how(base)), str(end), span)


def _gauge_arms() -> Gauge:
    shares = series.arms_shares()
    end = int(shares.index.max())
    base = shares[shares.index < end]
    at = int(str(base.idxmin()))
    span = (years(end - series.WINDOW + 1, end), years(at - series.WINDOW + 1, at))
    return Gauge(float(shares[end]), float(base.min()), *span)


def _gauge_corridor() -> Gauge:
    rows = load("middle_corridor").query("coverage == 'full_year'")
    cargo = rows[(rows["measure"] == "cargo") & (rows["counter"] == "ministry")]
    latest = cargo.sort_values("year").iloc[-1]
    capacity = rows[rows["measure"] == "cargo_capacity"].sort_values("year").iloc[-1]
    share = float(latest["value"] / capacity["value"])
    return Gauge(share, 1.0, str(latest["year"]), str(capacity["year"]))


def _gauge_china() -> Gauge:
    shares = series.turnover_shares()
    end = int(shares["China"].dropna().index.max())
    # The highest share of anyone, so that China must pass what any partner has been.
    base = shares[(shares.index >= end - SPAN) & (shares.index < end)].to_numpy()
    highest = float(np.nanmax(base))
    return Gauge(float(shares["China"][end]), highest, str(end), years(end - SPAN, end - 1))


def _gauge_turkiye() -> Gauge:
    shares = series.turnover_shares()["Türkiye"].dropna()
    return _against(shares, pd.Series.max, int(shares.index.max()) - SPAN)


def _gauge_agreement() -> Gauge:
    rows = load("un_agreement").query("partner == 'Russia' and votes_of == 'country'")
    shares = rows.set_index("year")["value"]
    return _against(shares, pd.Series.mean, series.BEFORE - SPAN + 1, series.BEFORE)


def _gauge_no_votes() -> Gauge:
    votes = series.kazakh_votes()
    end = votes["date"].max()
    year = votes[votes["date"] > end - pd.DateOffset(years=1)]
    return Gauge(float((year["vote"] == "no").sum()), 0.0, f"to {end:%B %Y}", "none", False)


def _gauge_orders() -> Gauge:
    found = series.transit_orders()
    cut = (found["loading_affected"] == "yes").sum()
    return Gauge(float(cut), 0.0, f"to {found['start'].max():%B %Y}", "none", False)


GAUGES: dict[str, Callable[[], Gauge]] = {
    "cpc_share": lambda: _against(cpc_shares() / 100, pd.Series.min, series.BEFORE),
    "russian_arms": _gauge_arms,
    "two_neighbours": lambda: _against(
        series.turnover_shares()[["Russia", "China"]].sum(axis=1, min_count=2),
        pd.Series.min,
        series.BEFORE,
    ),
    "corridor_use": _gauge_corridor,
    "russian_imports": lambda: _against(
        series.import_shares(), pd.Series.max, series.BEFORE, series.BEFORE
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

    Returns
    -------
    pandas.DataFrame
        The rows of ``indicators.csv`` with ``latest``, ``threshold``, ``period``, ``base``,
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
