"""Targets and what came of them."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import steady

from between_powers.measures import (
    target_outcome,
)


def test_targets_of_turkish_trade():
    trade = pd.Series({2010: 1.9, 2011: 3.3, 2012: 3.0, 2013: 3.0, 2014: 3.0, 2015: 2.0})
    trade = pd.concat([trade, pd.Series([2.0] * 6 + [6.3, 6.0, 5.0, 5.4], index=range(2016, 2026))])
    targets = pd.DataFrame(
        {
            "announced": [2010, 2017, 2010, 2024, 2022],
            "due": [2015, None, 2015, None, 2027],
            "value": [10.0, 5.0, 5.0, 15.0, 10.0],
            "whose": list("abcde"),
        }
    )
    found = target_outcome(targets, trade)
    assert found["status"].tolist() == ["missed", "reached", "missed", "pending", "pending"]
    assert found["reached_year"].tolist() == [pd.NA, 2022, 2022, pd.NA, pd.NA]
    assert found["whose"].tolist() == list("abcde")
    assert "status" not in targets


def test_a_target_counts_from_its_announcement_to_the_last_known_year():
    outcomes = pd.Series([9.0, 5.0, 6.0], index=[2023, 2024, 2025])
    targets = pd.DataFrame(
        {"announced": [2024, 2024, 2025], "due": [2025, 2025, 2026], "value": [6.0, 7.0, 7.0]}
    )
    found = target_outcome(targets, outcomes)
    assert found["status"].tolist() == ["reached", "missed", "pending"]
    assert found["reached_year"].tolist() == [2025, pd.NA, pd.NA]


@steady
@given(st.floats(0, 10), st.floats(0, 5), st.integers(2000, 2012))
def test_a_higher_target_is_reached_no_sooner(value, more, due):
    outcomes = pd.Series([(3 * n) % 11 for n in range(10)], index=range(2000, 2010))
    targets = pd.DataFrame({"announced": 2000, "due": due, "value": [value, value + more]})
    lower, higher = target_outcome(targets, outcomes).itertuples()
    if higher.status == "reached":
        assert lower.status == "reached"
        assert lower.reached_year <= higher.reached_year
    if lower.status == "missed":
        assert higher.status == "missed"
    assert (lower.status == "pending") <= (due > 2009)


def test_every_outcome_up_to_the_last_year_must_be_known():
    goal = pd.DataFrame({"announced": [2010], "due": [2014], "value": [9.0]})
    known = pd.Series([1.0, 2.0, 3.0, 4.0], index=[2010, 2011, 2012, 2014])
    with pytest.raises(ValueError, match="there is no outcome for 2013"):
        target_outcome(goal, known)
