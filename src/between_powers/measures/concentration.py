"""How concentrated a country's partners are, and how many there are in effect."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

TOLERANCE = 1e-6
"""Rounding that a sum of shares may carry."""


class Bounds(NamedTuple):
    """The lowest and the highest value that the known figures allow; equal if all is known."""

    # both bounds are attainable or approached, never a confidence interval
    lower: float
    upper: float


def herfindahl_hirschman(shares: Iterable[float], *, normalised: bool = False) -> float:
    """Concentration of partners: 1 for a single one, 1/n for n equal ones.

    Sum of squares of the shares, which together are 1; partners of share 0 count in n. Normalised,
    it runs from 0 (n equal partners) to 1 (a single one).

    Raises
    ------
    ValueError
        If a share is not a number between 0 and 1, if they do not sum to 1, or if an index of
        fewer than two partners is to be normalised.

    Notes
    -----
    H = sum of s², normalised (H - 1/n) / (1 - 1/n). A. O. Hirschman, The Paternity of an Index,
    American Economic Review 54 (1964), on Hirschman (1945) and Herfindahl (1950). UNCTAD's
    concentration index takes square roots first, so its values are not comparable.

    Examples
    --------
    >>> herfindahl_hirschman([0.5, 0.25, 0.25])
    0.375
    >>> round(herfindahl_hirschman([0.5, 0.25, 0.25], normalised=True), 4)
    0.0625
    """
    parts = _checked(shares)
    total = math.fsum(parts)
    if abs(total - 1) > TOLERANCE:
        raise ValueError(
            f"the shares sum to {total:.4f}, not 1; for an unnamed rest take the bounds"
        )
    index = math.fsum(part**2 for part in parts)
    if not normalised:
        return index
    if len(parts) < 2:
        raise ValueError("a single share cannot be normalised")
    least = 1 / len(parts)
    return max(0.0, (index - least) / (1 - least))


def effective_number(shares: Iterable[float]) -> float:
    """Count partners by weight: how many equal ones would be as concentrated.

    Inverse of the Herfindahl-Hirschman index, from 1 to the number of partners. Errors are those
    of `herfindahl_hirschman`.

    Notes
    -----
    N = 1 / sum of s². M. Laakso and R. Taagepera, "Effective" Number of Parties, Comparative
    Political Studies 12 (1979).

    Examples
    --------
    >>> effective_number([0.5, 0.5])
    2.0
    """
    return 1 / herfindahl_hirschman(shares)


def herfindahl_hirschman_bounds(
    named: Iterable[float], *, largest_unnamed: float | None = None
) -> Bounds:
    """Bounds on concentration when only some partners are named.

    `largest_unnamed` is the most that any unnamed partner can hold: the smallest named share, if
    the named ones are known to be the largest (a choice of partners is not). Without it, the rest
    may be a single partner.

    Raises
    ------
    ValueError
        If a share is not between 0 and 1, if they exceed 1, or if `largest_unnamed` is not
        positive while there is a rest.

    Notes
    -----
    The rest adds least when it is spread thin (0, in the limit) and most when it is packed into
    shares as large as allowed, for the sum of squares is convex. The same bounds for parties
    lumped as "others": R. Taagepera, Effective Number of Parties for Incomplete Data, Electoral
    Studies 16 (1997).

    Examples
    --------
    >>> herfindahl_hirschman_bounds([0.5, 0.25])
    Bounds(lower=0.3125, upper=0.375)
    >>> herfindahl_hirschman_bounds([0.5, 0.25], largest_unnamed=0.125)
    Bounds(lower=0.3125, upper=0.34375)
    """
    parts = _checked(named)
    total = math.fsum(parts)
    if total > 1 + TOLERANCE:
        raise ValueError(f"the named shares sum to {total:.4f}, more than 1")
    rest = max(0.0, 1 - total)
    lower = math.fsum(part**2 for part in parts)
    if rest <= TOLERANCE:
        return Bounds(lower, lower)
    cap = rest if largest_unnamed is None else min(float(largest_unnamed), rest)
    if not cap > 0:
        raise ValueError(f"largest_unnamed must be positive, not {largest_unnamed}")
    full = math.floor(rest / cap + TOLERANCE)
    left = max(0.0, rest - full * cap)
    return Bounds(lower, min(1.0, lower + full * cap**2 + left**2))


def effective_number_bounds(
    named: Iterable[float], *, largest_unnamed: float | None = None
) -> Bounds:
    """Bounds on the effective number of partners when only some are named.

    Inverses of the bounds on concentration. Errors are those of `herfindahl_hirschman_bounds`;
    also if no partner is named.

    Notes
    -----
    Laakso and Taagepera (1979), between the bounds of `herfindahl_hirschman_bounds`.

    Examples
    --------
    >>> effective_number_bounds([0.5, 0.5])
    Bounds(lower=2.0, upper=2.0)
    """
    low, high = herfindahl_hirschman_bounds(named, largest_unnamed=largest_unnamed)
    if low == 0:
        raise ValueError("no partner is named, so their number has no upper bound")
    return Bounds(1 / high, 1 / low)


def _checked(shares: Iterable[float]) -> list[float]:
    parts = [float(part) for part in shares]
    for part in parts:
        if not 0 <= part <= 1 + TOLERANCE:
            raise ValueError(f"a share must lie between 0 and 1, not {part}")
    return parts
