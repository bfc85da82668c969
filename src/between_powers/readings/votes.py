"""Votes in the United Nations: agreement with Kazakhstan, ideal points, and texts on Ukraine."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from between_powers.data import load
from between_powers.measures import ideal_point_distance, pooled_shares
from between_powers.words import years

EDITION = "final_passage_2026"
"""The edition of the ideal points that is read. Editions have scales of their own."""

ALL_VOTES = "all_votes_2024"
"""The other edition, estimated from all votes and not from final ones alone."""

EMERGENCY_SESSION = ("es11", "human_rights_council")
"""Families of texts of the emergency special session on Ukraine."""

SUBJECTS = {
    "Human rights in Crimea": ("crimea_rights",),
    "The war and its consequences": (*EMERGENCY_SESSION, "aggression_paragraph"),
    "Other texts about Ukraine": ("territory", "crimea_military", "nuclear_safety", "other"),
}
"""Subjects of the texts about Ukraine, each with the families of texts that it holds."""


def pooled_agreement(spans: Sequence[tuple[int, int]]) -> pd.DataFrame:
    """Agreement over spans of years, each year weighing as many votes as it had.

    Returns the columns ``partner``, ``share``, ``first``, ``last``, ``period`` (such as
    "1992–1999") and ``source_id``; by span, then partner. The formula:
    `between_powers.measures.pooled_shares`.

    Examples
    --------
    >>> found = pooled_agreement([(2022, 2023)]).set_index("partner")["share"]
    >>> round(float(found["Russia"]), 2)
    0.57
    """
    rows = load("un_agreement")
    table = pooled_shares(rows, "partner", "value", "votes", list(spans))
    pairs = zip(table["first"], table["last"], strict=True)
    table["period"] = [years(first, last) for first, last in pairs]
    return table.join(rows.groupby("partner")["source_id"].first(), on="partner")


def ideal_points(*, provisional: bool = False, edition: str = EDITION) -> pd.DataFrame:
    """Ideal points of an edition with their intervals: those on enough votes to be used.

    The provisional points of years whose votes are not all in are there to be drawn but not used.

    Examples
    --------
    >>> points = ideal_points().query("country == 'Kazakhstan'").set_index("year")["value"]
    >>> points.round(2).loc[[1992, 2023]].tolist()
    [0.6, -0.36]
    """
    rows = load("un_ideal_points")
    uses = ["usable", "provisional"] if provisional else ["usable"]
    return rows[(rows["edition"] == edition) & rows["use"].isin(uses)].reset_index(drop=True)


def distance(country: str, edition: str = EDITION) -> pd.DataFrame:
    """Distance of a country's ideal point from Kazakhstan's, by year, with its uncertainty.

    Columns and formula: `between_powers.measures.ideal_point_distance`.

    Examples
    --------
    >>> found = distance("Russia").set_index("year")["distance"]
    >>> round(float(found[2021]), 2)
    0.46
    >>> round(float(distance("Russia", ALL_VOTES).set_index("year").loc[2021, "distance"]), 2)
    0.62
    """
    return ideal_point_distance(ideal_points(edition=edition), "Kazakhstan", country)


def last_as_near(country: str, year: int, edition: str = EDITION) -> int:
    """Return the last year before one in which a country stood nearer to Kazakhstan than in it.

    Examples
    --------
    >>> last_as_near("Russia", 2023), last_as_near("Russia", 2023, ALL_VOTES)
    (2008, 2008)
    """
    apart = distance(country, edition).set_index("year")["distance"]
    return int(apart[(apart.index < year) & (apart < apart[year])].index.max())


def nearest(countries: Sequence[str], edition: str = EDITION) -> pd.DataFrame:
    """Stretches of years in which the same one of some countries was nearest to Kazakhstan.

    Returns ``country``, ``first`` and ``last`` year.

    Examples
    --------
    >>> nearest(["Russia", "China", "Türkiye"])["last"].tolist()[:3]
    [1995, 1997, 1998]
    """
    apart = {name: distance(name, edition).set_index("year")["distance"] for name in countries}
    years = pd.DataFrame(apart).idxmin(axis=1).rename("country").reset_index()
    stretch = years["country"].ne(years["country"].shift()).cumsum().rename(None)
    found = years.groupby(stretch).agg(
        country=("country", "first"), first=("year", "min"), last=("year", "max")
    )
    return found.reset_index(drop=True)


def on_ukraine(*families: str, country: str = "Kazakhstan") -> pd.DataFrame:
    """Votes of a country on texts about Ukraine, of some families or of all, by date.

    Families are such as "crimea_rights" or those of `EMERGENCY_SESSION`. Only votes that were found
    have a row.

    Examples
    --------
    >>> on_ukraine("crimea_rights")["vote"].value_counts().to_dict()
    {'no': 7, 'not_no': 2}
    """
    rows = load("ukraine_votes")
    rows = rows[rows["country"] == country]
    rows = rows[rows["family"].isin(families)] if families else rows
    return rows.sort_values("date", kind="stable")


def by_subject(*countries: str) -> pd.DataFrame:
    """Votes of some countries on each text about Ukraine on which Kazakhstan's vote is known.

    Returns the rows of ``ukraine_votes`` with ``subject`` (one of `SUBJECTS`), by subject in their
    order, then by date.

    Examples
    --------
    >>> by_subject("Kazakhstan")["subject"].value_counts(sort=False).tolist()
    [9, 11, 8]
    """
    rows = load("ukraine_votes")
    known = on_ukraine()["resolution_id"]
    rows = rows[rows["country"].isin(countries) & rows["resolution_id"].isin(known)]
    subjects = {family: name for name, families in SUBJECTS.items() for family in families}
    rows = rows.assign(subject=rows["family"].map(subjects))
    place = rows["subject"].map(list(SUBJECTS).index)
    ordered = rows.assign(place=place).sort_values(["place", "date"], kind="stable")
    return ordered.drop(columns="place").reset_index(drop=True)


def crimea_years(vote: str) -> list[int]:
    """Years in which Kazakhstan cast a vote on human rights in Crimea, ascending.

    The vote is "no", or "not_no": not in the published list of votes against, so abstained or away.

    Examples
    --------
    >>> crimea_years("no")[-1], crimea_years("not_no")
    (2022, [2024, 2025])
    """
    rows = on_ukraine("crimea_rights")
    return sorted(rows.loc[rows["vote"] == vote, "date"].dt.year.tolist())
