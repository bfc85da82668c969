"""Competing hypotheses: ranks, and how stable they are."""

import pandas as pd
import pytest
from hypothesis import given, settings
from tests.measures.strategies import matrices, steady

from between_powers.measures import (
    diagnosticity,
    leave_group_out,
    leave_one_out,
    score_matrix,
)

MATRIX = pd.DataFrame(
    {
        "H1": ["inconsistent", "neutral", "consistent"],
        "H2": ["neutral", "inconsistent", "inconsistent"],
    },
    index=["a", "b", "c"],
)
WEIGHTS = pd.Series({"a": 10.0, "b": 1.0, "c": 1.0})


@settings(steady, max_examples=25)
@given(matrices())
def test_leaving_one_out_takes_its_weight_and_nothing_else(drawn):
    matrix, credibility = drawn
    full = score_matrix(matrix, credibility).set_index("hypothesis")["score"]
    table = leave_one_out(matrix, credibility)
    assert len(table) == matrix.size
    for row in table.itertuples():
        against = matrix.loc[row.dropped, row.hypothesis] == "inconsistent"
        expected = full[row.hypothesis] - against * credibility[row.dropped]
        assert row.score == pytest.approx(expected)
    assert (table["moved"] == (table["rank"] != table["full_rank"])).all()


@steady
@given(matrices())
def test_the_order_of_evidence_and_of_hypotheses_is_no_matter(drawn):
    matrix, credibility = drawn
    one = score_matrix(matrix, credibility).set_index("hypothesis")
    other = score_matrix(matrix.iloc[::-1, ::-1], credibility).set_index("hypothesis")
    pd.testing.assert_frame_equal(one, other.loc[one.index])
    assert (one[["inconsistent", "neutral", "consistent"]].sum(axis=1) == len(matrix)).all()
    table = diagnosticity(matrix)
    assert table["refuting"].le(table["diagnosticity"]).all()
    assert table["diagnosticity"].between(0, 1).all()
    alike = matrix.nunique(axis=1).eq(1).to_numpy()
    assert table["diagnosticity"].eq(0).tolist() == alike.tolist()


@settings(steady, max_examples=25)
@given(matrices())
def test_groups_of_one_are_items(drawn):
    matrix, credibility = drawn
    alone = pd.Series(matrix.index, index=matrix.index)
    pd.testing.assert_frame_equal(
        leave_group_out(matrix, alone, credibility), leave_one_out(matrix, credibility)
    )


@pytest.mark.parametrize(
    ("groups", "message"),
    [({"a": "oil"}, "b has no group"), ({"a": "oil", "b": "oil"}, "one group of evidence only")],
)
def test_every_item_needs_a_group_and_there_are_two(groups, message):
    matrix = pd.DataFrame({"x": ["neutral"] * 2, "y": ["consistent"] * 2}, index=["a", "b"])
    with pytest.raises(ValueError, match=message):
        leave_group_out(matrix, pd.Series(groups))


def test_hypotheses_by_hand():
    matrix = pd.DataFrame(
        {
            "managed distance": ["consistent", "neutral", "consistent"],
            "return": ["inconsistent", "neutral", "consistent"],
            "exit": ["inconsistent", "inconsistent", "consistent"],
        },
        index=["trade", "pipes", "summits"],
    )
    credibility = pd.Series({"trade": 1.0, "pipes": 0.5, "summits": 1.0})
    found = score_matrix(matrix, credibility)
    assert found["score"].tolist() == [0, 1, 1.5]
    assert found["rank"].tolist() == [1, 2, 3]
    table = diagnosticity(matrix)
    assert table["diagnosticity"].tolist() == pytest.approx([2 / 3, 2 / 3, 0])
    moved = leave_one_out(matrix, credibility)
    # Without trade, return draws level with managed distance; without pipes, exit with return.
    assert moved[moved["moved"]][["dropped", "hypothesis", "rank"]].to_numpy().tolist() == [
        ["trade", "return", 1],
        ["pipes", "exit", 2],
    ]


def test_weights_of_evidence_reach_every_reading():
    heavy, light = leave_one_out(MATRIX, WEIGHTS), leave_one_out(MATRIX)
    assert heavy.groupby("hypothesis")["full_rank"].first().to_dict() == {"H1": 2, "H2": 1}
    assert light.groupby("hypothesis")["full_rank"].first().to_dict() == {"H1": 1, "H2": 2}
    groups = pd.Series({"a": "x", "b": "y", "c": "z"})
    dropped = leave_group_out(MATRIX, groups, WEIGHTS).set_index(["dropped", "hypothesis"])
    assert dropped.loc[("y", "H1"), "rank"] == 2
    assert dropped.loc[("x", "H1"), "rank"] == 1
    plain = leave_group_out(MATRIX, groups).set_index(["dropped", "hypothesis"])
    assert plain.loc[("y", "H1"), "rank"] == 1


def test_groups_may_be_given_in_another_order_and_with_more_items():
    groups = pd.Series({"c": "z", "spare": "w", "b": "y", "a": "x"})
    assert leave_group_out(MATRIX, groups)["dropped"].unique().tolist() == ["x", "y", "z"]


def test_without_credibilities_every_item_weighs_one():
    assert score_matrix(MATRIX)["score"].tolist() == [1.0, 2.0]


@pytest.mark.parametrize("weights", [WEIGHTS.drop("b"), WEIGHTS.replace(10.0, float("inf"))])
def test_an_item_needs_a_finite_weight_of_its_own(weights):
    with pytest.raises(ValueError, match="has no positive weight"):
        score_matrix(MATRIX, weights)


def test_diagnosticity_has_the_columns_that_it_names():
    assert list(diagnosticity(MATRIX)) == ["evidence", "diagnosticity", "refuting"]
