"""Shares of totals and of windows, pooled shares, and diverted trade."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import steady

from between_powers.measures import (
    diverted_share,
    pooled_shares,
    shares_of_total,
    turnover,
    window_shares,
)


def test_shares_leave_out_parts_of_an_unknown_total_and_keep_a_whole_one():
    flows = pd.DataFrame(
        {"year": [1, 1, 2], "to": ["World", "Italy", "Italy"], "usd": [80.0, 80.0, 5.0]}
    )
    found = shares_of_total(flows, ["year"], "usd", "to", "World")
    assert found[["year", "share"]].to_numpy().tolist() == [[1, 1.0]]


def test_half_a_turnover_is_none_whether_the_other_row_or_its_value_is_missing():
    trade = pd.DataFrame(
        {
            "year": [1, 1, 2, 2, 3],
            "flow": ["exports", "imports", "exports", "imports", "exports"],
            "partner": "Italy",
            "value_musd": [3.0, 4.0, 5.0, None, 6.0],
        }
    )
    assert turnover(trade).to_numpy().tolist() == [[1, "Italy", 7.0]]
    assert turnover(trade[trade["flow"] == "exports"]).empty


def test_windows_of_shares_name_their_years():
    rows = pd.DataFrame({"year": [1, 2, 3], "who": ["a", "a", "b"], "value": [1.0, 2.0, 3.0]})
    found = window_shares(rows, "who", "value", [(1, 2), (3, 3)])
    assert found[["first", "last", "who"]].to_numpy().tolist() == [[1, 2, "a"], [3, 3, "b"]]


def test_a_diverted_share_is_of_a_drop_however_small():
    assert diverted_share(pd.Series([0.1, 0.1]), 0.4) == pytest.approx(0.5)


def test_windows_of_shares_have_the_columns_that_they_name():
    rows = pd.DataFrame({"year": [1, 2, 3], "who": ["A", "B", "A"], "value": [1.0, 3.0, 2.0]})
    found = window_shares(rows, "who", "value", [(1, 2), (3, 3)])
    assert list(found) == ["first", "last", "who", "value", "share"]
    assert found.index.tolist() == [0, 1, 2]


@steady
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=12))
def test_a_pooled_share_is_that_of_all_cases_together(years):
    rows = pd.DataFrame(
        {
            "year": range(len(years)),
            "who": "A",
            "same": [min(same, cases) / cases for same, cases in years],
            "cases": [cases for _, cases in years],
        }
    )
    found = pooled_shares(rows, "who", "same", "cases", [(0, len(years) - 1)])["share"].item()
    same = sum(min(same, cases) for same, cases in years)
    assert found == pytest.approx(same / sum(cases for _, cases in years))


def test_pooled_shares_by_hand():
    rows = pd.DataFrame(
        {
            "year": [1, 2, 3, 1],
            "who": ["B", "B", "B", "A"],
            "same": [0.5, 1.0, 0.25, 0.1],
            "cases": [30, 10, 4, 10],
        }
    )
    found = pooled_shares(rows, "who", "same", "cases", [(1, 2), (3, 3)])
    assert found.to_numpy().tolist() == [["A", 0.1, 1, 2], ["B", 0.625, 1, 2], ["B", 0.25, 3, 3]]
    assert list(found) == ["who", "share", "first", "last"]
