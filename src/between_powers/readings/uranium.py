"""Uranium of Kazakhstan: the way of what is sold to the West."""

from __future__ import annotations

from between_powers.data import load


def western_deliveries_by_corridor() -> float:
    """Share of Kazatomprom's deliveries to the West that crossed the Caspian, latest year known.

    Examples
    --------
    >>> western_deliveries_by_corridor()
    0.64
    """
    rows = load("uranium").query("measure == 'western_deliveries_by_middle_corridor'")
    return float(rows.sort_values("period")["value"].iloc[-1] / 100)
