"""The Middle Corridor around Russia: its cargo, its capacity and what is foreseen, in Mt a year."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def cargo() -> pd.DataFrame:
    """All cargo on the Middle Corridor by whole year, as the transport ministry counts it.

    Other counters define the corridor differently and are not mixed in.

    Returns the rows of ``middle_corridor`` indexed by year; ``value`` in million tonnes.

    Examples
    --------
    >>> float(cargo().loc[2025, "value"])
    4.119
    """
    rows = load("middle_corridor").query("coverage == 'full_year' and counter == 'ministry'")
    return rows[rows["measure"] == "cargo"].sort_values("year").set_index("year")


def capacity() -> pd.Series:
    """Take the latest capacity of the Middle Corridor: a row of ``middle_corridor``.

    Examples
    --------
    >>> float(capacity()["value"])
    6.0
    """
    rows = load("middle_corridor").query("measure == 'cargo_capacity'")
    return rows.sort_values("year").iloc[-1]


def scenario() -> pd.Series:
    """Take the scenario for the cargo of the Middle Corridor: a row of ``middle_corridor``.

    Examples
    --------
    >>> row = scenario()
    >>> float(row["value"]), int(row["aim_year"])
    (11.0, 2030)
    """
    return load("middle_corridor").query("measure == 'cargo_forecast'").iloc[0]
