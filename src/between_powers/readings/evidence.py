"""The evidence for the scenarios: its ratings, and whether its words are still true of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from between_powers.data import load
from between_powers.readings import arms, oil, organisations, trade, transit, votes
from between_powers.readings.timeline import BEFORE
from between_powers.words import count, number, percent, years

FIELDS: dict[str, str] = {
    "military": "Military",
    "territory": "Territory",
    "information": "Information",
    "trade": "Trade",
    "oil": "Oil",
    "votes": "Votes",
    "organisations": "Organisations",
    "arms": "Arms",
    "projects": "Projects",
    "china": "China",
    "turkiye_west": "Türkiye and West",
}
"""Name of each field of relations that the items come from."""


@dataclass(frozen=True)
class Reading:
    """What the data say of an item of evidence."""

    text: str  # the figures, formatted
    holds: bool  # whether the words of the item are true of them


def rating_matrix() -> pd.DataFrame:
    """Ratings as `between_powers.measures.score_matrix` takes them: items by hypotheses.

    Examples
    --------
    >>> rating_matrix().loc["E09", "H3"]
    'inconsistent'
    """
    rated = load("hypothesis_ratings")
    wide = rated.pivot(index="item_id", columns="hypothesis_id", values="rating")
    return wide.loc[load("evidence_items")["item_id"], load("hypotheses")["hypothesis_id"]]


def _change(shares: pd.Series, last: int) -> str:
    """Two values of a series of shares with their years: before the invasion, and the last."""
    return f"{percent(shares[BEFORE])} ({BEFORE}), {percent(shares[last])} ({last})"


def _arms() -> Reading:
    shares = arms.russian_by_end()
    first, last = int(shares.index.min()), int(shares.index.max())
    texts = [
        f"{percent(shares[end])} ({years(end - arms.WINDOW + 1, end)})" for end in (first, last)
    ]
    newest = arms.newest()
    texts.append(f"{percent(newest['share'])} ({newest['window']}, edition of {newest['edition']})")
    least = min(shares[first], shares[last], newest["share"])
    return Reading(", ".join(texts), bool(least > 0.85))


def _bodies() -> Reading:
    out = organisations.steps_out()
    kazakh = out[out["country"] == "Kazakhstan"]
    armenian = out[(out["country"] == "Armenia") & (out["organisation"] == "CSTO")]
    return Reading(f"{count(len(kazakh))} step out", kazakh.empty and not armenian.empty)


def _imports() -> Reading:
    shares = trade.shares("imports")["Russia"].dropna()
    last = int(shares.index.max())
    return Reading(_change(shares, last), bool(shares[BEFORE] - shares[last] > 0.1))


def _lead() -> Reading:
    shares = trade.shares("turnover")
    lead = (shares["China"] - shares["Russia"]).loc[trade.china_leads_from() :]
    points = ", ".join(f"{number(100 * points, 1)} ({year})" for year, points in lead.items())
    return Reading(f"lead in points: {points}", len(lead) > 1)


def _neighbours() -> Reading:
    shares = trade.neighbours_share()
    last = int(shares.index.max())
    return Reading(_change(shares, last), bool(shares[last] >= shares[BEFORE]))


def _pipeline() -> Reading:
    shares = oil.cpc_share_series()
    last, since = int(shares.index.max()), shares[shares.index > BEFORE]
    return Reading(_change(shares, last), bool((since >= shares[BEFORE]).all()))


def _crimea() -> Reading:
    rows = votes.on_ukraine("crimea_rights")
    against, later = rows[rows["vote"] == "no"], rows[rows["vote"] == "not_no"]
    text = f"last NO in {votes.crimea_years('no')[-1]}; {count(len(later))} later lists without it"
    return Reading(text, bool(later["date"].min() > against["date"].max()))


def _abstentions() -> Reading:
    abstained = votes.on_ukraine("es11")["vote"] == "abstain"
    text = f"abstained on {count(int(abstained.sum()))} of {count(len(abstained))}"
    return Reading(text, bool(abstained.iloc[-1]))


def _orders() -> Reading:
    orders, cut = transit.orders(), transit.orders_that_cut()
    return Reading(f"{count(len(orders))} orders, {count(len(cut))} proven cut", cut.empty)


def _germany() -> Reading:
    last = transit.orders().sort_values("start").iloc[-1]
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


def readings() -> dict[str, str]:
    """Say what the data give for each item that other datasets than the events carry.

    Examples
    --------
    >>> readings()["E18"].startswith("abstained on ")
    True
    """
    return {item: reading().text for item, reading in READINGS.items()}
