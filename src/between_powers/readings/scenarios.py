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
    disruptions,
    electricity,
    gas,
    oil,
    organisations,
    trade,
    votes,
)
from between_powers.readings.timeline import INVASION
from between_powers.words import count, number, percent

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
    holds: bool  # whether all that the statement says is so already
    refuted: bool = False  # whether its own test has shown it wrong


def _hedge() -> Standing:
    left = organisations.steps_out()["country"].eq("Kazakhstan").any()
    route, supplier = oil.cpc_share_series().iloc[-1], arms.newest()["share"]
    bought = electricity.from_russia().to_numpy(dtype=float)[-1, 0]
    first = [float(route) > 0.5, float(supplier) > 0.5, bought > 0]
    text = (
        f"{'out of a' if left else 'in every'} body; Russia first in {count(sum(first))} "
        "of three costly ties"
    )
    refuted = bool(left or sum(first) < 2)
    return Standing(text, holds=not refuted and all(first), refuted=refuted)


def _drift() -> Standing:
    shares, newest = oil.cpc_share_series(), arms.newest()
    dear = shares.iloc[-1] >= MOST and newest["share"] >= MOST
    text = (
        f"oil {percent(shares.iloc[-1])} ({shares.index[-1]}), arms {percent(newest['share'])} "
        f"({newest['window']}); the test reads {TEST_YEAR}"
    )
    return Standing(text, holds=not dear, refuted=bool(dear and shares.index[-1] >= TEST_YEAR))


def _return() -> Standing:
    imports = gas.imports_of_home_supply()["imports"]
    later = imports[imports.index > imports.index[0]]
    fell = (later < imports.iloc[0]).sum() >= 2
    ukraine = votes.on_ukraine("es11", "crimea_rights")
    given_up = ukraine.loc[ukraine["date"] > "2023", "vote"].eq("no").any()
    text = (
        f"gas from abroad {number(imports.iloc[-1], 1)} bcm ({imports.index[-1]}), "
        f"{number(imports.iloc[0], 1)} in {imports.index[0]}; "
        f"{'one' if given_up else 'no'} position given up"
    )
    return Standing(text, holds=bool(given_up), refuted=bool(fell))


def _coercion() -> Standing:
    orders, cut = disruptions.orders(), disruptions.orders_that_cut()
    text = f"{count(len(orders))} orders on oil, {count(len(cut), none='none')} with a proven cut"
    # A cut of a month or longer must be weighed by hand: the data hold no reversals.
    return Standing(text, holds=False, refuted=not cut.empty)


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
    text = f"ahead of Russia in trade since {trade.china_leads_from()}, in Kazakh books"
    behind = (lead.loc[trade.china_leads_from() :] < 0).tail(2)
    return Standing(text, holds=False, refuted=bool(len(behind) == 2 and behind.all()))


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
    >>> standings()["holds"].to_dict()["Hedge"]
    True
    """
    rows = {name: vars(STANDINGS[name]()) for name in names()}
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("scenario")
    return table.assign(text=table["text"].str[:1].str.upper() + table["text"].str[1:])
