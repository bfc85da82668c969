"""The verdicts on claims as charts show them."""

from __future__ import annotations

from between_powers.charts.looks import Look
from between_powers.charts.palette import BETWEEN, FAILS, HOLDS, INK, PALE, PAPER

VERDICT_LOOKS: dict[str, Look] = {
    "confirmed": Look(HOLDS),
    "mostly_confirmed": Look(PALE),
    "contested": Look(BETWEEN),
    "wrong": Look(FAILS),
    "unverifiable": Look(PAPER, stroke=INK),
    "opinion": Look(PAPER, stroke=PALE),
}
"""What holds is grey, what errs black; those that no source settles are hollow."""
