"""How alike two countries vote, roll call by roll call."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

POSITION = {"yes": 0, "abstain": 1, "no": 2}


class Agreement(NamedTuple):
    """How often two countries agree, and on how many votes that rests.

    Attributes
    ----------
    share : float
        Between 0 and 1.
    votes : int
        Roll calls in which both voted.
    """

    share: float
    votes: int


def agreement(
    one: pd.Series,
    other: pd.Series,
    definition: Literal["identical", "graded"] = "identical",
    *,
    not_voting: tuple[str, ...] = ("absent",),
) -> Agreement:
    """Share of roll calls in which two countries agree.

    Parameters
    ----------
    one, other : pandas.Series
        Votes "yes", "abstain" or "no" by roll call.
    definition : {"identical", "graded"}
        Identical (A): the same vote or not. Graded (B): abstaining against yes or no counts half.
    not_voting : tuple of str
        Codes, besides missing ones, that are no vote; a roll call with one of them is left out.

    Returns
    -------
    Agreement
        Share and number of roll calls. The choice of roll calls is the caller's: unanimous ones
        raise every share, and votes on one war are no measure of a whole policy.

    Raises
    ------
    ValueError
        If a roll call is given twice, a code is unknown, the definition is, or no roll call is
        shared.

    Notes
    -----
    A: E. Voeten's agreement in three categories (Bailey, Strezhnev and Voeten, Journal of
    Conflict Resolution 61, 2017, and its data). B: the index of agreement of A. Lijphart,
    American Political Science Review 57 (1963): (identical + half of the partly agreeing) / all.

    Examples
    --------
    >>> one = pd.Series(["yes", "abstain", "no", "yes"], index=list("abcd"))
    >>> other = pd.Series(["yes", "no", "no", "absent"], index=list("abcd"))
    >>> agreement(one, other).votes, agreement(one, other, "graded").share
    (3, 0.8333333333333334)
    """
    if definition not in ("identical", "graded"):
        raise ValueError(f"no definition of agreement is called {definition!r}")
    both = pd.concat([_positions(one, not_voting), _positions(other, not_voting)], axis=1).dropna()
    if both.empty:
        raise ValueError("the two countries share no roll call in which both voted")
    apart = np.abs(both.iloc[:, 0].to_numpy(dtype=float) - both.iloc[:, 1].to_numpy(dtype=float))
    agreed = apart == 0 if definition == "identical" else 1 - apart / 2
    return Agreement(float(agreed.mean()), len(both))


def _positions(votes: pd.Series, not_voting: tuple[str, ...]) -> pd.Series:
    if votes.index.has_duplicates:
        raise ValueError(f"{votes.index[votes.index.duplicated()][0]} is given twice")
    cast = votes.dropna()
    cast = cast[~cast.isin(not_voting)]
    unknown = cast[~cast.isin(list(POSITION))]
    if not unknown.empty:
        raise ValueError(f"{unknown.iloc[0]!r} on {unknown.index[0]} is no vote; see not_voting")
    return cast.map(POSITION)
