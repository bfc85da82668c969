"""The ledger of claims: verdicts, counts by group, and how well the verdicts are sourced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from between_powers import data

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
DECIDING = ("supports", "contradicts")  # roles of sources; context does not decide
GRADES = ("primary", "secondary", "press")  # of sources, the best first


@dataclass(frozen=True)
class Claim:
    """One claim of the articles, as its role in the text shows it.

    Attributes
    ----------
    text, verdict, label, correction : str
        The paraphrase, key and label of the verdict, and what the sources show (may be empty).
    sources : dict of str to tuple of str
        Keys of the sources by role.
    """

    claim_id: str
    article: str
    text: str
    verdict: str
    label: str
    correction: str
    sources: dict[str, tuple[str, ...]]


def claim(claim_id: str) -> Claim:
    """Look a claim up.

    Raises
    ------
    between_powers.data.DataError
        If there is no such claim.

    Examples
    --------
    >>> claim("D03").label
    'Wrong'
    >>> claim("Z99")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    DataError: data/claims.csv: no claim 'Z99'; the ids run from A01 to E12
    """
    ledger = data.load("claims").set_index("claim_id")
    _known([claim_id], ledger.index)
    columns = ["article", "claim", "verdict", "correction"]
    article, text, verdict, correction = map(str, ledger.loc[claim_id, columns].fillna(""))
    links = data.load("claim_sources").query("claim_id == @claim_id")
    by_role = {
        str(role): tuple(group["source_id"].astype(str))
        for role, group in links.groupby("role", sort=False)
    }
    return Claim(claim_id, article, text, verdict, VERDICTS[verdict], correction, by_role)


@dataclass(frozen=True)
class Mention:
    """How the text mentions a claim: its words, the paraphrase behind them, and the verdict."""

    text: str
    title: str
    kind: str


def mention(claim_id: str) -> Mention:
    """Give the words with which a chapter mentions a claim.

    Examples
    --------
    >>> mention("D03").text
    'D03, wrong'
    """
    found = claim(claim_id)
    return Mention(f"{claim_id}, {found.label.lower()}", found.text, found.verdict)


def scoreboard(by: str = "article", claims: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count the claims by group and verdict.

    Parameters
    ----------
    by : {"article", "theme", "chapter"}
        Column that groups the claims.
    claims : pandas.DataFrame, optional
        Rows of the ledger to count; all of them if not given.

    Returns
    -------
    pandas.DataFrame
        One row a group in the order of the descriptor, then ``total``; one column a verdict in
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
    order = [one for one in fields[by]["constraints"]["enum"] if (rows[by] == one).any()]
    counts = pd.crosstab(rows[by], rows["verdict"])
    counts = counts.reindex(index=order, columns=list(VERDICTS), fill_value=0)
    counts.loc["total"] = counts.sum()
    counts["total"] = counts.sum(axis="columns")
    return counts.rename_axis(index=by, columns="verdict")


def accuracy(groups: pd.Series | None = None) -> pd.DataFrame:
    """Count the claims that hold among those that can be right or wrong.

    Parameters
    ----------
    groups : pandas.Series, optional
        Group of each claim, indexed by claim id; by default the article. Claims without a group
        are left out.

    Returns
    -------
    pandas.DataFrame
        One row a group in order of appearance, then ``total``: ``holds``, claims confirmed or
        mostly confirmed; ``checked``, all but opinions; ``share``, the one over the other. A
        claim that nothing could verify counts as checked, so the share is a lower bound. Groups
        of opinions alone are left out.

    Notes
    -----
    Share = holds / checked. The claims are not a sample of anything, so no interval is given.

    Examples
    --------
    >>> found = accuracy()
    >>> found.loc["B", ["holds", "checked"]].tolist()
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

    Returns
    -------
    pandas.DataFrame
        Indexed by claim id: ``verdict``; ``independent``, sources in any role; ``deciding``,
        those that support or contradict; ``best_grade`` of the independent sources (one of
        `GRADES`, missing if there are none); ``single``, true if exactly one source decides.

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
    best = rank.groupby(links["claim_id"]).min().map(dict(enumerate(GRADES)))
    decides = links[links["role"].isin(DECIDING)]
    return ledger[["verdict"]].assign(
        independent=links["claim_id"].value_counts().reindex(ledger.index, fill_value=0),
        deciding=decides["claim_id"].value_counts().reindex(ledger.index, fill_value=0),
        best_grade=best.reindex(ledger.index),
        single=lambda frame: frame["deciding"] == 1,
    )


def graded() -> pd.DataFrame:
    """Count the claims by verdict and by the grade of their best independent source.

    Examples
    --------
    >>> list(graded().columns)
    ['primary', 'secondary', 'press', 'none']
    """
    behind = coverage()
    best = behind["best_grade"].astype("object").fillna("none")
    counts = pd.crosstab(behind["verdict"], best)
    return counts.reindex(index=list(VERDICTS), columns=[*GRADES, "none"], fill_value=0)


def cited(ids: Iterable[str]) -> pd.DataFrame:
    """Rows of the ledger that the chapters cite.

    Parameters
    ----------
    ids : iterable of str
        Ids found in the chapters; repeats do not matter.

    Raises
    ------
    between_powers.data.DataError
        If an id is no claim.

    Examples
    --------
    >>> cited(["B06", "A01", "B06"])["claim_id"].tolist()
    ['A01', 'B06']
    """
    ledger, wanted = data.load("claims"), set(ids)
    _known(sorted(wanted), pd.Index(ledger["claim_id"]))
    return ledger[ledger["claim_id"].isin(wanted)].reset_index(drop=True)


def uncited(ids: Iterable[str]) -> pd.DataFrame:
    """Rows of the ledger that no chapter cites: the counterpart of `cited`.

    Examples
    --------
    >>> len(uncited(["A01"])) + len(cited(["A01"])) == len(data.load("claims"))
    True
    """
    ledger, found = data.load("claims"), cited(ids)["claim_id"]
    return ledger[~ledger["claim_id"].isin(found)].reset_index(drop=True)


def _known(ids: list[str], ledger: pd.Index[str]) -> None:
    for one in ids:
        if one not in ledger:
            ends = f"the ids run from {ledger[0]} to {ledger[-1]}"
            raise data.DataError(f"data/claims.csv: no claim {one!r}; {ends}")
