"""The claims of the articles: looked up, with their sources."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from between_powers import data
from between_powers.data.grades import GRADES
from between_powers.readings.verdicts import DECIDING, VERDICTS

THEMES: dict[str, str] = {
    "history": "History",
    "rhetoric": "Rhetoric",
    "war_stance": "Stance on the war",
    "security": "Security",
    "energy": "Energy",
    "trade": "Trade and economy",
    "sanctions": "Sanctions",
    "migration": "Migration",
    "defence": "Defence",
    "russia": "Ties with Russia",
    "turkiye": "Türkiye",
    "china": "China",
    "west": "The West",
    "organisations": "Blocs and unions",
    "people": "Population",
    "scenario": "Scenarios",
}
"""Name of each theme."""


@dataclass(frozen=True)
class Claim:
    """One claim of the articles, as its role in the text shows it."""

    claim_id: str
    article: str
    # the paraphrase, key and label of the verdict; what the sources show and a remark may be empty
    text: str
    verdict: str
    label: str
    correction: str
    note: str
    sources: dict[str, tuple[str, ...]]  # keys of the sources by role


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
    if claim_id not in ledger.index:
        ends = f"the ids run from {ledger.index[0]} to {ledger.index[-1]}"
        raise data.DataError(f"data/claims.csv: no claim {claim_id!r}; {ends}")
    row = ledger.loc[[claim_id]].fillna("").astype(str).to_dict("index")[claim_id]
    links = data.load("claim_sources")
    roles = links[links["claim_id"] == claim_id].groupby("role", sort=False)["source_id"]
    return Claim(
        claim_id=claim_id,
        article=row["article"],
        text=row["claim"],
        verdict=row["verdict"],
        label=VERDICTS[row["verdict"]],
        correction=row["correction"],
        note=row["note"],
        sources={str(role): tuple(keys) for role, keys in roles},
    )


def ledger() -> pd.DataFrame:
    """All claims with the sources that decide them and the names of verdicts and themes.

    Returns the rows of ``claims`` with ``deciding_sources`` (keys with spaces between; empty if
    there are none), ``label`` of the verdict and ``theme_label``.

    Examples
    --------
    >>> ledger().set_index("claim_id").loc["D03", ["label", "theme_label"]].tolist()
    ['Wrong', 'History']
    """
    claims, links = data.load("claims"), data.load("claim_sources")
    deciding = links[links["role"].isin(DECIDING)].groupby("claim_id")["source_id"].agg(" ".join)
    return claims.assign(
        deciding_sources=claims["claim_id"].map(deciding).fillna(""),
        label=claims["verdict"].map(VERDICTS),
        theme_label=claims["theme"].map(THEMES),
    )


def best_sources(most: int = 4) -> pd.DataFrame:
    """Choose the sources that a short list names behind each claim, the best grade first.

    Copies of the articles are no sources of their claims.

    Returns a frame indexed by claim id, claims without a source left out: ``source_ids``, keys
    with commas between, as a citation names them; ``decides``, whether they decide. Where none
    decides, those that give context are chosen.

    Examples
    --------
    >>> best_sources().loc["A01", "source_ids"]
    'SA01,SA02'
    >>> int(best_sources()["source_ids"].str.split(",").map(len).max())
    4
    """
    links = data.load("claim_sources")
    links = links[~links["source_id"].isin(data.source_ids(data.load("articles")))]
    links = links.join(data.sources()["grade"], on="source_id")
    links = links.assign(
        decides=links["role"].isin(DECIDING), rank=links["grade"].map(GRADES.index)
    )
    best = links["decides"] == links.groupby("claim_id")["decides"].transform("max")
    chosen = links[best].sort_values("rank", kind="stable").groupby("claim_id")
    return pd.DataFrame(
        {
            "source_ids": chosen["source_id"].agg(lambda keys: ",".join(keys.head(most))),
            "decides": chosen["decides"].first(),
        }
    )
