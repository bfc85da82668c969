"""Lasting leads."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import steady

from between_powers.measures import first_lasting_lead


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
