"""Kazakhstan beside other states of the former Soviet Union, on the matters that the data hold.

A control: what all of them did is no course of Kazakhstan's own. Where the data have no row on a
state, its cell is a dash.
"""

from __future__ import annotations

import pandas as pd

from between_powers import measures
from between_powers.data import load, vintage
from between_powers.readings import eu_sales, organisations, votes
from between_powers.words import capitalised, percent

STATES = ("Kazakhstan", "Kyrgyzstan", "Uzbekistan", "Armenia", "Azerbaijan")

STANDING = {
    step: "member"
    for step, position in organisations.POSITIONS.items()
    if position == organisations.MEMBER
} | {
    "froze_in_words": "member, frozen in words",
    "suspended": "suspended its part",
    "left": "left",
    "observer": "observer",
}
"""Standing in a body that Russia leads, by the latest step. Other steps change nothing."""

CAST = {"abstain": "abstained", "no": "no", "absent": "away"}
"""Votes that are known in full, in words. Of others a list names only what they were not."""

NONE = "–"


def standing(body: str) -> pd.Series:
    """Standing of each of the `STATES` in a body, "CSTO" or "EAEU", with the year of a step away.

    The rule: `between_powers.measures.standing`.

    Examples
    --------
    >>> standing("CSTO")["Azerbaijan"], standing("EAEU")["Uzbekistan"]
    ('left, 1999', 'observer, 2020')
    """
    latest = measures.standing(load("organisations"), STANDING, until=int(vintage("year")))
    latest = latest[latest["organisation"] == body]
    words = latest["position"]
    words = words.where(words == "member", words + ", " + latest["date"].str[:4])
    return words.set_axis(latest["country"]).reindex(list(STATES)).fillna(NONE)


def votes_on_war() -> pd.DataFrame:
    """Count the votes of the `STATES` on texts of the special session on the war.

    Only texts on which a vote was found count. Returns a frame indexed by state: ``abstained``,
    ``no``, ``away`` and ``not clear`` (a list tells what the vote was not).

    Examples
    --------
    >>> votes_on_war().loc["Armenia"].tolist()
    [7, 0, 1, 0]
    """
    cast = {state: votes.on_ukraine(*votes.EMERGENCY_SESSION, country=state) for state in STATES}
    if any((rows["vote"] == "yes").any() for rows in cast.values()):
        raise ValueError("a state voted yes: the columns have no place for it")
    kinds = [*CAST.values(), "not clear"]
    counts = {
        state: rows["vote"].map(CAST).fillna("not clear").value_counts().reindex(kinds)
        for state, rows in cast.items()
    }
    return pd.DataFrame(counts).T.fillna(0).astype(int)


def last_no_on_crimea() -> pd.DataFrame:
    """Give the last known no of each of the `STATES` on human rights in Crimea, and what followed.

    Returns a frame indexed by state: ``last_no`` (a year, missing where none is known), ``then``
    (the next vote that is known at all, as `data.code_names` codes it) and ``then_year``.

    Examples
    --------
    >>> last_no_on_crimea().loc["Kyrgyzstan"].astype(str).tolist()
    ['2021', 'abstain', '2022']
    """
    found = {}
    for state in STATES:
        rows = votes.on_ukraine("crimea_rights", country=state)
        year = rows["date"].dt.year
        last = year[rows["vote"] == "no"].max()
        after = rows if pd.isna(last) else rows[year > last]
        found[state] = (last, after["vote"].iloc[0], after["date"].dt.year.iloc[0])
    table = pd.DataFrame.from_dict(found, "index", columns=["last_no", "then", "then_year"])
    return table.astype({"last_no": "Int64"})


def compared() -> pd.DataFrame:
    """Set the `STATES` side by side, a row a state, in words.

    Columns: ``state``, ``alliance``, ``union``, ``war``, ``crimea`` and ``goods``, the growth of
    European exports of goods banned for Russia (`between_powers.readings.eu_sales`).

    Examples
    --------
    >>> compared().set_index("state").loc["Uzbekistan", ["crimea", "goods"]].tolist()
    ['To 2018; away 2019', '+82%']
    """
    counts = votes_on_war()
    war = [", ".join(f"{kind} {n}" for kind, n in row.items() if n) for _, row in counts.iterrows()]
    growth = eu_sales.banned_goods_change()["growth"].reindex(list(STATES))
    then = {**CAST, "not_no": "not among noes"}
    no = last_no_on_crimea().set_axis(range(len(STATES)))
    last_no = ("To " + no["last_no"].astype("string")).fillna("None known")
    return pd.DataFrame(
        {
            "state": STATES,
            "alliance": _told(standing("CSTO")),
            "union": _told(standing("EAEU")),
            "war": _told(pd.Series(war)),
            "crimea": last_no + "; " + no["then"].map(then) + " " + no["then_year"].astype(str),
            "goods": [NONE if pd.isna(share) else "+" + percent(share) for share in growth],
        }
    )


def _told(words: pd.Series) -> list[str]:
    """Begin each cell with a capital."""
    return [capitalised(text) for text in words]


def rows_behind() -> pd.DataFrame:
    """Return the rows that `compared` rests on, for their sources.

    Examples
    --------
    >>> sorted(rows_behind()["country"].unique()) == sorted(STATES)
    True
    """
    steps = load("organisations").query("organisation in ['CSTO', 'EAEU']")
    cast = load("ukraine_votes")
    families = [*votes.EMERGENCY_SESSION, "crimea_rights"]
    sold = eu_sales.banned_goods().rename(columns={"partner": "country"})
    parts = (steps[steps["step"].isin(list(STANDING))], cast[cast["family"].isin(families)], sold)
    columns = ["country", "source_id", "also_source_id"]
    rows = pd.concat([part[columns] for part in parts], ignore_index=True)
    return rows[rows["country"].isin(STATES)].reset_index(drop=True)
