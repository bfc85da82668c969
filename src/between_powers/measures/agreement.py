"""How far two coders of the same items agree: percent, and kappa beyond chance."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """How far two codings of the same items agree.

    ``items`` coded by both; ``same``, the items with one code; ``percent``, their share, a
    fraction; ``kappa``, Cohen's coefficient, or None where chance alone would make both agree.
    """

    items: int
    same: int
    percent: float
    kappa: float | None


def coder_agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Agreement:
    """Compare two codings of the same items, in the same order.

    Codes are names without order: any difference counts as much as any other.

    Raises
    ------
    ValueError
        If the codings have no items, or not the same number.

    Notes
    -----
    ``kappa = (po - pe) / (1 - pe)``, where ``po`` is the share of items with one code and ``pe``
    the sum over codes of the product of the shares that both coders gave to it (Cohen 1960). It is
    1 for full agreement, 0 for what chance would give, and below 0 for less. It is undefined where
    both coders gave one and the same code to every item. It says that coders agree, not that they
    are right: two who share an error agree as well, and it falls where one code is rare.

    Examples
    --------
    >>> found = coder_agreement(["yes"] * 25 + ["no"] * 25, ["yes"] * 20 + ["no"] * 5
    ...     + ["yes"] * 10 + ["no"] * 15)
    >>> found.percent, round(found.kappa, 2)
    (0.7, 0.4)
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} codes cannot be compared with {len(second)}")
    if not len(first):
        raise ValueError("two codings without items have no agreement")
    one, two, total = list(first), list(second), len(first)
    same = sum(left == right for left, right in zip(one, two, strict=True))
    pairs = sum(one.count(code) * two.count(code) for code in set(one))
    kappa = None
    if pairs != total**2:
        kappa = (total * same - pairs) / (total**2 - pairs)
    return Agreement(total, same, same / total, kappa)
