"""Trade with Kazakhstan in the books of its partners (mirror statistics), billion dollars."""

from __future__ import annotations

import pandas as pd

from between_powers.data import DataError, load
from between_powers.measures import turnover as both_flows
from between_powers.readings import trade

PARTNERS = ("China", "Türkiye", "Russia")

FIRST = 2010
"""First year of a comparison: before it few figures of both sides were found."""


def turnover(partner: str) -> pd.DataFrame:
    """Return a partner's count of whole years, every account of it.

    Russia gives exports and imports; they are added.

    Returns the columns ``reporter``, ``year``, ``bn`` (billion dollars) and ``source_id``, by
    year.

    Examples
    --------
    >>> turnover("Türkiye")["year"].tolist()
    [1992, 2000, 2010, 2010, 2016, 2017, 2021]
    """
    rows = load("mirror_trade")
    rows = rows[(rows["reporter"] == partner) & (rows["coverage"] == "full_year")]
    rows = rows[rows["partner"] == "Kazakhstan"]
    whole = rows[rows["flow"] == "turnover"]
    if whole.empty:
        sources = rows.groupby("year")["source_id"].first()
        whole = both_flows(rows).assign(reporter=partner).join(sources, on="year")
    columns = ["reporter", "year", "bn", "source_id"]
    return whole.assign(bn=whole["value_musd"] / 1000)[columns].sort_values("year", kind="stable")


def pairs(russian_years: tuple[int, ...] = (2019, 2021)) -> pd.DataFrame:
    """Set the partners' counts beside Kazakhstan's of the same years.

    Russia reports all to 2021, other years only in part, so it is shown in `russian_years` alone.

    Returns the columns ``reporter``, ``year``, ``partner_bn``, ``kazakh_bn``, ``gap`` (part by
    which the partner counts more), ``source_id`` of the partner's and ``also_source_id`` of the
    Kazakh count; partner by partner, then by year. Of two accounts of one year the one published
    later stands.

    Examples
    --------
    >>> table = pairs().set_index(["reporter", "year"])["gap"]
    >>> table[[("China", 2024), ("Russia", 2021)]].round(2).tolist()
    [0.45, 0.04]
    """
    books = pd.concat([turnover(partner) for partner in PARTNERS])
    shown = books["year"].isin(russian_years) | (books["reporter"] != "Russia")
    books = _published_last(books[shown & (books["year"] >= FIRST)])
    own = pd.Series(trade.amounts("turnover").stack() / 1000, name="kazakh_bn")
    books = books.join(own, on=["year", "reporter"], how="inner").rename(
        columns={"bn": "partner_bn"}
    )
    books["gap"] = books["partner_bn"] / books["kazakh_bn"] - 1
    sources = load("trade_partners").groupby(["year", "partner"])["source_id"].first()
    books = books.join(sources.rename("also_source_id"), on=["year", "reporter"])
    columns = ["reporter", "year", "partner_bn", "kazakh_bn", "gap", "source_id", "also_source_id"]
    return books[columns].reset_index(drop=True)


def _published_last(books: pd.DataFrame) -> pd.DataFrame:
    """Keep of several accounts of a partner's year the one whose source was published last."""
    published = load("sources").set_index("source_id")["published"].fillna("")
    books = books.assign(
        place=books["reporter"].map(PARTNERS.index), published=books["source_id"].map(published)
    )
    for index, row in books[books.duplicated(["reporter", "year", "published"])].iterrows():
        where = f"data/mirror_trade.csv, row {int(str(index)) + 2}, column source_id"
        problem = f"two accounts of {row['reporter']} for {row['year']} were published at one time"
        raise DataError(f"{where}: {problem}; delete one, or date their sources")
    ordered = books.sort_values(["place", "year", "published"])
    return ordered.drop_duplicates(["reporter", "year"], keep="last")
