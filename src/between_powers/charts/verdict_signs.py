"""The verdicts on claims as charts show them."""

from __future__ import annotations

from between_powers.charts.looks import Look
from between_powers.charts.palette import BAND, BETWEEN, FAILS, HOLDS, INK, PALE, PAPER, RULE

VERDICT_LOOKS: dict[str, Look] = {
    "confirmed": Look(HOLDS),
    "mostly_confirmed": Look(BETWEEN),
    "contested": Look(BAND, stroke=RULE),
    "wrong": Look(FAILS),
    "unverifiable": Look(PAPER, stroke=INK),
    "opinion": Look(PAPER, stroke=PALE),
}
"""What holds is grey, what errs black; those that no source settles are hollow."""
