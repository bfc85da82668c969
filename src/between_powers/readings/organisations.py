"""Who stands where in the organisations of Kazakhstan's neighbourhood."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import standing

MEMBER, LEFT, OBSERVER = "Member", "Left or suspended", "Observer or partner"

POSITIONS = {
    "founded": MEMBER,
    "joined": MEMBER,
    "signed_treaty": MEMBER,
    "prolonged_treaty": MEMBER,
    "signed_charter": MEMBER,
    "treaty_in_force": MEMBER,
    "rejoined": MEMBER,
    "left": LEFT,
    "suspended": LEFT,
    "associate": OBSERVER,
    "observer": OBSERVER,
    "dialogue_partner": OBSERVER,
    "partner": OBSERVER,
}
"""Position that a step leads to. Others, such as an application, change nothing."""

COMPARED = (
    "Kyrgyzstan",
    "Russia",
    "Belarus",
    "Armenia",
    "Tajikistan",
    "Uzbekistan",
    "Azerbaijan",
    "China",
    "Türkiye",
)
"""States whose positions stand beside Kazakhstan's, the one with as many seats first."""


def positions(until: int) -> pd.DataFrame:
    """Position of each country in each organisation at the end of a year.

    The latest step of each, with its ``position`` (`MEMBER`, `LEFT` or `OBSERVER`).

    The rule: `between_powers.measures.standing`.

    Examples
    --------
    >>> table = positions(2021).set_index(["organisation", "country"])["position"]
    >>> table["CSTO", "Uzbekistan"], table["OTS", "Uzbekistan"]
    ('Left or suspended', 'Member')
    """
    return standing(load("organisations"), POSITIONS, until)


def steps_out() -> pd.DataFrame:
    """List the steps out of the bodies that Russia leads, in deed or in words.

    Examples
    --------
    >>> steps_out()["country"].eq("Kazakhstan").any().item()
    False
    """
    steps = load("organisations")
    led = steps["organisation"].isin(["CSTO", "EAEU", "CIS"])
    return steps[led & steps["step"].isin(["left", "suspended", "froze_in_words"])]
