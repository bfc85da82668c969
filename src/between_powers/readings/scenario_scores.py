"""The ratings of the evidence under the scenarios: what contradicts each, and how firmly."""

from __future__ import annotations

import pandas as pd

from between_powers import data, measures
from between_powers.readings import scenarios


def rating_matrix() -> pd.DataFrame:
    """Ratings as `between_powers.measures.score_matrix` takes them: items by hypotheses.

    Examples
    --------
    >>> rating_matrix().loc["E23", "H3"]
    'inconsistent'
    """
    rated = data.load("hypothesis_ratings")
    wide = rated.pivot(index="item_id", columns="hypothesis_id", values="rating")
    return wide.loc[
        data.load("evidence_items")["item_id"], data.load("hypotheses")["hypothesis_id"]
    ]


def ratings() -> pd.DataFrame:
    """Ratings of the items under the labels of the scenarios.

    Examples
    --------
    >>> ratings().loc["E23", "Return"]
    'inconsistent'
    """
    return rating_matrix().rename(columns=scenarios.names().to_dict()).rename_axis(columns=None)


def ranked_items() -> pd.DataFrame:
    """Items of evidence, those first that tell the scenarios apart best.

    Returns the rows of ``evidence_items`` with ``diagnosticity`` and ``refuting``, as
    `between_powers.measures.diagnosticity` defines them, and ``place`` from 0. Of equals, the one
    that refutes more comes first, then the earlier one.

    Examples
    --------
    >>> ranked_items()["diagnosticity"].is_monotonic_decreasing
    True
    """
    power = measures.diagnosticity(ratings()).set_index("evidence")
    ranked = data.load("evidence_items").join(power, on="item_id")
    ranked = ranked.sort_values(
        ["diagnosticity", "refuting", "date"], ascending=[False, False, True]
    )
    return ranked.assign(place=range(len(ranked)))


def press_alone() -> pd.Series:
    """Ids of the items that no source but the press carries.

    Examples
    --------
    >>> len(press_alone())
    17
    """
    items, grade = data.load("evidence_items"), data.sources()["grade"]
    first, second = (items[key].map(grade) for key in ("source_id", "also_source_id"))
    alone: pd.Series = items.loc[(first == "press") & second.isin(["press", None]), "item_id"]
    return alone


def scores(press_weight: float = 1) -> pd.DataFrame:
    """Count the items for and against each scenario, those of the press alone by a weight.

    Returns a frame indexed by scenario: ``inconsistent``, ``neutral`` and ``consistent`` items;
    ``score``, the weight of the inconsistent ones; and ``rank``.

    Examples
    --------
    >>> scores().loc["Drift", ["inconsistent", "consistent"]].tolist()
    [6, 1]
    """
    matrix = ratings()
    weights = pd.Series(1.0, index=matrix.index)
    weights[press_alone()] = press_weight
    return measures.score_matrix(matrix, weights).set_index("hypothesis")


def scores_without() -> pd.DataFrame:
    """Score and rank of each scenario without each item, and without each field, in turn.

    Columns of `between_powers.measures.leave_one_out`, and ``without``: "item" or "field".

    Examples
    --------
    >>> table = scores_without()
    >>> int(table[table["hypothesis"] == "Drift"]["rank"].min())
    6
    """
    matrix = ratings()
    fields = data.load("evidence_items").set_index("item_id")["field"]
    return pd.concat(
        [
            measures.leave_one_out(matrix).assign(without="item"),
            measures.leave_group_out(matrix, fields).assign(without="field"),
        ],
        ignore_index=True,
    )


MIXED = ("E03", "E04")
"""Items on arms and power, which the story tests call mixed for the drift."""

SAID_TWICE = "E14"
"""The president's word on the pipeline, nearly one fact with its share of the oil (E11)."""


def scores_counted_otherwise() -> pd.DataFrame:
    """Count the items once more, where arms and power are mixed for the drift.

    The pipeline's share and the president's word on it count once. Columns as in `scores`.

    Examples
    --------
    >>> scores_counted_otherwise().loc[["Drift", "Return"], "inconsistent"].tolist()
    [3, 3]
    """
    matrix = ratings().drop(index=SAID_TWICE)
    matrix.loc[list(MIXED), "Drift"] = "neutral"
    return measures.score_matrix(matrix, pd.Series(1.0, index=matrix.index)).set_index("hypothesis")
