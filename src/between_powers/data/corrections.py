"""Remarks on claims say what the report's own data say: each figure is computed again.

A correction and a note are prose, and prose can drift from the data that it rests on. For every
claim whose correction or note states a figure that a dataset holds, the words of
`between_powers.data.claim_figures` must stand in one of them.
"""

from __future__ import annotations

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
        for words in words_of(frames):
            if key in rows and words not in texts[key]:
                where = ("claims.csv", rows[key], "correction")
                problem = f"of {key} and its note do not say {words!r}, as the data do"
                yield fault(where, texts[key], problem, "correct the text or the data")
