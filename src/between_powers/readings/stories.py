"""The three stories of where Kazakhstan goes, each held against the record."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

STORIES: dict[str, str] = {"drift": "Drift", "return": "Return", "hedging": "Hedging"}
"""Name of each story."""

SIGNS: dict[str, str] = {
    "for": "For",
    "mixed": "Mixed",
    "against": "Against",
    "silent": "Silent",
}
"""How a matter can speak."""


def tests() -> pd.DataFrame:
    """List every matter with every story and how the one speaks for the other.

    Returns the rows of ``story_tests`` in order, one for each story, with ``story`` and ``sign``
    in words.

    Examples
    --------
    >>> rows = tests()
    >>> len(rows) == len(load("story_tests")) * len(STORIES)
    True
    """
    rows = load("story_tests")
    others = [name for name in rows.columns if name not in STORIES]
    rows = rows.reset_index().melt(["index", *others], list(STORIES), "story", "sign")
    rows = rows.sort_values("index", kind="stable").drop(columns="index")
    return rows.assign(story=rows["story"].map(STORIES), sign=rows["sign"].map(SIGNS)).reset_index(
        drop=True
    )


def score() -> pd.DataFrame:
    """Count the matters by story (rows) and by how they speak (columns).

    A count gives every matter the same weight, so it orders the stories and measures nothing.

    Examples
    --------
    >>> score()["Against"].to_dict()
    {'Drift': 3, 'Return': 3, 'Hedging': 1}
    """
    rows = tests()
    counts = pd.crosstab(rows["story"], rows["sign"])
    return counts.reindex(index=list(STORIES.values()), columns=list(SIGNS.values()), fill_value=0)


def without_alternative() -> int:
    """Count what speaks for hedging though there was nobody else: ties that stay by necessity.

    Examples
    --------
    >>> without_alternative()
    2
    """
    rows = load("story_tests")
    return int(((rows["hedging"] == "for") & (rows["alternative"] == "nobody")).sum())
