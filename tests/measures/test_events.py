"""Counts and rates of events."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import steady

from between_powers.measures import (
    event_counts,
    event_rates,
)

days = st.dates(date(2021, 1, 1), date(2023, 12, 31))


@steady
@given(st.lists(st.tuples(days, st.sampled_from("abc"), st.sampled_from("xy")), max_size=25))
def test_every_cell_is_kept_and_every_event_counted(rows):
    events = pd.DataFrame(rows, columns=["date", "theme", "cause"])
    events["date"] = pd.to_datetime(events["date"])
    kinds = {"theme": list("abcd"), "cause": list("xy")}
    span = ("2021", "2023")
    for period, cells in (("year", 3), ("quarter", 12), ("month", 36)):
        table = event_counts(events, ["theme", "cause"], period, span=span, categories=kinds)
        assert len(table) == cells * 4 * 2
        assert table["count"].sum() == len(events)
        assert (table.loc[table["theme"] == "d", "count"] == 0).all()
    rates = event_rates(events, ["theme"], [("2021", "2021"), ("2022", "2023")], categories=kinds)
    assert len(rates) == 2 * 4
    assert rates["count"].sum() == len(events)
    assert (rates["per_year"] * rates["years"]).tolist() == pytest.approx(rates["count"].tolist())


def test_counts_and_rates_by_hand():
    events = pd.DataFrame(
        {"date": ["2022-03-21", "2022-12-31", "2024-01"], "cause": ["storm", "drone", "drone"]}
    )
    table = event_counts(events, ["cause"])
    assert table["period"].unique().tolist() == ["2022", "2023", "2024"]
    assert table["cause"].tolist()[:2] == ["drone", "storm"]
    assert table["count"].tolist() == [1, 1, 0, 0, 1, 0]
    assert event_counts(events, [])["count"].tolist() == [2, 0, 1]
    assert event_counts(events, [], "quarter")["period"].iloc[0] == "2022Q1"
    inside = event_counts(events, [], "month", span=("2022-12", "2023-01-15"))
    assert inside.to_numpy().tolist() == [["2022-12", 1], ["2023-01", 0]]
    rates = event_rates(events, [], [("2022-01-01", "2023-12-31"), ("2024-01-01", "2024-01-31")])
    assert rates["count"].tolist() == [2, 1]
    assert rates["years"].tolist() == pytest.approx([730 / 365.25, 31 / 365.25])
