"""The scenarios, and where each stands by its own test.

A scenario is one of the competing hypotheses, named here by its label.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from between_powers import data
from between_powers.readings import (
    arms,
    caspian_pipeline,
    disruptions,
    gas,
    organisations,
    projects,
    trade,
    votes,
)
from between_powers.readings.timeline import INVASION
from between_powers.words import capitalised, count, number, percent

MOST = 0.75
"""Share of oil exports and of arms that the test of the drift names."""

TEST_YEAR = 2029
"""Year whose figures the test of the drift names."""


def names() -> pd.Series:
    """Labels of the scenarios by hypothesis, in the order of the data.

    Examples
    --------
    >>> names()["H3"]
    'Return'
    """
    return data.load("hypotheses").set_index("hypothesis_id")["label"]


@dataclass(frozen=True)
class Standing:
    """Where a scenario stands by its own test, as far as the data can tell."""

    text: str  # what the data give, formatted
    holds: bool | None  # whether its statement is so already; None: the data cannot tell
    refuted: bool | None = False  # whether its own test has shown it wrong; None: as above


def _left() -> bool:
    return bool(organisations.steps_out()["country"].eq("Kazakhstan").any())


def _hedge() -> Standing:
    shares, newest = caspian_pipeline.share(), arms.newest()
    russian = (gas.from_russia() / gas.imports_of_home_supply()["imports"]).dropna()
    year = int(russian.index[-1])
    most = [float(part) > 0.5 for part in (shares.iloc[-1], newest["share"], russian[year])]
    text = (
        f"{'out of a' if _left() else 'in every'} body; oil {percent(shares.iloc[-1])} by the CPC "
        f"({shares.index[-1]}), arms {percent(newest['share'])} ({newest['window']}), gas from "
        f"abroad {'mostly' if most[2] else 'not mostly'} Russian ({year}); power not known"
    )
    refuted = _left() or sum(most) < 2
    return Standing(text, holds=not refuted and all(most), refuted=refuted)


def _drift() -> Standing:
    shares, newest, left = caspian_pipeline.share(), arms.newest(), _left()
    dear = bool(shares.iloc[-1] >= MOST and newest["share"] >= MOST)
    text = (
        f"oil {percent(shares.iloc[-1])} ({shares.index[-1]}), arms {percent(newest['share'])} "
        f"({newest['window']}), {'out of a' if left else 'in every'} body; the test is of "
        f"{TEST_YEAR}"
    )
    refuted = dear and not left and bool(shares.index[-1] >= TEST_YEAR)
    return Standing(text, holds=left or not dear, refuted=refuted)


def _return() -> Standing:
    sold = gas.from_russia()
    signed = bool(projects.under_contract("nuclear")["partner"].eq("Russia").any())
    first = int(sold.index[0])
    less = (sold.reindex([first + 1, first + 2]) < sold[first]).all()
    ukraine = votes.on_ukraine("es11", "crimea_rights")
    given_up = bool(ukraine.loc[ukraine["date"] > "2023", "vote"].eq("no").any())
    later = "" if len(sold) > 1 else ", later not known"
    text = (
        f"Russian gas {number(sold.iloc[-1], 1)} bcm ({sold.index[-1]}{later}); loan "
        f"{'signed' if signed else 'not signed'}; {'a' if given_up else 'no'} vote with Moscow "
        "seen after 2022"
    )
    return Standing(text, holds=given_up, refuted=bool(less and not signed))


def _coercion() -> Standing:
    acts = disruptions.acts_of_russia()
    fell = acts["loading_affected"].eq("yes").sum()
    text = f"{count(len(acts))} acts on oil, the flow cut by {count(fell)}; no reversal known"
    # The data hold neither the size of a cut nor decisions that were reversed.
    return Standing(text, holds=None, refuted=None)


def claims_of_state() -> pd.DataFrame:
    """Statements about Kazakh land by Russia's president or government since the invasion.

    Examples
    --------
    >>> claims_of_state().empty
    True
    """
    days = data.load("events").set_index("event_id")["date"]
    said = data.load("statements")
    when = pd.to_datetime(said["event_id"].map(days), format="ISO8601")
    return said[(when >= INVASION) & said["role"].isin(["president", "government"])]


def _force() -> Standing:
    claims = claims_of_state()
    text = f"{count(len(claims))} claim by an organ of state listed since the invasion"
    return Standing(text, holds=not claims.empty)


def _primacy() -> Standing:
    shares = trade.shares("turnover")
    lead = (shares["China"] - shares["Russia"]).dropna()
    bound = projects.under_contract("nuclear", "gas")["partner"].eq("China").any()
    text = (
        f"ahead of Russia in trade since {trade.china_leads_from()}, in Kazakh books; "
        f"{'a' if bound else 'no'} plant under contract known"
    )
    # The data hold no matter on which Astana gave way to Beijing.
    return Standing(text, holds=None, refuted=bool((lead.tail(2) < 0).all()))


STANDINGS: dict[str, Callable[[], Standing]] = {
    "Hedge": _hedge,
    "Drift": _drift,
    "Return": _return,
    "Coercion": _coercion,
    "Force": _force,
    "Primacy": _primacy,
}
"""What can be computed of each scenario's own test."""


def standings() -> pd.DataFrame:
    """Where each scenario stands by its own test: ``text``, ``holds`` and ``refuted`` by label.

    Examples
    --------
    >>> holds = standings()["holds"]
    >>> holds.to_dict()["Hedge"], holds.index[holds.isna()].tolist()
    (True, ['Coercion', 'Primacy'])
    """
    rows = {name: vars(STANDINGS[name]()) for name in names()}
    table = pd.DataFrame(list(rows.values()), index=pd.Index(rows, name="scenario"), dtype=object)
    return table.assign(text=table["text"].map(capitalised))
