"""The votes on a roll call as charts show them: words, a sign of one or two letters, and a look."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from between_powers.charts.looks import Look
from between_powers.charts.palette import BAND, BETWEEN, FAILS, HOLDS, PAPER, RULE


@dataclass(frozen=True)
class VoteSign:
    """How one kind of vote is named and drawn."""

    words: str  # the vote in words
    sign: str  # letters that tell it without colour
    look: Look  # fill and outline of its mark


def _square(fill: str, rim: str = RULE) -> Look:
    return Look(fill, "square", stroke=rim)


VOTES: dict[str, VoteSign] = {
    "yes": VoteSign("Yes", "Y", _square(HOLDS)),
    "no": VoteSign("No", "N", _square(FAILS, FAILS)),
    "abstain": VoteSign("Abstained", "A", _square(BETWEEN)),
    "absent": VoteSign("Did not vote", "–", _square(PAPER)),
    "not_no": VoteSign("Not on the list of noes", "≠N", _square(BAND)),
    "not_yes_not_no": VoteSign("Abstained or did not vote", "A?", _square(BAND)),
    "yes_or_absent": VoteSign("Yes or did not vote", "Y?", _square(BAND)),
}
"""By the values of ``vote`` in the dataset ``ukraine_votes``, the surest first."""


def with_signs(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the words (``position``) and the letters (``sign``) of the votes in ``vote``.

    Examples
    --------
    >>> with_signs(pd.DataFrame({"vote": ["not_no"]}))["sign"].tolist()
    ['≠N']
    """
    signs = [VOTES[vote] for vote in rows["vote"]]
    return rows.assign(position=[one.words for one in signs], sign=[one.sign for one in signs])


def vote_looks(rows: pd.DataFrame) -> dict[str, Look]:
    """Return the looks of the votes that occur, by their words, in the order of `VOTES`.

    Examples
    --------
    >>> list(vote_looks(pd.DataFrame({"vote": ["no", "yes"]})))
    ['Yes', 'No']
    """
    cast = set(rows["vote"])
    return {sign.words: sign.look for vote, sign in VOTES.items() if vote in cast}
