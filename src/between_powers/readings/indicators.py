"""The indicators of the scenarios: where each stands, and the values that would speak.

The thresholds follow from the rules that ``indicators.csv`` states.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from between_powers.data import load
from between_powers.readings import (
    arms,
    caspian_pipeline,
    disruptions,
    gas,
    middle_corridor,
    projects,
    scenarios,
    trade,
    votes,
)
from between_powers.readings.thresholds import LAST_YEAR, SET_ON, Indicator
from between_powers.readings.timeline import BEFORE
from between_powers.words import capitalised, count, percent, quantity

SPAN = 10  # years of a base period
VOTES = {"no": 1.0, "yes": -1.0}  # any other vote is 0


def _share(value: float) -> str:
    return percent(value, 1)


def _bcm(value: float) -> str:
    return quantity(value, "billion cubic metres", 1)


def _tonnes(value: float) -> str:
    return quantity(value, "million tonnes", 1)


def _cases(value: float) -> str:
    return count(value, none="none")


def _vote() -> Indicator:
    row = votes.on_ukraine("crimea_rights").iloc[-1]
    written = {1.0: "a no", 0.0: "not among the votes against", -1.0: "a yes"}
    value = VOTES.get(row["vote"], 0.0)
    return Indicator(value, f"{row['date']:%B %Y}", 0, 0, "event", written.__getitem__)


def _loan() -> Indicator:
    partners = set(projects.under_contract("nuclear")["partner"])
    written = {1.0: "signed", 0.0: "none signed", -1.0: "a Chinese contract before it"}
    value = 1.0 if "Russia" in partners else -1.0 if "China" in partners else 0.0
    day = projects.steps("nuclear")["day"].max()
    return Indicator(value, f"{day:%B %Y}", 0, 0, "event", written.__getitem__)


def _measured(
    series: pd.Series, lower: float, upper: float, words: Callable[[float], str]
) -> Indicator:
    """Read an indicator whose latest value is the last of a series by year."""
    latest, period = float(series.iloc[-1]), str(series.index[-1])
    return Indicator(latest, period, float(lower), float(upper), "measured", words)


def _pipeline() -> Indicator:
    # A share on an expected total is no measured one, and sets no threshold.
    rows = caspian_pipeline.shares_by_year().query("kind == 'Reported'")
    shares = rows.set_index("year")["share"]
    base = shares.loc[BEFORE + 1 : LAST_YEAR]
    return _measured(shares, base.min(), base.max(), _share)


def _gas() -> Indicator:
    imports = gas.imports()
    base = imports.loc[LAST_YEAR - 1 : LAST_YEAR]
    return _measured(imports, base.min(), base.max(), _bcm)


def _arms() -> Indicator:
    editions = arms.by_edition()
    before = editions.loc[editions["last"] < BEFORE - 1, "share"].iloc[-1]
    return _measured(editions.set_index("window")["share"], scenarios.MOST, before, percent)


def _china() -> Indicator:
    shares = trade.shares("turnover")
    # The highest share of anyone, so that China must pass what any partner has been.
    base = shares.loc[LAST_YEAR - SPAN : LAST_YEAR - 1].to_numpy()
    russia = shares["Russia"][LAST_YEAR]
    return _measured(shares["China"].dropna(), russia, np.nanmax(base), _share)


def _corridor() -> Indicator:
    cargo = middle_corridor.cargo()["value"]
    return _measured(cargo, cargo[BEFORE + 1], cargo.loc[: LAST_YEAR - 1].max(), _tonnes)


def _acts() -> Indicator:
    acts = disruptions.acts_of_russia()
    cut = acts[acts["loading_affected"] == "yes"]
    # What is past is the search for mines of 2022 and the end of the transit to Germany: only a
    # further case speaks.
    past = float((cut["date"] < SET_ON).sum())
    return Indicator(float(len(cut)), f"to {acts['date'].max():%B %Y}", None, past, "event", _cases)


def _claims() -> Indicator:
    claims, end = len(scenarios.claims_of_state()), load("events")["date"].max()
    return Indicator(float(claims), f"to {pd.Timestamp(end):%B %Y}", None, 0, "event", _cases)


READERS: dict[str, Callable[[], Indicator]] = {
    "crimea_vote": _vote,
    "nuclear_loan": _loan,
    "cpc_share": _pipeline,
    "gas_imports": _gas,
    "russian_arms": _arms,
    "china_share": _china,
    "corridor_cargo": _corridor,
    "acts_that_cut": _acts,
    "claims_of_state": _claims,
}
"""How each indicator is read."""


def indicators() -> pd.DataFrame:
    """Read every indicator: its latest value, its thresholds and on which side it is.

    Returns the rows of ``indicators.csv`` with the columns ``latest``, ``lower_threshold`` and
    ``upper_threshold`` (numbers), ``is_measured``, ``period``, ``now``, ``above`` and ``below``
    (the values in words; empty where nothing speaks), ``side``, and ``above_says`` and
    ``below_says``: the value beyond which a scenario gains, and its label. A crossing that speaks
    for none speaks against that of the other side.

    Examples
    --------
    >>> table = indicators().set_index("indicator_id")
    >>> table.loc["cpc_share", ["now", "below_says", "side"]].tolist()
    ['82.3%', 'Below 79.5%: Drift', 'between']
    """
    table = load("indicators")
    found = [READERS[key]() for key in table["indicator_id"]]
    for name in (
        "latest",
        "lower_threshold",
        "upper_threshold",
        "period",
        "side",
        "above",
        "below",
    ):
        table[name] = [getattr(one, name) for one in found]
    table["is_measured"] = [one.kind == "measured" for one in found]
    table["now"] = [capitalised(one.words(one.latest)) for one in found]
    label = scenarios.names()
    against = "against " + table["above_hypothesis_id"].map(label)
    for name in ("above", "below"):
        course = table[f"{name}_hypothesis_id"].map(label).fillna(against)
        words = table[name].mask(table["is_measured"], f"{name} " + table[name])
        said = words.map(capitalised) + ": " + course
        table[f"{name}_says"] = said.where(table[name] != "", "")
    return table


def signposts() -> pd.DataFrame:
    """List the indicators that are among the five signposts, in their order.

    Examples
    --------
    >>> bool(signposts()["below_says"].str.endswith(": against Return").iloc[0])
    True
    """
    table = indicators().dropna(subset=["signpost"])
    return table.sort_values("signpost", ignore_index=True)
