"""How stable a ranking of hypotheses is when evidence is left out."""

from __future__ import annotations

import pandas as pd

from between_powers.measures.hypotheses import score_matrix


def leave_one_out(matrix: pd.DataFrame, credibility: pd.Series | None = None) -> pd.DataFrame:
    """Scores and ranks, as `score_matrix` has them, without each item of evidence in turn.

    Returns the columns ``dropped`` (the item), ``hypothesis``, ``score``, ``rank``, ``full_rank``
    (with all evidence) and ``moved`` (whether the two ranks differ). Errors are those of
    `score_matrix`; also if there is one item only.

    Notes
    -----
    Heuer (1999), chapter 8, step 6: how sensitive is the conclusion to a few critical items?
    Dropping one at a time does not show what several related items do together.

    Examples
    --------
    >>> matrix = pd.DataFrame({"H1": ["consistent", "inconsistent", "consistent"],
    ...     "H2": ["inconsistent", "inconsistent", "consistent"]}, index=["a", "b", "c"])
    >>> found = leave_one_out(matrix)
    >>> found[found["moved"]][["dropped", "hypothesis"]].to_numpy().tolist()
    [['a', 'H2']]
    """
    full = score_matrix(matrix, credibility)
    if len(matrix) < 2:
        raise ValueError("there is one item of evidence only, so none can be left out")
    return _without(matrix, pd.Series(matrix.index, index=matrix.index), credibility, full)


def leave_group_out(
    matrix: pd.DataFrame, groups: pd.Series, credibility: pd.Series | None = None
) -> pd.DataFrame:
    """Scores and ranks without each group of related items, such as a field or source, in turn.

    As `leave_one_out`, with the group in ``dropped``, in the order in which groups first occur.
    Errors are those of `score_matrix`; also if an item has no group, or there is one group only.

    Notes
    -----
    The step of `leave_one_out` for evidence that shares a cause or a source, and so would be
    counted twice: dropping one item at a time cannot show what the group does.

    Examples
    --------
    >>> matrix = pd.DataFrame({"H1": ["inconsistent", "inconsistent", "neutral"],
    ...     "H2": ["neutral", "neutral", "inconsistent"]}, index=["a", "b", "c"])
    >>> found = leave_group_out(matrix, pd.Series({"a": "oil", "b": "oil", "c": "votes"}))
    >>> found[found["moved"]][["dropped", "hypothesis", "rank"]].to_numpy().tolist()
    [['oil', 'H1', 1], ['oil', 'H2', 2]]
    """
    full = score_matrix(matrix, credibility)
    return _without(matrix, _grouped(matrix, groups), credibility, full)


def _grouped(matrix: pd.DataFrame, groups: pd.Series) -> pd.Series:
    """Group of each item of the matrix, or an error if one has none."""
    missing = [item for item in matrix.index if pd.isna(groups.get(item))]
    if missing:
        raise ValueError(f"{missing[0]} has no group")
    of = groups.reindex(matrix.index)
    if of.nunique() < 2:
        raise ValueError("there is one group of evidence only, so none can be left out")
    return of


def _without(
    matrix: pd.DataFrame, groups: pd.Series, credibility: pd.Series | None, full: pd.DataFrame
) -> pd.DataFrame:
    """Rank the hypotheses without each group of items in turn, beside their full rank."""
    parts = []
    for group in groups.unique():
        rest = groups.index[groups != group]
        weights = None if credibility is None else credibility.reindex(rest)
        part = score_matrix(matrix.loc[rest], weights)[["hypothesis", "score", "rank"]]
        parts.append(part.assign(dropped=group, full_rank=full["rank"]))
    table = pd.concat(parts, ignore_index=True)
    table["moved"] = table["rank"] != table["full_rank"]
    return table[["dropped", "hypothesis", "score", "rank", "full_rank", "moved"]]
