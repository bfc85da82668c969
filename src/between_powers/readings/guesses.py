"""What the five articles expected, and what had become of it by the vintage."""

from __future__ import annotations

import pandas as pd

from between_powers import data

OUTCOMES: dict[str, str] = {
    "came_about": "Came true",
    "in_part": "In part",
    "failed": "Failed",
    "open": "Open",
}
"""Name of each outcome, the best for the article first."""


def guesses() -> pd.DataFrame:
    """List the expectations with the names of their articles and outcomes.

    Returns the rows of ``guesses`` in the order of the articles' dates, with ``short_name`` of the
    article and ``outcome_name``.

    Examples
    --------
    >>> guesses()["short_name"].iloc[-1]
    'Al Jazeera, October 2025'
    """
    names = data.load("articles").set_index("article")["short_name"]
    rows = data.load("guesses")
    return rows.assign(
        short_name=rows["article"].map(names),
        outcome_name=rows["outcome"].map(OUTCOMES),
    )


def outcomes() -> pd.DataFrame:
    """Count the expectations of each article by outcome.

    Returns one row an article by its short name, in the order of `guesses`, one column an outcome,
    and ``share``: the part of its expectations that came true.

    Examples
    --------
    >>> outcomes()["share"].idxmax()
    'Kassenova, July 2022'
    """
    rows = guesses()
    counts = pd.crosstab(rows["short_name"], rows["outcome"])
    counts = counts.reindex(index=rows["short_name"].unique(), columns=list(OUTCOMES), fill_value=0)
    return counts.assign(share=counts["came_about"] / counts.sum(axis="columns"))
