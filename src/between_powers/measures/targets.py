"""Announced targets against what came of them."""

from __future__ import annotations

import pandas as pd


def target_outcome(targets: pd.DataFrame, outcomes: pd.Series) -> pd.DataFrame:
    """Tell which targets were reached, and when, by the outcomes of each year.

    A target has ``announced`` (year), ``due`` (year, missing if none was named) and ``value``, in
    the unit of the outcomes; other columns are kept. The last year is as far as is known.

    The targets with ``status`` and ``reached_year``: the first year, from the announcement
    on, with an outcome of at least the value (missing if none). Reached: by the due year, or
    ever if none is due. Missed: not by the due year; ``reached_year`` tells if later. Pending:
    the due year is yet to come, or there is none.

    Raises
    ------
    ValueError
        If a year of outcome is given twice, a target has no year of announcement or no value, is
        due before it was announced, or cannot be called missed for want of a year's outcome.

    Notes
    -----
    A comparison by definition. Figures of the other party's statistics can differ by a quarter,
    so the caller says whose outcomes these are.

    Examples
    --------
    >>> targets = pd.DataFrame({"announced": [2017, 2010, 2022, 2024], "due": [None, 2015, 2030,
    ...     None], "value": [5.0, 10.0, 6.0, 15.0]})
    >>> outcomes = pd.Series([2.0] * 12 + [6.3, 6.0, 5.0, 5.4], index=range(2010, 2026))
    >>> target_outcome(targets, outcomes)["status"].tolist()
    ['reached', 'missed', 'reached', 'pending']
    """
    known = outcomes.dropna().sort_index()
    if known.index.has_duplicates:
        raise ValueError(
            f"the outcome of {known.index[known.index.duplicated()][0]} is given twice"
        )
    rows = [
        _judged(announced, due, value, known)
        for announced, due, value in zip(
            targets["announced"], targets["due"], targets["value"], strict=True
        )
    ]
    judged = targets.copy()
    judged["status"] = [status for status, _ in rows]
    judged["reached_year"] = pd.array([year for _, year in rows], dtype="Int64")
    return judged


def _judged(
    announced: float, due: float | None, value: float, outcomes: pd.Series
) -> tuple[str, int | None]:
    if pd.isna(announced) or pd.isna(value):
        raise ValueError("a target lacks its value or the year of its announcement")
    first = int(announced)
    last = None if due is None or pd.isna(due) else int(due)
    if last is not None and last < first:
        raise ValueError(f"the target announced in {first} is due before that, in {last}")
    since = outcomes[outcomes.index >= first]
    years = since.index[since >= value]
    reached = int(years[0]) if len(years) else None
    if reached is not None and (last is None or reached <= last):
        return "reached", reached
    if last is None or outcomes.empty or last > outcomes.index[-1]:
        return "pending", reached
    if unknown := sorted(set(range(first, last + 1)) - set(since.index)):
        raise ValueError(
            f"there is no outcome for {unknown[0]}, so the target due in {last} cannot be judged"
        )
    return "missed", reached
