"""Kazakhstan in figures: land, borders, people, output; and what three stories predict of it."""

from __future__ import annotations

import pandas as pd

from between_powers.data import DataError, load
from between_powers.words import calendar_date, quantity

NEIGHBOURS = ("Russia", "Uzbekistan", "China", "Kyrgyzstan", "Turkmenistan")


def facts() -> pd.DataFrame:
    """Figures on Kazakhstan by fact, one for each.

    Where sources disagree, the one figure that its source gives without a qualifier stands.

    Returns
    -------
    pandas.DataFrame
        Rows of ``country_facts`` indexed by fact: ``value``, ``unit``, ``period`` and ``source_id``
        among them.

    Raises
    ------
    between_powers.data.DataError
        If sources disagree on a fact and not exactly one figure has no qualifier.

    Examples
    --------
    >>> table = facts()
    >>> int(table.loc["population", "value"]), table.loc["population", "period"]
    (20495975, '2026-01-01')
    """
    rows = load("country_facts").query("country == 'Kazakhstan'")
    chosen = rows[~rows["conflict"] | (rows["bound"] == "exact")]
    figures = chosen["fact"].value_counts()
    for index, fact in rows["fact"].items():
        if figures.get(fact, 0) != 1:
            where = f"data/country_facts.csv, row {int(str(index)) + 2}, column bound"
            problem = f"of {fact}, on which sources disagree, not one figure alone is exact"
            raise DataError(f"{where}: {problem}; mark the better one, or delete a row")
    return chosen.set_index("fact")


def leased_share() -> float:
    """Part of Kazakhstan's land that Russia leases, from 0 to 1.

    Examples
    --------
    >>> round(leased_share(), 3)
    0.041
    """
    land = facts()["value"]
    return float(land["area_leased_by_russia"] / land["area"])


def borders() -> pd.Series:
    """Length of the land border with each neighbour, kilometres, from one source.

    Examples
    --------
    >>> borders().round().head(2).to_dict()
    {'Russia': 7548.0, 'Uzbekistan': 2351.0}
    """
    table = facts()
    lengths = [table.loc[f"border_with_{name.lower()}", "value"] for name in NEIGHBOURS]
    return pd.Series(lengths, index=pd.Index(NEIGHBOURS, name="neighbour"), name="km")


WRITTEN = {
    "billion USD": "billion dollars",
    "USD": "dollars",
    "persons": "million",
    "square kilometres": "square kilometres",
    "kilometres": "kilometres",
}
"""How the table of the country words the units of its figures."""

BEFORE = {"at_least": "over ", "about": "about ", "at_most": "up to "}


def profile() -> pd.DataFrame:
    r"""Figures that tell a newcomer what the country is, as a table words them.

    Returns
    -------
    pandas.DataFrame
        One row a figure of ``country_facts`` that has words of its own, in its place:
        ``fact``, ``shown_as``, ``figure`` (text), ``when``, ``status``, ``source_id``,
        ``also_source_id`` and ``note``.

    Examples
    --------
    >>> shown = profile().set_index("shown_as")
    >>> shown.loc["People", ["figure", "when"]].tolist()
    ['20.5\xa0million', '1 January 2026']
    """
    rows = load("country_facts").dropna(subset="shown_as").sort_values("position")
    rows = rows.assign(
        figure=[_figure(*row) for row in rows[["value", "unit", "bound"]].itertuples(index=False)],
        when=rows["period"].map(calendar_date),
    )
    kept = ["fact", "shown_as", "figure", "when", "status", "source_id", "also_source_id", "note"]
    return rows[kept].reset_index(drop=True)


def _figure(value: float, unit: str, bound: str) -> str:
    """Word a figure with its unit: people in millions, lengths and areas in whole units."""
    shown, decimals = (value / 1e6, 1) if unit == "persons" else (value, value % 1 > 0)
    if unit == "kilometres":
        decimals = 0
    return BEFORE.get(bound, "") + quantity(shown, WRITTEN[unit], int(decimals))


def predictions() -> pd.DataFrame:
    """Lay out what the three stories predict, a row a field and a column a story.

    Returns
    -------
    pandas.DataFrame
        Columns ``field``, ``drift``, ``return`` and ``hedging``, in the order of a reader.

    Examples
    --------
    >>> predictions().set_index("field").loc["Trade", "return"]
    "Russia's share rises after 2022"
    """
    rows = load("story_predictions")
    table = rows.pivot(index=["position", "field"], columns="story", values="prediction")
    table = table.reset_index("field").reset_index(drop=True)
    return table[["field", "drift", "return", "hedging"]]
