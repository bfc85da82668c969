"""A window before a date against one after it, and against earlier windows like them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from between_powers.measures.change import known_values


class Contrast(NamedTuple):
    """Two windows of a series compared; see `before_after`."""

    # known values in each window
    n_before: int
    n_after: int
    # in the unit of the series
    mean_before: float
    mean_after: float
    median_before: float
    median_after: float
    difference: float  # mean after less mean before
    # share of pairs, one value of each window, in which the later is greater; ties count half
    superiority: float
    # earlier places in the series where windows of the same lengths fit before the split
    placebos: int
    as_large: int  # how many of those show a difference at least as large, up or down


def before_after(
    series: pd.Series, split: Any, before: tuple[Any, Any], after: tuple[Any, Any]
) -> Contrast:
    """Compare a window before a date with one after it, and with earlier windows like them.

    Windows include both ends. The one before ends before `split`, the other starts at `split` or
    later; labels are years, dates or periods. Missing values are left out.

    Means, medians, their difference, and two descriptions that hold for few points.

    Raises
    ------
    ValueError
        If a label is given twice, a window lies on the wrong side, or a window holds no value.

    Notes
    -----
    There is no p-value, on purpose: years follow each other, so they are not exchangeable, and
    three against three has no power. ``superiority`` is the common language effect size (McGraw
    and Wong, Psychological Bulletin 111, 1992; ties after Vargha and Delaney 2000). ``as_large``
    of ``placebos`` are in-time placebos (Abadie, Diamond and Hainmueller, American Journal of
    Political Science 59, 2015): the pair of windows is moved back step by step, each time wholly
    before the split. Steps count known values, so a gap shortens the span. Neither shows a cause.

    Examples
    --------
    >>> trade = pd.Series([1.0, 2.0, 1.0, 2.0, 5.0, 7.0], index=range(2018, 2024))
    >>> found = before_after(trade, 2022, (2020, 2021), (2022, 2023))
    >>> found.difference, found.superiority, found.as_large, found.placebos
    (4.5, 1.0, 0, 1)
    """
    known = known_values(series).sort_index()
    if before[1] >= split or after[0] < split:
        raise ValueError(f"the windows {before} and {after} do not lie on either side of {split}")
    first = known[(known.index >= before[0]) & (known.index <= before[1])].to_numpy(dtype=float)
    last = known[(known.index >= after[0]) & (known.index <= after[1])].to_numpy(dtype=float)
    for window, part in ((before, first), (after, last)):
        if not len(part):
            raise ValueError(f"there is no value from {window[0]} to {window[1]}")
    difference = float(last.mean() - first.mean())
    pairs = [float((late > early) + (late == early) / 2) for early in first for late in last]
    start, onset = (int((known.index < window[0]).sum()) for window in (before, after))
    past = known[known.index < split].to_numpy(dtype=float)
    steps = range(onset + len(last) - len(past), start + 1)
    earlier = [
        past[onset - back : onset - back + len(last)].mean()
        - past[start - back : start - back + len(first)].mean()
        for back in steps
    ]
    return Contrast(
        n_before=len(first),
        n_after=len(last),
        mean_before=float(first.mean()),
        mean_after=float(last.mean()),
        median_before=float(np.median(first)),
        median_after=float(np.median(last)),
        difference=difference,
        superiority=sum(pairs) / len(pairs),
        placebos=len(earlier),
        as_large=sum(bool(abs(one) >= abs(difference)) for one in earlier),
    )
