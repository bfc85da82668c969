"""Population by group, the language of schools, and the movement of people of 2022.

Shares run from 0 to 1; persons are single persons.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

SINCE = 1989
"""The last Soviet census, with which the series of this report begin."""


def census(measure: str, since: int = SINCE) -> pd.DataFrame:
    """Censuses of Kazakhstan since a year by year (rows) and group (columns), on one base.

    The census of 1989 is taken as the statistics office recalculated it (16.199 million), on which
    both its shares and its persons rest; the total first published was 16.464 million.

    Measures are "share" (of the population) and "persons". Groups without a figure are missing.

    Examples
    --------
    >>> census("share").round(4).loc[2021, ["Kazakh", "Russian"]].tolist()
    [0.704, 0.1554]
    >>> people = census("persons")
    >>> (people["Russian"] / people["All"]).round(3).loc[[1989, 1999]].tolist()
    [0.374, 0.3]
    """
    rows = load("demography").query("area == 'Kazakhstan' and base == 'census'")
    rows = rows[rows["measure"] == measure].assign(year=rows["period"].str[:4].astype(int))
    rows = rows[(rows["year"] >= since) & ~rows["conflict"]]
    table = rows.pivot(index="year", columns="group", values="value")
    return table / 100 if measure == "share" else table


def register(base: str = "register") -> pd.DataFrame:
    """Shares of groups by the population register, by period (rows) and group (columns).

    The base is "register", as kept until the census of 2021, which it overstates for Russians, or
    "register_rebased", as corrected after it. The two are never joined.

    Examples
    --------
    >>> float(register().loc["2022-01-01", "Russian"].round(4))
    0.1847
    """
    rows = load("demography").query("area == 'Kazakhstan' and measure == 'share'")
    rows = rows[rows["base"] == base]
    return rows.pivot(index="period", columns="group", values="value") / 100


def rebased_from() -> str:
    """Month from which the register runs on from the census of 2021: a break in its series.

    Examples
    --------
    >>> rebased_from()
    '2022-08'
    """
    breaks = load("series_breaks").set_index(["dataset", "series"])["date"]
    return str(breaks["demography", "register"])


def russians_lost() -> pd.Series:
    """Fall of the number of Russians a year from census to census, by the later census.

    Examples
    --------
    >>> russians_lost().round(-3).to_dict()
    {1999: 158000.0, 2009: 69000.0, 2021: 68000.0}
    """
    persons = census("persons")["Russian"].dropna()
    fall = -persons.diff() / persons.index.to_series().diff()
    return fall.dropna().rename("persons a year")


def language() -> pd.Series:
    """Figures on schools and literacy by measure; those in percent as shares from 0 to 1.

    Examples
    --------
    >>> float(language()["first_year_in_kazakh"])
    0.7
    """
    rows = load("language").dropna(subset="value").set_index("measure")
    return rows["value"].where(rows["unit"] != "percent", rows["value"] / 100)


def came_and_stayed() -> pd.DataFrame:
    """Russians who came after the mobilisation of 2022 and who stayed, by source in order of time.

    Returns the columns ``date``, ``announcer``, ``source_id``, ``entered``, ``low`` and ``high``
    (bounds of those who stayed; equal where one number was given) and ``difference`` (true where
    no number was given, so that it is entries less exits).

    Examples
    --------
    >>> table = came_and_stayed()
    >>> table[["low", "high"]].to_numpy().tolist()
    [[100000, 100000], [57000, 57000], [50000, 80000]]
    """
    rows = load("relocants").dropna(subset="since")
    key = ["date", "announcer", "source_id"]
    table = rows.pivot_table(index=key, columns="measure", values="value", aggfunc=["min", "max"])
    entered = table["max"]["entered"]
    rest = entered - table["max"]["left"]
    bounds = {
        "entered": entered,
        "low": table["min"]["stayed"].fillna(rest),
        "high": table["max"]["stayed"].fillna(rest),
    }
    found = pd.DataFrame(bounds).astype(int)
    return found.assign(difference=table["min"]["stayed"].isna()).reset_index()


def entries() -> pd.DataFrame:
    """Entries of Russian citizens in 2022 by span of days, with the mean of a day.

    Returns the rows of ``migration_2022`` with ``days`` (length of the span) and ``per_day``
    (thousand entries a day): counts are divided by the days, means and peaks of a day stand as
    given.

    Examples
    --------
    >>> round(float(entries().set_index("end").loc["2022-07-31", "per_day"]), 1)
    15.6
    """
    rows = load("migration_2022")
    rows = rows[rows["measure"].str.startswith("entries")].copy()
    rows["days"] = (rows["end"] - rows["start"]).dt.days + 1
    rows["per_day"] = rows["value"] / rows["days"].where(rows["measure"] == "entries", 1) / 1000
    return rows
