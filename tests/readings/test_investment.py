"""Stocks and inflows of investment by immediate investor."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import investment


def test_shares_of_the_stock_leave_the_unnamed_out():
    table = investment.stock()
    assert table["share"].to_dict() == pytest.approx(
        {
            "China": 5.2 / 152.8,
            "Netherlands": 60 / 152.8,
            "Russia": 4.8 / 152.8,
            "United States": 39.5 / 152.8,
        }
    )


def test_an_inflow_is_divided_by_the_sum_of_the_account_that_is_used():
    table = investment.inflow()
    assert table.loc["China", "value"] == 1.4, "the later account of China is derived"
    assert table.loc["Türkiye", "share"] == pytest.approx(0.68 / 23.8)
    assert table.loc["Russia", "share"] == pytest.approx(1.5 / 28)
    assert set(table["world_source_id"]) == {investment.INFLOW_SOURCE}
    assert table.index.is_unique


def test_positions_are_those_that_kazakhstan_reports():
    table = investment.positions()
    assert not table.duplicated(["origin", "year"]).any()
    rows = data.load("fdi_series").query("series == 'stock' and reporter == 'Germany'")
    assert not set(rows["value_musd"] / 1000) & set(table["bn"])


def test_a_year_without_four_quarters_has_no_net_inflow(monkeypatch):
    rows = pd.DataFrame(
        {
            "period": [f"2024-Q{quarter}" for quarter in (1, 2, 3, 4)] + ["2025-Q1", "2024"],
            "series": ["net_inflow"] * 5 + ["stock"],
            "value_musd": [1000.0, -500.0, 0.0, 250.0, 900.0, 9.0],
        }
    )
    monkeypatch.setattr(investment, "load", lambda _: rows)
    assert investment.net_inflow().to_dict() == {2024: 0.75}
