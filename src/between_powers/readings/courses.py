"""The courses of the scenarios against the evidence: what contradicts them, and how firmly.

A course is one of the competing hypotheses, named here by its label.
"""

from __future__ import annotations

import pandas as pd

from between_powers import data, measures
from between_powers.readings.evidence import rating_matrix


def names() -> pd.Series:
    """Labels of the courses by hypothesis, in the order of the data.

    Examples
    --------
    >>> names()["H3"]
    'Distance'
    """
    return data.load("hypotheses").set_index("hypothesis_id")["label"]


def ratings() -> pd.DataFrame:
    """Ratings of the items under the labels of the courses.

    Examples
    --------
    >>> ratings().loc["E09", "Distance"]
    'inconsistent'
    """
    return rating_matrix().rename(columns=names().to_dict()).rename_axis(columns=None)


def ranked_items() -> pd.DataFrame:
    """Items of evidence, those first that tell the courses apart best.

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
    >>> len(press_alone()) < len(data.load("evidence_items"))
    True
    """
    items, grade = data.load("evidence_items"), data.sources()["grade"]
    first, second = (items[key].map(grade) for key in ("source_id", "also_source_id"))
    alone: pd.Series = items.loc[(first == "press") & second.isin(["press", None]), "item_id"]
    return alone


def scores(press_weight: float = 1) -> pd.DataFrame:
    """Count the items for and against each course, those that rest on the press alone by a weight.

    Returns a frame indexed by course: ``inconsistent``, ``neutral`` and ``consistent`` items;
    ``score``, the weight of the inconsistent ones; ``rank``; ``speaking``, items that are not
    neutral; ``share`` of these that contradict.

    Examples
    --------
    >>> scores().loc["Coercion", ["inconsistent", "speaking"]].tolist()
    [1, 3]
    """
    matrix = ratings()
    weights = pd.Series(1.0, index=matrix.index)
    weights[press_alone()] = press_weight
    table = measures.score_matrix(matrix, weights).set_index("hypothesis")
    return table.assign(
        speaking=table["inconsistent"] + table["consistent"],
        share=measures.contradicted_share(matrix),
    )


def shares_without() -> pd.DataFrame:
    """Contradicted share of each course without each item, and without each field, in turn.

    Rows: ``without`` ("item" or "field") and which; columns: courses.

    Examples
    --------
    >>> shares_without().loc["field"].shape
    (11, 6)
    """
    matrix = ratings()
    parts = {
        "item": measures.contradicted_shares_without(matrix, matrix.index.to_series()),
        "field": measures.contradicted_shares_without(matrix, _fields()),
    }
    return pd.concat(parts, names=["without", "which"])


def scores_without() -> pd.DataFrame:
    """Score and rank of each course without each item, and without each field, in turn.

    Columns of `between_powers.measures.leave_one_out`, and ``without``: "item" or "field".

    Examples
    --------
    >>> table = scores_without()
    >>> int(table[table["hypothesis"] == "Return"]["rank"].min())
    5
    """
    matrix = ratings()
    return pd.concat(
        [
            measures.leave_one_out(matrix).assign(without="item"),
            measures.leave_group_out(matrix, _fields()).assign(without="field"),
        ],
        ignore_index=True,
    )


def ranges() -> pd.DataFrame:
    """Score and contradicted share of each course, with what they become if evidence is left out.

    Returns the column ``course``; ``score`` and ``share``, each with the ends of its range without
    any one item (``score_item_low``, ``score_item_high``) and without any one field
    (``score_field_low``, ...). The course that is contradicted least comes first.

    Examples
    --------
    >>> ranges()["course"].tolist()[:2]
    ['Coercion', 'Distance']
    """
    table = scores()[["score", "share"]]
    left = scores_without().groupby(["without", "hypothesis"])["score"]
    shares = shares_without().groupby("without")
    for without in ("item", "field"):
        for end in ("low", "high"):
            extreme = "min" if end == "low" else "max"
            table[f"score_{without}_{end}"] = left.agg(extreme)[without]
            table[f"share_{without}_{end}"] = shares.agg(extreme).loc[without]
    return table.sort_values(["share", "score"]).rename_axis("course").reset_index()


def _fields() -> pd.Series:
    return data.load("evidence_items").set_index("item_id")["field"]
