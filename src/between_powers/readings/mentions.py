"""How a chapter and its boxes mention a claim: the words of the role ``claim``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from between_powers import data
from between_powers.readings.claims import best_sources, claim


@dataclass(frozen=True)
class Mention:
    """How the text and its boxes mention a claim."""

    text: str
    title: str  # the paraphrase of the claim
    kind: str
    by: str  # the article, in the words of the book
    label: str  # the verdict in words
    correction: str  # what the sources show, where that is not the claim; of an opinion, a remark
    claim_id: str

    @property
    def sources(self) -> list[str]:
        """Keys of the best sources behind the verdict."""
        names = _best(data.stamps_of("claim_sources")).get(self.claim_id, "")
        return names.split(",") if names else []


@cache
def _best(stamps: tuple[object, ...]) -> dict[str, str]:  # noqa: ARG001 - part of the cache key
    return {str(key): names for key, names in best_sources()["source_ids"].items()}


def mention(claim_id: str) -> Mention:
    """Give the words with which a chapter mentions a claim.

    Examples
    --------
    >>> mention("D03").text
    'D03, wrong'
    >>> mention("D03").by
    'Kawas, January 2022'
    >>> mention("A01").sources
    ['SA01', 'SA02']
    """
    # A chapter mentions twenty, at each save of it in the preview.
    return _mention(claim_id, tuple(map(data.stamps_of, ("claims", "claim_sources", "articles"))))


@cache
def _mention(claim_id: str, stamps: tuple[object, ...]) -> Mention:  # noqa: ARG001 - as above
    row = claim(claim_id)
    by = data.load("articles").set_index("article").loc[row.article, "short_name"]
    words = f"{claim_id}, {row.label.lower()}"
    shown = row.correction or (row.note if row.verdict == "opinion" else "")
    return Mention(words, row.text, row.verdict, str(by), row.label, shown, claim_id)
