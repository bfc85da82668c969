"""How often things happen: counts and yearly rates by kind in spans, with the zeros."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import pandas as pd

DAYS_PER_YEAR = 365.25


def event_rates(
    events: pd.DataFrame,
    by: Sequence[str],
    spans: Iterable[tuple[str, str]],
    *,
    categories: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Events per year by kind in spans of unequal length, such as before and after a date.

    One row of `events` is an event: its ``date`` (a date, or ISO text that may stop at year or
    month), and the columns `by`, such as theme and cause; none counts by span only. A span has its
    first and last day, both included, such as ("2021", "2026-06"). `categories` has all values of a
    column, in order; else those that occur in any span count, sorted.

    Returns the columns ``first``, ``last``, `by`, ``count``, ``years`` (length of the span) and
    ``per_year``.

    Raises
    ------
    ValueError
        If a date or a kind is missing, a kind is not among its categories, or a span ends before
        it begins.

    Notes
    -----
    Count over exposure, a year being 365.25 days: the rate of a Poisson process (Agresti 2013). An
    interval is not given, for events of one war come in clusters. Counts follow what was
    reported; they are no measure of size or effect.

    Examples
    --------
    >>> events = pd.DataFrame({"date": ["2022-03-21", "2022-05-02"], "cause": ["weather"] * 2})
    >>> rates = event_rates(events, ["cause"], [("2021-01-01", "2021-12-31"), ("2022", "2022")])
    >>> rates["count"].tolist(), rates["per_year"].round(2).tolist()
    ([0, 2], [0.0, 2.0])
    """
    kinds = _kinds(events, by, categories or {})
    dates = _dates(events)
    rows = []
    for first, last in spans:
        begin, end = _edges(first)[0], _edges(last)[1]
        if end < begin:
            raise ValueError(f"the span from {first} to {last} ends before it begins")
        years = ((end.normalize() - begin).days + 1) / DAYS_PER_YEAR
        inside = events[dates.between(begin, end)]
        for cell in product(*(kinds[column] for column in by)):
            count = len(inside)
            if by:
                same = (inside[list(by)] == pd.Series(cell, index=list(by))).all(axis=1)
                count = int(same.sum())
            rows.append((first, last, *cell, count, years, count / years))
    return pd.DataFrame(rows, columns=["first", "last", *by, "count", "years", "per_year"])


def _kinds(
    events: pd.DataFrame, by: Sequence[str], categories: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    kinds = {}
    for column in by:
        if events[column].isna().any():
            raise ValueError(
                f"{column} is missing for event {events.index[events[column].isna()][0]}"
            )
        occurring = sorted(set(events[column]))
        kinds[column] = list(categories.get(column, occurring))
        if strange := [kind for kind in occurring if kind not in kinds[column]]:
            raise ValueError(f"{strange[0]!r} is not among the categories of {column}")
    return kinds


def _dates(events: pd.DataFrame) -> pd.Series:
    if events["date"].isna().any():
        raise ValueError(f"the date of event {events.index[events['date'].isna()][0]} is missing")
    starts = [_edges(date)[0] for date in events["date"]]
    return pd.Series(starts, index=events.index, dtype="datetime64[ns]")


def _edges(date: object) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last instant of a day, month or year."""
    if isinstance(date, pd.Timestamp):
        return date.normalize(), date.normalize() + pd.Timedelta("1D") - pd.Timedelta(1, "us")
    try:
        span = pd.Period(str(date))
    except ValueError as error:
        raise ValueError(f"{date!r} is not a date") from error
    return span.start_time, span.end_time
