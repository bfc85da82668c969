"""The claims of the articles: looked up, mentioned in the text, cited or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pandas as pd

from between_powers import data
from between_powers.readings.verdicts import VERDICTS


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
    ledger = _ledger(data.stamps_of("claims"), data.stamps_of("claim_sources"))
    _known([claim_id], ledger)
    return ledger[claim_id]


@cache
def _ledger(*_stamps: object) -> dict[str, Claim]:
    """All claims by id; the stamps tell when they must be read anew."""
    links: dict[str, dict[str, list[str]]] = {}
    columns = ["claim_id", "role", "source_id"]
    for claim_id, role, source in data.load("claim_sources")[columns].astype(str).to_numpy():
        links.setdefault(claim_id, {}).setdefault(role, []).append(source)
    columns = ["claim_id", "article", "claim", "verdict", "correction"]
    found = {}
    for one in data.load("claims")[columns].fillna("").astype(str).to_numpy():
        claim_id, article, text, verdict, correction = one
        by_role = {role: tuple(keys) for role, keys in links.get(claim_id, {}).items()}
        label = VERDICTS[verdict]
        found[claim_id] = Claim(claim_id, article, text, verdict, label, correction, by_role)
    return found


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
    _known(sorted(wanted), list(ledger["claim_id"]))
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


def _known(ids: Iterable[str], ledger: Iterable[str]) -> None:
    given = list(ledger)
    for one in ids:
        if one not in given:
            ends = f"the ids run from {given[0]} to {given[-1]}"
            raise data.DataError(f"data/claims.csv: no claim {one!r}; {ends}")
