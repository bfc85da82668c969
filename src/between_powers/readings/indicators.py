"""The indicators of the scenarios: where each stands, and the values that would speak.

The thresholds follow from the rules that ``indicators.csv`` states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
from between_powers.readings.timeline import BEFORE
from between_powers.words import count, number, percent, quantity

SPAN = 10  # years of a base period
VOTES = {"no": 1.0, "yes": -1.0}  # any other vote is 0


@dataclass(frozen=True)
class Gauge:
    """An indicator read from the data."""

    latest: float
    low: float | None  # a value below it speaks
    high: float | None  # a value above it speaks
    period: str  # what the latest value covers
    words: Callable[[float], str] = number  # how a value is written


def _share(value: float) -> str:
    return percent(value, 1)


def _bcm(value: float) -> str:
    return quantity(value, "billion cubic metres", 1)


def _tonnes(value: float) -> str:
    return quantity(value, "million tonnes", 1)


def _cases(value: float) -> str:
    return count(value, none="none")


def _vote() -> Gauge:
    row = votes.on_ukraine("crimea_rights").iloc[-1]
    written = {1.0: "a no", 0.0: "not among the votes against", -1.0: "a yes"}
    value = VOTES.get(row["vote"], 0.0)
    return Gauge(value, 0, 0, f"{row['date']:%B %Y}", written.__getitem__)


def _loan() -> Gauge:
    plants = projects.latest("nuclear")
    russian, others = (
        plants.loc[plants["partner"].eq("Russia") == ours, "stage"].isin(scenarios.SIGNED).any()
        for ours in (True, False)
    )
    written = {1.0: "signed", 0.0: "none signed", -1.0: "a Chinese contract before it"}
    value = 1.0 if russian else -1.0 if others else 0.0
    day = projects.steps("nuclear")["day"].max()
    return Gauge(value, 0, 0, f"{day:%B %Y}", written.__getitem__)


def _pipeline() -> Gauge:
    # A share on an expected total is no measured one, and sets no threshold.
    shares = (
        caspian_pipeline.shares_by_year().query("kind == 'Reported'").set_index("year")["share"]
    )
    since = shares[shares.index > BEFORE]
    return Gauge(since.iloc[-1], since.min(), since.max(), str(since.index[-1]), _share)


def _gas() -> Gauge:
    imports = gas.imports_of_home_supply()["imports"].iloc[-2:]
    return Gauge(imports.iloc[-1], imports.min(), imports.max(), str(imports.index[-1]), _bcm)


def _arms() -> Gauge:
    editions, newest = arms.by_edition(), arms.newest()
    before = editions.loc[editions["last"] < BEFORE - 1, "share"].iloc[-1]
    return Gauge(float(newest["share"]), scenarios.MOST, float(before), newest["window"], percent)


def _china() -> Gauge:
    shares = trade.shares("turnover")
    end = int(shares["China"].dropna().index.max())
    # The highest share of anyone, so that China must pass what any partner has been.
    base = shares[(shares.index >= end - SPAN) & (shares.index < end)].to_numpy()
    russia = float(shares["Russia"][end])
    return Gauge(float(shares["China"][end]), russia, float(np.nanmax(base)), str(end), _share)


def _corridor() -> Gauge:
    cargo = middle_corridor.cargo()["value"]
    earlier = cargo.iloc[:-1]
    return Gauge(
        float(cargo.iloc[-1]),
        float(cargo[BEFORE + 1]),
        float(earlier.max()),
        str(cargo.index[-1]),
        _tonnes,
    )


def _acts() -> Gauge:
    acts = disruptions.acts_of_russia()
    cut = float((acts["loading_affected"] == "yes").sum())
    # What is past is the search for mines of 2022 and the end of the transit to Germany: only a
    # further case speaks.
    return Gauge(cut, None, cut, f"to {acts['start'].max():%B %Y}", _cases)


def _claims() -> Gauge:
    claims, end = len(scenarios.claims_of_state()), load("events")["date"].max()
    return Gauge(float(claims), None, 0, f"to {pd.Timestamp(end):%B %Y}", _cases)


GAUGES: dict[str, Callable[[], Gauge]] = {
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


def side(gauge: Gauge) -> str:
    """Say on which side of its thresholds the latest value is: above, below or between.

    Examples
    --------
    >>> side(Gauge(0.8, low=0.7, high=0.9, period="2025"))
    'between'
    """
    if gauge.high is not None and gauge.latest > gauge.high:
        return "above"
    return "below" if gauge.low is not None and gauge.latest < gauge.low else "between"


def indicators() -> pd.DataFrame:
    """Read every indicator: its latest value, its thresholds and on which side it is.

    Returns the rows of ``indicators.csv`` with ``latest``, ``low``, ``high`` (numbers), ``period``,
    ``now``, ``above`` and ``below`` (the values in words; empty where nothing speaks), ``side``,
    and ``above_says`` and ``below_says``: the value beyond which a scenario gains, and its label.
    A crossing that speaks for none speaks against that of the other side.

    Examples
    --------
    >>> table = indicators().set_index("indicator_id")
    >>> table.loc["cpc_share", ["now", "below_says", "side"]].tolist()
    ['82.3%', 'Below 79.5%: Drift', 'between']
    """
    table = load("indicators")
    gauges = [GAUGES[key]() for key in table["indicator_id"]]
    for name in ("latest", "low", "high", "period"):
        table[name] = [getattr(gauge, name) for gauge in gauges]
    table["now"] = _capital(pd.Series([gauge.words(gauge.latest) for gauge in gauges]))
    for name, end, step in (("above", "high", 1), ("below", "low", -1)):
        table[name] = [_threshold(gauge, getattr(gauge, end), step) for gauge in gauges]
    table["side"] = [side(gauge) for gauge in gauges]
    label, measured = scenarios.names(), table["low"] != table["high"]
    against = "against " + table["above_hypothesis_id"].map(label)
    for name in ("above", "below"):
        course = table[f"{name}_hypothesis_id"].map(label).fillna(against)
        words = table[name].where(~measured | (table["low"].isna()), f"{name} " + table[name])
        said = _capital(words) + ": " + course
        table[f"{name}_says"] = said.where(table[name] != "", "")
    return table


def _capital(words: pd.Series) -> pd.Series:
    return words.str[:1].str.upper() + words.str[1:]


def _threshold(gauge: Gauge, end: float | None, step: int) -> str:
    """Write a threshold; of what either happens or not, what would happen."""
    if end is None:
        return ""
    happens = gauge.low in (None, gauge.high)
    return gauge.words(end + step) if happens else gauge.words(end)


def signposts() -> pd.DataFrame:
    """List the indicators that are among the five signposts, in their order.

    Examples
    --------
    >>> bool(signposts()["below_says"].str.endswith(": against Return").iloc[0])
    True
    """
    table = indicators().dropna(subset=["signpost"])
    return table.sort_values("signpost", ignore_index=True)
