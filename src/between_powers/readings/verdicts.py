"""Verdicts on the claims: counts by group, and how well the verdicts are sourced."""

from __future__ import annotations

import pandas as pd

from between_powers import data
from between_powers.data.grades import GRADES

VERDICTS: dict[str, str] = {
    "confirmed": "Confirmed",
    "mostly_confirmed": "Mostly confirmed",
    "contested": "Contested",
    "wrong": "Wrong",
    "unverifiable": "Unverifiable",
    "opinion": "Opinion",
}
"""Label of each verdict, in the order in which tables and charts show them."""

HOLDS = ("confirmed", "mostly_confirmed")  # verdicts by which a claim stands
DECIDED = ("confirmed", "mostly_confirmed", "contested", "wrong")  # verdicts that sources give
DECIDING = ("supports", "contradicts")  # roles of sources; context does not decide


def scoreboard(by: str = "article", claims: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count the claims of the ledger by "article", "theme" or "chapter", and by verdict.

    Returns one row a group in the order of the descriptor, then ``total``; one column a verdict in
    the order of `VERDICTS`, then ``total``. Groups without a claim are left out.

    Raises
    ------
    ValueError
        If `by` is none of the three.

    Examples
    --------
    >>> board = scoreboard("article")
    >>> board["total"].to_dict()
    {'A': 38, 'B': 17, 'C': 18, 'D': 12, 'E': 12, 'total': 97}
    """
    if by not in ("article", "theme", "chapter"):
        raise ValueError(f"by is article, theme or chapter, not {by!r}")
    rows = data.load("claims") if claims is None else claims
    fields = {field["name"]: field for field in data.describe("claims")["schema"]["fields"]}
    order = [group for group in fields[by]["constraints"]["enum"] if (rows[by] == group).any()]
    counts = pd.crosstab(rows[by], rows["verdict"])
    counts = counts.reindex(index=order, columns=list(VERDICTS), fill_value=0)
    counts.loc["total"] = counts.sum()
    counts["total"] = counts.sum(axis="columns")
    return counts.rename_axis(index=by, columns="verdict")


def accuracy(groups: pd.Series | None = None) -> pd.DataFrame:
    """Count the claims that hold among those that can be right or wrong.

    `groups` has the group of each claim, by claim id, the article by default; claims without one
    are left out. One row a group in order of appearance, then ``total``: ``holds``, claims
    confirmed or mostly confirmed; ``checked``, all but opinions; ``share``, the one over the
    other. A claim that nothing could verify counts as checked, so the share is a lower bound.
    Groups of opinions alone are left out.

    Notes
    -----
    Share = holds / checked. The claims are not a sample of anything, so no interval is given.

    Examples
    --------
    >>> accuracy().loc["B", ["holds", "checked"]].tolist()
    [11, 12]
    """
    ledger = data.load("claims").set_index("claim_id")
    named = ledger["article"] if groups is None else groups.reindex(ledger.index)
    rows = pd.DataFrame({"group": named, "verdict": ledger["verdict"]}).dropna()
    rows = rows[rows["verdict"] != "opinion"]
    held = rows["verdict"].isin(HOLDS)
    by_group = held.groupby(rows["group"].astype(str), sort=False)
    counts = pd.DataFrame({"holds": by_group.sum(), "checked": by_group.size()})
    counts.loc["total"] = counts.sum()
    return counts.assign(share=counts["holds"] / counts["checked"]).rename_axis(index="group")


def coverage() -> pd.DataFrame:
    """Count the independent sources behind each verdict.

    A source is independent if it is no copy of one of the articles.

    Returns a frame indexed by claim id: ``verdict``; ``independent``, sources in any role;
    ``deciding``, those that support or contradict; ``best_grade`` and ``best_deciding_grade`` of
    the independent and of the deciding sources (one of `GRADES`, missing if there are none);
    ``single``, true if exactly one source decides.

    Examples
    --------
    >>> behind = coverage()
    >>> int(behind.loc[behind["verdict"] == "confirmed", "deciding"].min())
    2
    """
    ledger, articles = data.load("claims").set_index("claim_id"), data.load("articles")
    links = data.load("claim_sources")
    links = links[~links["source_id"].isin(data.source_ids(articles))]
    links = links.join(data.sources()["grade"], on="source_id")
    rank = links["grade"].map({grade: place for place, grade in enumerate(GRADES)})
    decides = links[links["role"].isin(DECIDING)]
    best, best_deciding = (
        rank[rows.index].groupby(rows["claim_id"]).min().map(dict(enumerate(GRADES)))
        for rows in (links, decides)
    )
    return ledger[["verdict"]].assign(
        independent=links["claim_id"].value_counts().reindex(ledger.index, fill_value=0),
        deciding=decides["claim_id"].value_counts().reindex(ledger.index, fill_value=0),
        best_grade=best.reindex(ledger.index),
        best_deciding_grade=best_deciding.reindex(ledger.index),
        single=lambda frame: frame["deciding"] == 1,
    )


def graded() -> pd.DataFrame:
    """Count the claims by verdict and by the grade of their best independent source.

    Examples
    --------
    >>> graded().loc["wrong"].to_dict()
    {'primary': 0, 'secondary': 7, 'press': 1, 'none': 0}
    """
    behind = coverage()
    best = behind["best_grade"].astype("object").fillna("none")
    counts = pd.crosstab(behind["verdict"], best)
    return counts.reindex(index=list(VERDICTS), columns=[*GRADES, "none"], fill_value=0)
