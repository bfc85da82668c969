"""Rates of events in spans."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import steady

from between_powers.measures import event_rates

days = st.dates(date(2021, 1, 1), date(2023, 12, 31))


@steady
@given(st.lists(st.tuples(days, st.sampled_from("abc"), st.sampled_from("xy")), max_size=25))
def test_every_cell_is_kept_and_every_event_counted(rows):
    events = pd.DataFrame(rows, columns=["date", "theme", "cause"])
    events["date"] = pd.to_datetime(events["date"])
    kinds = {"theme": list("abcd"), "cause": list("xy")}
    rates = event_rates(events, ["theme"], [("2021", "2021"), ("2022", "2023")], categories=kinds)
    assert len(rates) == 2 * 4
    assert rates["count"].sum() == len(events)
    assert (rates.loc[rates["theme"] == "d", "count"] == 0).all()
    assert (rates["per_year"] * rates["years"]).tolist() == pytest.approx(rates["count"].tolist())


def test_rates_by_hand():
    events = pd.DataFrame(
        {"date": ["2022-03-21", "2022-12-31", "2024-01"], "cause": ["storm", "drone", "drone"]}
    )
    rates = event_rates(events, [], [("2022-01-01", "2023-12-31"), ("2024-01-01", "2024-01-31")])
    assert rates["count"].tolist() == [2, 1]
    assert rates["years"].tolist() == pytest.approx([730 / 365.25, 31 / 365.25])


def test_a_rate_may_be_of_a_single_day():
    events = pd.DataFrame({"date": ["2022-03-21", "2022-05-02"], "cause": ["weather"] * 2})
    rates = event_rates(events, ["cause"], [("2022-03-21", "2022-03-21")])
    assert rates["count"].tolist() == [1]


def test_rates_name_their_windows():
    events = pd.DataFrame({"date": ["2022-03-21"], "cause": ["weather"]})
    rates = event_rates(events, ["cause"], [("2022", "2022")])
    assert rates.columns.tolist() == ["first", "last", "cause", "count", "years", "per_year"]
