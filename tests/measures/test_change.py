"""Change against a base, windows round a date, and lasting leads."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import steady

from between_powers.measures import (
    before_after,
    first_lasting_lead,
    share_change,
    yearly_growth,
)


@steady
@given(
    st.dictionaries(st.integers(1995, 2025), st.floats(0.01, 1), min_size=2, max_size=20),
    st.data(),
)
def test_a_change_is_undone_by_the_way_back(by_year, data):
    series = pd.Series(by_year)
    one, other = data.draw(st.permutations(sorted(by_year)))[:2]
    there = share_change(series, one, [other]).iloc[0]
    back = share_change(series, other, [one]).iloc[0]
    assert there["points"] == pytest.approx(-back["points"], abs=1e-9)
    assert (1 + there["percent"] / 100) * (1 + back["percent"] / 100) == pytest.approx(1)
    assert abs(there["points"]) <= 100
    window = share_change(series, one, [(1995, 2025)]).iloc[0]
    assert min(by_year.values()) - 1e-9 <= window["start"] <= max(by_year.values()) + 1e-9


def test_the_choice_of_a_baseline_shows():
    russia = pd.Series({2014: 0.33, 2015: 0.34, 2019: 0.37, 2021: 0.425, 2025: 0.299})
    table = share_change(russia, 2025, [2014, 2021, (2014, 2019)])
    assert table["baseline"].tolist() == ["2014", "2021", "2014–2019"]
    assert table["years"].tolist() == [1, 1, 3]
    assert table["points"].tolist() == pytest.approx([-3.1, -12.6, -4.7667], abs=1e-4)
    assert table["percent"].tolist()[1] == pytest.approx(-29.647, abs=1e-3)
    assert math.isnan(share_change(pd.Series({1: 0.0, 2: 0.5}), 2, [1])["percent"].iloc[0])


def test_windows_round_a_date():
    series = pd.Series([2, 4, 3, 5, 4, 4, 9, 8, 10], index=range(2016, 2025))
    found = before_after(series, 2022, (2019, 2021), (2022, 2024))
    assert (found.n_before, found.n_after) == (3, 3)
    assert (found.mean_before, found.median_before) == (pytest.approx(13 / 3), 4)
    assert (found.mean_after, found.median_after) == (9, 9)
    assert found.difference == pytest.approx(14 / 3)
    assert found.superiority == 1
    # Six values before the split hold one pair of windows of three: 2, 4, 3 and 5, 4, 4.
    assert (found.placebos, found.as_large) == (1, 0)


def test_windows_of_dates_may_leave_the_month_of_the_split_out():
    months = pd.period_range("2021-11", "2022-05", freq="M")
    series = pd.Series([1.0, 1, 1, 99, 2, 2, 2], index=months)
    before, after = (months[0], months[2]), (months[4], months[6])
    assert before_after(series, months[3], before, after).difference == 1


@steady
@given(st.lists(st.integers(-50, 50), min_size=6, max_size=20), st.integers(-9, 9))
def test_a_shift_of_the_whole_series_changes_no_difference(values, shift):
    half = len(values) // 2
    windows = ((half - 2, half - 1), (half, half + 1))
    one = before_after(pd.Series(values), half, *windows)
    other = before_after(pd.Series(values) + shift, half, *windows)
    assert one.difference == pytest.approx(other.difference)
    assert one.superiority == other.superiority
    assert 0 <= one.as_large <= one.placebos == max(0, half - 3)
    mirrored = before_after(-pd.Series(values), half, *windows)
    assert mirrored.superiority == pytest.approx(1 - one.superiority)


@steady
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20))
def test_a_lasting_lead_lasts(pairs):
    one, other = (pd.Series(list(side)) for side in zip(*pairs, strict=True))
    start = first_lasting_lead(one, other)
    if start is None:
        assert one.iloc[-1] <= other.iloc[-1]
    else:
        assert (one[start:] > other[start:]).all()
        assert start == 0 or one[start - 1] <= other[start - 1]


def test_a_lead_that_was_lost_again_does_not_count():
    china = pd.Series({2012: 24.0, 2013: 22.0, 2023: 30.0, 2024: 30.2, 2030: 1.0})
    russia = pd.Series({2012: 23.9, 2013: 24.0, 2023: 27.0, 2024: 28.0})
    assert first_lasting_lead(china, russia) == 2023
    assert first_lasting_lead(china, russia, least=3) is None
    assert first_lasting_lead(russia, china) is None


def test_earlier_pairs_of_windows_are_each_the_next_step_back():
    series = pd.Series([0.0, 4, 1, 9, 2, 2, 5, 5, 7, 9])
    found = before_after(series, 8, (6, 7), (8, 9))
    # Back by 2 to 6 steps the differences are 3, -2, -3, 3 and 3; four are as large as 8 - 5.
    assert found.difference == 3
    assert (found.placebos, found.as_large) == (5, 4)


def test_windows_of_unequal_length_keep_their_lengths_on_the_way_back():
    series = pd.Series([3.0, 0, 0, 6, 1, 2, 9, 9])
    found = before_after(series, 6, (3, 5), (6, 7))
    # Back by 2 and 3: (1 + 2) / 2 - (0 + 0 + 6) / 3 = -1/2 and (6 + 1) / 2 - (3 + 0 + 0) / 3 = 5/2.
    assert found.difference == 6
    assert (found.placebos, found.as_large) == (2, 0)


def test_a_window_that_begins_before_the_split_is_refused():
    series = pd.Series(range(5), index=range(2019, 2024))
    with pytest.raises(ValueError, match="do not lie on either side of 2022"):
        before_after(series, 2022, (2019, 2020), (2021, 2023))


def test_a_window_that_begins_in_a_gap_steps_back_by_known_values():
    series = pd.Series([0.0, 4, 1, 9, 2, 5, 5, 7, 9], index=[0, 1, 2, 3, 4, 6, 7, 8, 9])
    found = before_after(series, 8, (5, 6), (8, 9))
    # Back by 2 to 5 values the differences are -4, 2.5, 1.5 and 5; two are as large as 8 - 5.
    assert found.difference == 3
    assert (found.placebos, found.as_large) == (4, 2)


@steady
@given(st.floats(1, 1e6), st.floats(-0.5, 1.0), st.integers(1, 30))
def test_growth_compounds_to_the_end(start, rate, span):
    values = pd.Series({2000: start, 2000 + span: start * (1 + rate) ** span})
    assert yearly_growth(values, 2000, 2000 + span) == pytest.approx(rate, abs=1e-9)


def test_growth_by_hand():
    # A fall to a quarter in two years is a half a year; what lies between does not count.
    assert yearly_growth(pd.Series({2019: 8.0, 2020: 90.0, 2021: 2.0}), 2019, 2021) == -0.5
