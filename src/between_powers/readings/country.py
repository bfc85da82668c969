"""Kazakhstan in figures: land, borders, people, output."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

NEIGHBOURS = ("Russia", "Uzbekistan", "China", "Kyrgyzstan", "Turkmenistan")


def facts() -> pd.DataFrame:
    """Figures on Kazakhstan by fact: the first row where two sources disagree.

    Returns
    -------
    pandas.DataFrame
        Rows of ``country_facts`` indexed by fact: ``value``, ``unit``, ``period`` and ``source_id``
        among them.

    Examples
    --------
    >>> table = facts()
    >>> int(table.loc["population", "value"]), table.loc["population", "period"]
    (20495975, '2026-01-01')
    """
    rows = load("country_facts").query("country == 'Kazakhstan'")
    return rows.drop_duplicates("fact").set_index("fact")


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


def output_per_person() -> pd.Series:
    """Output per person of Kazakhstan and two neighbours in 2025, dollars at current rates.

    The IMF's forecast of August 2025; it moves with exchange rates.

    Examples
    --------
    >>> output_per_person().astype(int).to_dict()
    {'Kazakhstan': 14770, 'Russia': 14260, 'China': 13690}
    """
    rows = load("country_facts").query("fact == 'gdp_per_person'")
    return rows.set_index("country")["value"]
