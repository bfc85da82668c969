"""The evidence for the scenarios: its ratings, and whether its words are still true of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from between_powers.data import load
from between_powers.readings import series
from between_powers.readings.recomputed import cpc_shares
from between_powers.words import count, number, percent, years


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


def _change(before: float, after: float, years_: tuple[int, int]) -> str:
    return f"{percent(before)} ({years_[0]}), {percent(after)} ({years_[1]})"


def _arms() -> Reading:
    shares = series.arms_shares()
    first, last = int(shares.index.min()), int(shares.index.max())
    told = [
        f"{percent(shares[end])} ({years(end - series.WINDOW + 1, end)})" for end in (first, last)
    ]
    return Reading(", ".join(told), bool(shares[last] > 0.9 and shares[first] > 0.9))


def _bodies() -> Reading:
    steps = load("organisations").query("organisation in ['CSTO', 'EAEU', 'CIS']")
    out = steps[steps["step"].isin(["left", "suspended", "froze_in_words"])]
    kazakh = out[out["country"] == "Kazakhstan"]
    armenian = out[(out["country"] == "Armenia") & (out["organisation"] == "CSTO")]
    return Reading(f"{count(len(kazakh))} step out", kazakh.empty and not armenian.empty)


def _imports() -> Reading:
    shares = series.import_shares()
    last = int(shares.index.max())
    told = _change(shares[series.BEFORE], shares[last], (series.BEFORE, last))
    return Reading(told, bool(shares[series.BEFORE] - shares[last] > 0.1))


def _lead() -> Reading:
    shares = series.turnover_shares()
    lead = (shares["China"] - shares["Russia"]).dropna()
    kept = lead[lead.index > int(lead[lead <= 0].index.max())]
    told = ", ".join(f"{number(100 * points, 1)} ({year})" for year, points in kept.items())
    return Reading(f"lead in points: {told}", len(kept) > 1)


def _neighbours() -> Reading:
    both = series.turnover_shares()[["Russia", "China"]].sum(axis=1, min_count=2).dropna()
    last = int(both.index.max())
    told = _change(both[series.BEFORE], both[last], (series.BEFORE, last))
    return Reading(told, bool(both[last] >= both[series.BEFORE]))


def _pipeline() -> Reading:
    shares = cpc_shares() / 100
    last = int(shares.index.max())
    told = _change(shares[series.BEFORE], shares[last], (series.BEFORE, last))
    return Reading(
        told, bool((shares[shares.index > series.BEFORE] >= shares[series.BEFORE]).all())
    )


def _crimea() -> Reading:
    votes = series.kazakh_votes("crimea_rights").sort_values("date")
    against, later = votes[votes["vote"] == "no"], votes[votes["vote"] == "not_no"]
    told = f"last NO in {against['date'].max().year}; {count(len(later))} later lists without it"
    return Reading(told, bool(later["date"].min() > against["date"].max()))


def _abstentions() -> Reading:
    votes = series.kazakh_votes("es11").sort_values("date")
    abstained = votes["vote"] == "abstain"
    told = f"abstained on {count(int(abstained.sum()))} of {count(len(votes))}"
    return Reading(told, bool(abstained.iloc[-1]))


def _orders() -> Reading:
    found = series.transit_orders()
    cut = found[found["loading_affected"] == "yes"]
    return Reading(f"{count(len(found))} orders, {count(len(cut))} proven cut", cut.empty)


def _germany() -> Reading:
    last = series.transit_orders().sort_values("start").iloc[-1]
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
    """Tell what the data say of each item that other datasets than the events carry, in words.

    Examples
    --------
    >>> readings()["E18"].startswith("abstained on ")
    True
    """
    return {item: reading().text for item, reading in READINGS.items()}
