"""The evidence and the indicators of the scenarios, with what the datasets say of them.

Items of evidence are words; this module computes the figures behind them and whether the words
still hold. The thresholds of the indicators follow from the rules that ``indicators.csv`` states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from between_powers.data import load
from between_powers.measures import shares_of_total, turnover, window_shares
from between_powers.numbers import count, number, percent, years
from between_powers.recomputed import cpc_shares

BEFORE = 2021
"""The year before the invasion, the base of the comparisons."""

INVASION = pd.Timestamp("2022-02-24")
SPAN = 10  # years of a base period
WINDOW = 5  # years of arms deliveries taken together: single years hold few deliveries


@dataclass(frozen=True)
class Reading:
    """What the data say of an item of evidence.

    Attributes
    ----------
    text : str
        The figures, formatted.
    holds : bool
        Whether the words of the item are true of them.
    """

    text: str
    holds: bool


def matrix() -> pd.DataFrame:
    """Ratings as `between_powers.measures.score_matrix` takes them: items by hypotheses.

    Examples
    --------
    >>> matrix().loc["E09", "H3"]
    'inconsistent'
    """
    rated = load("hypothesis_ratings")
    wide = rated.pivot(index="item_id", columns="hypothesis_id", values="rating")
    return wide.loc[load("evidence_items")["item_id"], load("hypotheses")["hypothesis_id"]]


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


def orders() -> pd.DataFrame:
    """Russian orders against the transit of Kazakh oil since the invasion.

    Examples
    --------
    >>> orders()["act_of"].unique().tolist()
    ['russian_authority']
    """
    found = load("disruptions")
    return found[(found["cause"] == "legal") & (found["start"] >= INVASION)]


def _votes(*families: str) -> pd.DataFrame:
    votes = load("ukraine_votes").query("country == 'Kazakhstan'")
    return votes[votes["family"].isin(families)] if families else votes


def _change(before: float, after: float, years_: tuple[int, int]) -> str:
    return f"{percent(before)} ({years_[0]}), {percent(after)} ({years_[1]})"


def _arms() -> Reading:
    shares = arms_shares()
    first, last = int(shares.index.min()), int(shares.index.max())
    told = [f"{percent(shares[end])} ({years(end - WINDOW + 1, end)})" for end in (first, last)]
    return Reading(", ".join(told), bool(shares[last] > 0.9 and shares[first] > 0.9))


def _bodies() -> Reading:
    steps = load("organisations").query("organisation in ['CSTO', 'EAEU', 'CIS']")
    out = steps[steps["step"].isin(["left", "suspended", "froze_in_words"])]
    kazakh = out[out["country"] == "Kazakhstan"]
    armenian = out[(out["country"] == "Armenia") & (out["organisation"] == "CSTO")]
    return Reading(f"{count(len(kazakh))} step out", kazakh.empty and not armenian.empty)


def _imports() -> Reading:
    shares = import_shares()
    last = int(shares.index.max())
    told = _change(shares[BEFORE], shares[last], (BEFORE, last))
    return Reading(told, bool(shares[BEFORE] - shares[last] > 0.1))


def _lead() -> Reading:
    shares = turnover_shares()
    lead = (shares["China"] - shares["Russia"]).dropna()
    kept = lead[lead.index > int(lead[lead <= 0].index.max())]
    told = ", ".join(f"{number(100 * points, 1)} ({year})" for year, points in kept.items())
    return Reading(f"lead in points: {told}", len(kept) > 1)


def _neighbours() -> Reading:
    both = turnover_shares()[["Russia", "China"]].sum(axis=1, min_count=2).dropna()
    last = int(both.index.max())
    told = _change(both[BEFORE], both[last], (BEFORE, last))
    return Reading(told, bool(both[last] >= both[BEFORE]))


def _pipeline() -> Reading:
    shares = cpc_shares() / 100
    last = int(shares.index.max())
    told = _change(shares[BEFORE], shares[last], (BEFORE, last))
    return Reading(told, bool((shares[shares.index > BEFORE] >= shares[BEFORE]).all()))


def _crimea() -> Reading:
    votes = _votes("crimea_rights").sort_values("date")
    against, later = votes[votes["vote"] == "no"], votes[votes["vote"] == "not_no"]
    told = f"last NO in {against['date'].max().year}; {count(len(later))} later lists without it"
    return Reading(told, bool(later["date"].min() > against["date"].max()))


def _abstentions() -> Reading:
    votes = _votes("es11").sort_values("date")
    abstained = votes["vote"] == "abstain"
    told = f"abstained on {count(int(abstained.sum()))} of {count(len(votes))}"
    return Reading(told, bool(abstained.iloc[-1]))


def _orders() -> Reading:
    found = orders()
    cut = found[found["loading_affected"] == "yes"]
    return Reading(f"{count(len(found))} orders, {count(len(cut))} proven cut", cut.empty)


def _germany() -> Reading:
    last = orders().sort_values("start").iloc[-1]
    return Reading("notice; flow not checked", last["event_id"] == "2026-05-01-germany")


READINGS: dict[str, Callable[[], Reading]] = {
    "E03": _arms,
    "E04": _bodies,
    "E06": _imports,
    "E07": _lead,
    "E08": _neighbours,
    "E09": _pipeline,
    "E15": _crimea,
    "E18": _abstentions,
    "E19": _germany,
    "E20": _orders,
}
"""The items that other datasets than the events carry."""


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
    series: pd.Series, how: Callable[[pd.Series], float], first: int, last: int | None = None
) -> Gauge:
    """Gauge the latest year of a series against the years from the first to the last one."""
    known = series.dropna()
    end = int(known.index.max())
    stop = end - 1 if last is None else last
    base = known[(known.index >= first) & (known.index <= stop)]
    span = str(first) if first == stop else years(first, stop)
    return Gauge(float(known[end]), float(how(base)), str(end), span)


def _gauge_arms() -> Gauge:
    shares = arms_shares()
    end = int(shares.index.max())
    base = shares[shares.index < end]
    at = int(str(base.idxmin()))
    span = (years(end - WINDOW + 1, end), years(at - WINDOW + 1, at))
    return Gauge(float(shares[end]), float(base.min()), *span)


def _gauge_corridor() -> Gauge:
    rows = load("middle_corridor").query("coverage == 'full_year'")
    cargo = rows[(rows["measure"] == "cargo") & (rows["counter"] == "ministry")]
    latest = cargo.sort_values("year").iloc[-1]
    capacity = rows[rows["measure"] == "cargo_capacity"].sort_values("year").iloc[-1]
    share = float(latest["value"] / capacity["value"])
    return Gauge(share, 1.0, str(latest["year"]), str(capacity["year"]))


def _gauge_china() -> Gauge:
    shares = turnover_shares()
    end = int(shares["China"].dropna().index.max())
    # The highest share of anyone, so that China must pass what any partner has been.
    base = shares[(shares.index >= end - SPAN) & (shares.index < end)].to_numpy()
    highest = float(np.nanmax(base))
    return Gauge(float(shares["China"][end]), highest, str(end), years(end - SPAN, end - 1))


def _gauge_turkiye() -> Gauge:
    shares = turnover_shares()["Türkiye"].dropna()
    return _against(shares, pd.Series.max, int(shares.index.max()) - SPAN)


def _gauge_agreement() -> Gauge:
    rows = load("un_agreement").query("partner == 'Russia' and votes_of == 'country'")
    shares = rows.set_index("year")["value"]
    return _against(shares, pd.Series.mean, BEFORE - SPAN + 1, BEFORE)


def _gauge_no_votes() -> Gauge:
    votes = _votes()
    end = votes["date"].max()
    year = votes[votes["date"] > end - pd.DateOffset(years=1)]
    return Gauge(float((year["vote"] == "no").sum()), 0.0, f"to {end:%B %Y}", "none", False)


def _gauge_orders() -> Gauge:
    found = orders()
    cut = (found["loading_affected"] == "yes").sum()
    return Gauge(float(cut), 0.0, f"to {found['start'].max():%B %Y}", "none", False)


GAUGES: dict[str, Callable[[], Gauge]] = {
    "cpc_share": lambda: _against(cpc_shares() / 100, pd.Series.min, BEFORE),
    "russian_arms": _gauge_arms,
    "two_neighbours": lambda: _against(
        turnover_shares()[["Russia", "China"]].sum(axis=1, min_count=2), pd.Series.min, BEFORE
    ),
    "corridor_use": _gauge_corridor,
    "russian_imports": lambda: _against(import_shares(), pd.Series.max, BEFORE, BEFORE),
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
