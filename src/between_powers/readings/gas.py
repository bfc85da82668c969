"""Gas between Russia and Kazakhstan: what was carried, what was planned, what was bought.

Quantities are billion cubic metres a year, shares run from 0 to 1.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def _whole_years(measure: str) -> pd.DataFrame:
    """Rows of a measure as the government counts it, for whole years, plans left out."""
    rows = load("gas")
    rows = rows[(rows["measure"] == measure) & (rows["counter"] == "government")]
    rows = rows[rows["aim_year"].isna() & rows["period"].str.fullmatch(r"\d{4}")]
    return rows.assign(year=rows["period"].astype(int)).set_index("year")


def from_russia() -> pd.Series:
    """Russian gas bought, by year with an outcome, as a commission of the parliaments has it.

    Examples
    --------
    >>> from_russia().to_dict()
    {2024: 3.8}
    """
    rows = load("gas").query("measure == 'imports_from_russia' and aim_year.isna()")
    return rows.assign(year=rows["period"].astype(int)).set_index("year")["value"]


def transit_to_uzbekistan() -> pd.Series:
    """Russian gas carried across Kazakhstan to Uzbekistan, by year with an outcome.

    The first year holds the months from October on. Gazprom's own count is another row of
    ``gas`` and is not mixed in.

    Examples
    --------
    >>> transit_to_uzbekistan().to_dict()
    {2023: 1.28, 2024: 5.6}
    """
    return _whole_years("transit_to_uzbekistan")["value"]


def transit_plans() -> pd.DataFrame:
    """Plans of that transit, in the order in which they were named.

    Returns
    -------
    pandas.DataFrame
        Rows of ``gas`` with ``stated``, the day, and ``outcome``, what came of it (missing where
        no outcome was found).

    Examples
    --------
    >>> transit_plans()[["aim_year", "value", "outcome"]].astype(float).to_numpy().tolist()[0]
    [2024.0, 3.8, 5.6]
    """
    rows = load("gas")
    rows = rows[(rows["measure"] == "transit_to_uzbekistan") & rows["aim_year"].notna()]
    rows = rows.assign(
        stated=pd.to_datetime(rows["period"]),
        outcome=rows["aim_year"].astype(int).map(transit_to_uzbekistan()),
    )
    return rows.sort_values("stated", ignore_index=True)


def imports() -> pd.Series:
    """Gas bought abroad, of all origins and with swaps, by year with an outcome.

    Examples
    --------
    >>> imports().to_dict()
    {2024: 3.81, 2025: 4.5}
    """
    return _whole_years("imports")["value"].sort_index()


def imports_of_home_supply() -> pd.DataFrame:
    """Gas bought abroad over gas used at home, by year with both.

    Imports are of all origins and hold swaps for gas of Karachaganak, so the share is no measure
    of need alone. A forecast stands for a home supply whose outcome was not found.

    Returns
    -------
    pandas.DataFrame
        Indexed by year: ``imports``, ``home_supply``, ``share``, ``forecast`` (whether the home
        supply is one).

    Examples
    --------
    >>> table = imports_of_home_supply()
    >>> table["share"].round(2).to_dict(), table["forecast"].to_dict()
    ({2024: 0.18, 2025: 0.21}, {2024: False, 2025: True})
    """
    bought, used = imports(), _whole_years("home_supply")["value"]
    planned = load("gas").query("measure == 'home_supply' and status == 'estimated'")
    expected = planned.assign(year=planned["aim_year"].astype(int)).set_index("year")["value"]
    home = used.combine_first(expected).reindex(bought.index).dropna()
    table = pd.DataFrame({"imports": bought.loc[home.index], "home_supply": home})
    table["share"] = table["imports"] / table["home_supply"]
    table["forecast"] = ~table.index.isin(used.index)
    return table


def carried_and_planned() -> pd.DataFrame:
    """Russian gas carried to Uzbekistan by year: the outcome, else the plan named last for it.

    Returns
    -------
    pandas.DataFrame
        Columns ``year``, ``value``, ``planned`` (whether it is a plan), ``status`` and the
        sources. An older plan of a year gives way to a newer one.

    Examples
    --------
    >>> table = carried_and_planned().set_index("year")
    >>> table["value"].to_dict(), table.index[table["planned"]].tolist()
    ({2023: 1.28, 2024: 5.6, 2025: 6.0, 2026: 11.0}, [2025, 2026])
    """
    done = _whole_years("transit_to_uzbekistan").reset_index().assign(planned=False)
    plans = transit_plans().drop_duplicates("aim_year", keep="last")
    plans = plans[plans["outcome"].isna()].assign(planned=True)
    plans["year"] = plans["aim_year"].astype(int)
    columns = ["year", "value", "planned", "status", "source_id", "also_source_id"]
    return pd.concat([done[columns], plans[columns]]).sort_values("year", ignore_index=True)
