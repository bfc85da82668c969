"""Distance of countries' ideal points in UN votes, with its uncertainty."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

Z90 = 1.6448536269514722
"""Half the width of a 90% interval, in standard errors of a normal distribution."""


def ideal_point_distance(points: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Distance of two countries' ideal points by year, with the uncertainty of both.

    `points` has ``year``, ``country``, ``value``, ``low`` and ``high``: the ideal point and its 90%
    interval, of one edition of the estimates (editions have different scales).

    Returns the columns ``year``, ``distance``, ``low``, ``high`` (90% interval, never below 0) and
    ``standard_error``, for the years that both have.

    Raises
    ------
    ValueError
        If a country has no row or two for a year, or a value lies outside its interval.

    Notes
    -----
    d = |a - b|; se = (high - low) / (2 × 1.645) for each country, and sqrt(se_a² + se_b²) for the
    distance: the sum of independent normal errors. **Independence is assumed**: both points rest
    on the same roll calls, so their errors are related, with a sign that the published intervals
    do not tell. Estimates: Bailey, Strezhnev and Voeten (2017).

    Examples
    --------
    >>> points = pd.DataFrame({"year": [2021, 2021], "country": ["Kazakhstan", "Russia"],
    ...     "value": [-0.5, 0.5], "low": [-0.8, 0.1], "high": [-0.2, 0.9]})
    >>> ideal_point_distance(points, "Kazakhstan", "Russia").round(2).to_numpy().tolist()
    [[2021.0, 1.0, 0.5, 1.5, 0.3]]
    """
    first, second = (_estimates(points, name) for name in (one, other))
    years = first.index.intersection(second.index).sort_values()
    a, b = first.loc[years], second.loc[years]
    gap = a["value"].to_numpy() - b["value"].to_numpy()
    error = np.hypot(a["error"].to_numpy(), b["error"].to_numpy())
    nearest = np.abs(gap) - Z90 * error
    return pd.DataFrame(
        {
            "year": years,
            "distance": np.abs(gap),
            "low": np.maximum(nearest, 0.0),
            "high": np.abs(gap) + Z90 * error,
            "standard_error": error,
        }
    )


class DistanceChange(NamedTuple):
    """Change of a distance between two years; see `distance_change`."""

    # change and its 90% interval, in the unit of the ideal points
    change: float
    low: float
    high: float
    exceeds: bool  # whether the interval excludes no change


def distance_change(distances: pd.DataFrame, start: int, end: int) -> DistanceChange:
    """Change of an `ideal_point_distance` between two years, and whether it exceeds its error.

    Positive if the countries moved apart.

    Raises
    ------
    ValueError
        If a year, its distance or its error is missing.

    Notes
    -----
    Error of the change: sqrt(se_start² + se_end²), **as if years were independent**; the model ties
    neighbouring years to each other, so for those the interval is too wide. It is poor for
    distances near 0. Choosing the widest pair of years after seeing them makes it too narrow.

    Examples
    --------
    >>> distances = pd.DataFrame({"year": [2021, 2023], "distance": [1.0, 2.0],
    ...     "standard_error": [0.3, 0.4]})
    >>> distance_change(distances, 2021, 2023).exceeds
    True
    """
    distance = dict(zip(distances["year"], distances["distance"], strict=True))
    error = dict(zip(distances["year"], distances["standard_error"], strict=True))
    for year in (start, end):
        if pd.isna(distance.get(year)) or pd.isna(error.get(year)):
            raise ValueError(f"there is no distance for {year}")
    change = float(distance[end] - distance[start])
    margin = Z90 * math.hypot(error[start], error[end])
    return DistanceChange(change, change - margin, change + margin, abs(change) > margin)


def _estimates(points: pd.DataFrame, country: str) -> pd.DataFrame:
    mine = points[points["country"] == country].set_index("year")
    if mine.empty:
        raise ValueError(f"there is no ideal point of {country}")
    if mine.index.has_duplicates:
        year = mine.index[mine.index.duplicated()][0]
        raise ValueError(f"the ideal point of {country} for {year} is given twice")
    outside = ~mine["value"].between(mine["low"], mine["high"])
    if outside.any():
        year = mine.index[outside][0]
        raise ValueError(f"the ideal point of {country} for {year} lies outside its interval")
    error = (mine["high"] - mine["low"]) / (2 * Z90)
    return pd.DataFrame({"value": mine["value"], "error": error})
