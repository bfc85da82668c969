"""Analysis of competing hypotheses: what the evidence speaks against, and how stable that is."""

from __future__ import annotations

import math
from itertools import combinations

import pandas as pd

RATINGS = ("consistent", "neutral", "inconsistent")


def score_matrix(matrix: pd.DataFrame, credibility: pd.Series | None = None) -> pd.DataFrame:
    """Rank hypotheses by the evidence against them.

    Rows of the matrix are items of evidence, columns hypotheses, cells "consistent", "neutral" or
    "inconsistent". The credibility of an item is its positive weight; 1 for all if left out.

    Returns the columns ``hypothesis``, ``inconsistent``, ``neutral``, ``consistent`` (counts),
    ``score`` (weight of the inconsistent items) and ``rank`` (1: least against it; equals share
    the better rank), in the order of `matrix`.

    Raises
    ------
    ValueError
        If there are fewer than two hypotheses or no evidence, a name is given twice, a cell is no
        rating, or an item lacks a positive weight.

    Notes
    -----
    Hypotheses are ordered by what refutes them, since evidence for one often fits the others too:
    R. J. Heuer, Psychology of Intelligence Analysis (CIA, 1999), chapter 8. A score is no
    probability, and the difference of two scores no odds: items overlap, and were chosen.

    Examples
    --------
    >>> matrix = pd.DataFrame({"H1": ["consistent", "neutral"], "H2": ["inconsistent", "neutral"]},
    ...     index=["votes", "trade"])
    >>> score_matrix(matrix, pd.Series({"votes": 2.0, "trade": 1.0}))[["score", "rank"]].to_dict()
    {'score': {0: 0.0, 1: 2.0}, 'rank': {0: 1, 1: 2}}
    """
    weights = _checked(matrix, credibility)
    counts = {rating: (matrix == rating).sum().tolist() for rating in reversed(RATINGS)}
    scores = [
        math.fsum(weights[item] for item in matrix.index[matrix[name] == "inconsistent"])
        for name in matrix.columns
    ]
    table = pd.DataFrame({"hypothesis": list(matrix.columns), **counts, "score": scores})
    # Rounded, so that sums of the same weights in another order stay equal.
    table["rank"] = table["score"].round(9).rank(method="min").astype(int)
    return table


def diagnosticity(matrix: pd.DataFrame) -> pd.DataFrame:
    """How far each item of evidence tells the hypotheses apart.

    Returns the columns ``evidence``; ``diagnosticity``, the share of pairs of hypotheses that the
    item rates differently; ``refuting``, the share of which it speaks against one only. Both are 0
    for an item that fits, or refutes, all alike. In the order of `matrix`. Errors are those of
    `score_matrix`.

    Notes
    -----
    Heuer (1999), chapter 8, step 3: evidence consistent with every hypothesis has no diagnostic
    value. He gives no formula; the share of pairs is this report's (1 less the chance that two
    hypotheses drawn at random share a rating, after E. H. Simpson, Nature 163, 1949).

    Examples
    --------
    >>> matrix = pd.DataFrame({"H1": ["consistent", "consistent"], "H2": ["consistent", "neutral"],
    ...     "H3": ["consistent", "inconsistent"]}, index=["summits", "pipes"])
    >>> diagnosticity(matrix).round(2).to_numpy().tolist()
    [['summits', 0.0, 0.0], ['pipes', 1.0, 0.67]]
    """
    _checked(matrix, None)
    rows = []
    for item, ratings in zip(matrix.index, matrix.to_numpy().tolist(), strict=True):
        pairs = list(combinations(ratings, 2))
        differ = sum(one != other for one, other in pairs)
        refute = sum((one == "inconsistent") != (other == "inconsistent") for one, other in pairs)
        rows.append((item, differ / len(pairs), refute / len(pairs)))
    return pd.DataFrame(rows, columns=["evidence", "diagnosticity", "refuting"])


def _checked(matrix: pd.DataFrame, credibility: pd.Series | None) -> dict[object, float]:
    if matrix.shape[1] < 2 or matrix.empty:
        raise ValueError("the matrix needs two hypotheses and one item of evidence at least")
    for names in (matrix.index, matrix.columns):
        if names.has_duplicates:
            raise ValueError(f"{names[names.duplicated()][0]} is given twice")
    for name in matrix.columns:
        strange = matrix.index[~matrix[name].isin(RATINGS)]
        if len(strange):
            rating = matrix.loc[strange[0], name]
            raise ValueError(f"{rating!r} for {strange[0]} under {name} is no rating")
    if credibility is None:
        return dict.fromkeys(matrix.index, 1.0)
    weights = {item: float(credibility.get(item, 0.0)) for item in matrix.index}
    for item, weight in weights.items():
        if not 0 < weight < math.inf:
            raise ValueError(f"{item} has no positive weight")
    return weights
