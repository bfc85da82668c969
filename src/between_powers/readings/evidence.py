"""The evidence for the scenarios, and whether its words are still true of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from between_powers.data import load
from between_powers.readings import (
    arms,
    caspian_pipeline,
    disruptions,
    electricity,
    gas,
    middle_corridor,
    organisations,
    outage,
    projects,
    sanctions,
    trade,
    votes,
)
from between_powers.readings.timeline import BEFORE
from between_powers.words import count, number, percent, quantity

FIELDS: dict[str, str] = {
    "military": "Military",
    "arms": "Arms",
    "territory": "Territory",
    "organisations": "Organisations",
    "votes": "Votes",
    "trade": "Trade",
    "oil": "Oil",
    "energy": "Power, gas, nuclear",
    "sanctions": "Sanctions",
    "china": "China",
    "turkiye_west": "Türkiye and West",
}
"""Name of each field of relations that the items come from."""


@dataclass(frozen=True)
class Reading:
    """What the data say of an item of evidence."""

    text: str  # the figures, formatted
    holds: bool  # whether the words of the item are true of them


def _change(shares: pd.Series, last: int) -> str:
    """Two values of a series of shares with their years: before the invasion, and the last."""
    return f"{percent(shares[BEFORE])} ({BEFORE}); {percent(shares[last])} ({last})"


def _arms() -> Reading:
    before, newest = arms.by_edition().iloc[-2:].to_dict("records")
    text = "; ".join(
        f"{percent(row['share'])} ({row['window']}, edition of {row['edition']})"
        for row in (before, newest)
    )
    return Reading(text, 0.85 < newest["share"] < before["share"])


def _power_of(value: float) -> str:
    return quantity(value, "TWh", 1)


def _power() -> Reading:
    net, sold = electricity.net_imports()["net_imports"], electricity.from_russia()["delivered"]
    abroad = load("electricity").query("measure == 'purchases_abroad'").iloc[0]
    last, year, sold_last = int(net.index.max()), int(sold.index.max()), float(sold.iloc[-1])
    text = (
        f"{_power_of(net[last])} net ({last}); {_power_of(sold_last)} gross from Inter RAO "
        f"({year}); {_power_of(abroad['value'])} from all sellers ({abroad['period']})"
    )
    before, since = net.loc[2013:BEFORE], net.loc[BEFORE + 1 :]
    turned = (before < 0).sum() == len(before) - 1 and (since > 0).all()
    return Reading(text, bool(turned and abroad["value"] < sold_last))


def _bodies() -> Reading:
    out = organisations.steps_out()
    kazakh = out[out["country"] == "Kazakhstan"]
    armenian = out[(out["country"] == "Armenia") & (out["organisation"] == "CSTO")]
    return Reading(f"{count(len(kazakh))} step out", kazakh.empty and not armenian.empty)


def _uranium() -> Reading:
    stakes = projects.latest("uranium")
    text = "; ".join(
        f"{percent(row['value'], of=100)} {row['stage']}" for row in stakes.to_dict("records")
    )
    chinese = set(stakes["partner"]) == {"China"}
    return Reading(text, chinese and "delivered" in set(stakes["stage"]))


def _imports() -> Reading:
    shares = trade.shares("imports")["Russia"].dropna()
    last = int(shares.index.max())
    return Reading(_change(shares, last), bool(shares[BEFORE] - shares[last] > 0.1))


def _lead() -> Reading:
    shares = trade.shares("turnover")
    lead = (shares["China"] - shares["Russia"]).loc[trade.china_leads_from() :]
    points = "; ".join(f"{number(100 * points, 1)} ({year})" for year, points in lead.items())
    return Reading(f"lead in points: {points}", len(lead) > 1)


def _pipeline() -> Reading:
    shares = caspian_pipeline.share()
    last, since = int(shares.index.max()), shares[shares.index > BEFORE]
    return Reading(_change(shares, last), bool((since >= shares[BEFORE]).all()))


def _corridor() -> Reading:
    cargo = middle_corridor.cargo()["value"]
    last, first = int(cargo.index[-1]), BEFORE + 1
    amounts = (f"{quantity(cargo[year], 'million tonnes', 1)} ({year})" for year in (first, last))
    text = "; ".join(amounts)
    return Reading(text, bool(2 * cargo[first] < cargo[last] < cargo[last - 1]))


def _gas() -> Reading:
    share = gas.imports_of_home_supply()["share"]
    text = "; ".join(f"{percent(value)} ({year})" for year, value in share.items())
    return Reading(f"{text} of home supply", bool(share.is_monotonic_increasing))


def _plants() -> Reading:
    named = projects.steps("nuclear").query("stage == 'announced'").drop_duplicates("project_id")
    same_day = named[named["day"] == named["day"].min()]
    text = "; ".join(f"{row['builder']} {row['stage']}" for row in same_day.to_dict("records"))
    return Reading(
        text,
        same_day["builder"].tolist() == ["Rosatom", "CNNC"]
        and projects.under_contract("nuclear").empty,
    )


def _lorries() -> Reading:
    held = projects.border_measures().set_index("measure_id").loc["ru-2025-lorries"]
    text = f"{held['first']:%B %Y} to {held['last']:%B %Y}, as promised"
    return Reading(text, (held["imposed_by"], held["end_basis"]) == ("Russia", "promised"))


def _banks() -> Reading:
    listed = sanctions.listed_by("European Union")
    stopped = sanctions.steps().query("kind == 'payment' and step == 'stopped'")
    text = f"{count(len(listed))} listed by the Union; {count(len(stopped))} payment ways stopped"
    return Reading(text, len(listed) == 3 and not stopped.empty)


def _winter() -> Reading:
    month = outage.december()
    share = float(month["shortfall_mt"] / month["planned_mt"])
    return Reading(f"{percent(share)} less of the blend than planned", 0.30 < share < 0.36)


def _votes() -> Reading:
    session = votes.on_ukraine(*votes.EMERGENCY_SESSION)["vote"]
    crimea = votes.on_ukraine("crimea_rights")
    abstained = int((session == "abstain").sum())
    last, later = votes.crimea_years("no")[-1], votes.crimea_years("not_no")
    return Reading(
        f"abstained on {count(abstained)} of {count(len(session))}; "
        f"last no known on Crimea in {last}",
        bool(session.iloc[-1] == "abstain" and crimea["vote"].iloc[-1] == "not_no" and later),
    )


def _heat() -> Reading:
    stages = projects.latest("power")["stage"]
    russian, own = stages["heat_plants_russia"], stages["heat_plants_own"]
    text = f"plants with Russian money {russian}; own plants {own}"
    return Reading(text, russian == "cancelled")


def _acts() -> Reading:
    acts = disruptions.acts_of_russia()
    cut, fell = (int((acts[name] == "yes").sum()) for name in ("capacity_cut", "loading_affected"))
    text = f"{count(len(acts))} acts; capacity cut in {count(cut)}; flow down in {count(fell)}"
    last = acts.sort_values("start")["event_id"].iloc[-1]
    return Reading(text, (len(acts), cut, fell, last) == (5, 3, 2, "2026-05-01-germany"))


READINGS: dict[str, Callable[[], Reading]] = {
    "E03": _arms,
    "E04": _power,
    "E05": _bodies,
    "E08": _uranium,
    "E09": _imports,
    "E10": _lead,
    "E11": _pipeline,
    "E12": _corridor,
    "E13": _gas,
    "E15": _plants,
    "E19": _lorries,
    "E20": _winter,
    "E21": _banks,
    "E23": _votes,
    "E24": _heat,
    "E25": _acts,
}
"""The items that other datasets than the events carry."""


def readings() -> dict[str, str]:
    """Say what the data give for each item that other datasets than the events carry.

    Examples
    --------
    >>> readings()["E23"].startswith("abstained on ")
    True
    """
    return {item: reading().text for item, reading in READINGS.items()}
