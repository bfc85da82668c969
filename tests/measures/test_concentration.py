"""Concentration: hand-computed values, and bounds that hold for whatever is put in."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import shares, steady, weights

from between_powers.measures import (
    effective_number,
    effective_number_bounds,
    herfindahl_hirschman,
    herfindahl_hirschman_bounds,
)


@steady
@given(weights)
def test_concentration_keeps_its_bounds_and_ignores_order(whole):
    parts = shares(whole)
    index, number = herfindahl_hirschman(parts), effective_number(parts)
    assert 1 / len(parts) - 1e-9 <= index <= 1 + 1e-9
    assert 1 - 1e-9 <= number <= len(parts) + 1e-9
    assert herfindahl_hirschman(parts[::-1]) == index == herfindahl_hirschman(sorted(parts))
    assert index * number == pytest.approx(1)
    if len(parts) > 1:
        assert 0 <= herfindahl_hirschman(parts, normalised=True) <= 1 + 1e-9


@steady
@given(weights, st.integers(1, 12))
def test_partners_beyond_the_named_lie_within_the_bounds(whole, named):
    parts = sorted(shares(whole), reverse=True)
    known = parts[:named]
    wide = herfindahl_hirschman_bounds(known)
    tight = herfindahl_hirschman_bounds(known, largest_unnamed=known[-1])
    index = herfindahl_hirschman(parts)
    assert wide.lower == tight.lower
    assert tight.lower - 1e-9 <= index <= tight.upper + 1e-9
    assert tight.upper <= wide.upper + 1e-9
    number = effective_number_bounds(known)
    assert number.lower - 1e-9 <= effective_number(parts) <= number.upper + 1e-9


def test_concentration_by_hand():
    assert herfindahl_hirschman([1.0]) == 1
    assert herfindahl_hirschman(pd.Series([0.25] * 4)) == 0.25
    assert herfindahl_hirschman([0.25] * 4, normalised=True) == 0
    assert herfindahl_hirschman([1.0, 0.0], normalised=True) == 1
    # 0.4² + 0.3² = 0.25; a rest of 0.3 under a cap of 0.2 is at most 0.2² + 0.1² more.
    assert herfindahl_hirschman_bounds([0.4, 0.3]) == pytest.approx((0.25, 0.34))
    assert herfindahl_hirschman_bounds([0.4, 0.3], largest_unnamed=0.2).upper == pytest.approx(0.3)
    assert effective_number_bounds([0.4, 0.3]) == pytest.approx((1 / 0.34, 4))


def test_the_largest_unnamed_partner_bounds_the_number_too():
    named = [0.4, 0.2]
    low, high = herfindahl_hirschman_bounds(named, largest_unnamed=0.1)
    # Four partners of a tenth each at most: 0.16 + 0.04 + 4 * 0.01.
    assert high == pytest.approx(0.24)
    bounds = effective_number_bounds(named, largest_unnamed=0.1)
    assert bounds[0] == pytest.approx(1 / high)
    assert bounds[1] == pytest.approx(1 / low)
    assert bounds[0] > effective_number_bounds(named)[0]
