"""The verdicts on claims as charts show them."""

from __future__ import annotations

from between_powers.charts.looks import Look
from between_powers.charts.palette import BAND, GRID, INK, PALE, PAPER, SAND

VERDICT_LOOKS: dict[str, Look] = {
    "confirmed": Look(BAND, stroke=PALE),
    "mostly_confirmed": Look(GRID),
    "contested": Look(SAND),
    "wrong": Look(INK),
    "unverifiable": Look(PAPER, stroke=INK),
    "opinion": Look(PAPER, stroke=PALE),
}
"""The darker, the more a claim errs; those that no source settles are hollow."""
