"""Remarks on claims say what the report's own data say: each figure is computed again.

A correction and a note are prose, and prose can drift from the data that it rests on. For every
claim whose correction or note states a figure that a dataset holds, the words of
`between_powers.data.claim_figures` must stand in one of them, no part of a longer number or word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from between_powers.data.checks import Frames
from between_powers.data.claim_figures import FIGURES
from between_powers.data.faults import fault


def agree(frames: Frames) -> Iterator[str]:
    """Corrections and notes say the figures that the datasets give."""
    ledger = frames["claims"]
    rows = {key: number for number, key in enumerate(ledger["claim_id"], start=2)}
    remarks = ledger[["correction", "note"]].fillna("").agg(" ".join, axis="columns")
    texts = remarks.set_axis(ledger["claim_id"])
    for key, words_of in FIGURES.items():
        if key not in rows:
            remedy = "restore its row, or rename it in between_powers.data.claim_figures"
            place = "data/claims.csv, column claim_id"
            yield f"{place}: {key!r}, with checked figures, is gone; {remedy}"
            continue
        where = ("claims.csv", rows[key], "correction")
        try:
            expected = words_of(frames)
        except (KeyError, ValueError) as error:
            problem = f"of {key} has a figure that the data no longer give ({error})"
            yield fault(where, texts[key], problem, "restore its row, or change claim_figures")
            continue
        for words in expected:
            if not _says(texts[key], words):
                problem = f"of {key} and its note do not say {words!r}, as the data do"
                yield fault(where, texts[key], problem, "correct the text or the data")


def _says(text: str, words: str) -> bool:
    """Tell whether the words stand in the text whole: "7%" is not in "17%", nor "1" in "1.5".

    Examples
    --------
    >>> _says("holds 24% directly", "24%"), _says("holds 124% directly", "24%")
    (True, False)
    """
    return bool(re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)", text))
