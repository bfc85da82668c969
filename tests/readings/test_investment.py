"""Stocks and inflows of investment by immediate investor."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import investment


def test_shares_of_the_stock_are_of_the_sum_and_members_stay_within_the_bloc():
    table = investment.stock()
    found = table.loc[["Netherlands", "United States", "Russia", "Türkiye"], "share"].tolist()
    assert found == pytest.approx(
        [part / 134471.1 for part in (52143.1, 35140.7, 4741.4, 1106.6)]
    ), "the press had 60 of 152.8 billion dollars at least for the Netherlands, none for Türkiye"
    assert table.loc[["Netherlands", "France"], "bn"].sum() < table.loc[investment.BLOC, "bn"]
    assert table.drop(index=investment.BLOC)["share"].sum() < 1


@pytest.fixture
def positions():
    """Stocks as Kazakhstan reports them to the fund, billion dollars by origin and year."""
    rows = data.load("fdi_series").query("series == 'stock' and reporter == 'Kazakhstan'")
    rows = rows.assign(year=rows["period"].astype(int)).set_index(["origin", "year"])
    assert rows.index.is_unique
    return rows["value_musd"] / 1000


def test_euros_of_the_bank_and_dollars_of_the_fund_are_one_record(positions):
    euros = investment.by_investor().loc[investment.STOCK_YEAR]
    dollars = positions.xs(investment.STOCK_YEAR, level="year")
    partners = ["United States", "China", "Japan"]
    rates = dollars[partners] / euros[partners]
    assert rates.tolist() == pytest.approx([1.13] * 3, abs=0.005), "one dollar rate of 2021 for all"


def test_doubtful_stocks_of_china_are_missing_and_the_fund_has_more(positions):
    euros = investment.by_investor()["China"]
    assert euros.index[euros.isna()].tolist() == [2014, 2015, 2016]
    rows = data.load("fdi_by_investor").query("use == 'doubtful'").set_index("year")["value_meur"]
    assert (positions["China"][rows.index] > rows / 1000 * 1.2).all()


def test_flows_may_be_negative_and_are_not_stocks():
    flows = investment.by_investor("net_inflow")
    assert (flows.loc[2015:2020, "China"] < 0).all()
    assert flows.loc[2021, "World"] == pytest.approx(2.8511)


def test_the_unit_of_the_quarterly_inflow_is_that_of_unctad():
    points = data.load("fdi_points").query("measure == 'net_inflow'").set_index("period")["value"]
    assert investment.net_inflow()[2022] == pytest.approx(points["2022"], rel=0.1)
    assert abs(investment.net_inflow()[2024]) < 0.5, "the press has about zero for nine months"


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


def test_the_gross_inflow_from_russia_was_larger_in_2023_than_in_2021():
    rows = data.load("fdi_points").query("measure == 'gross_inflow' and origin == 'Russia'")
    by_year = rows.set_index("period")["value"]
    assert by_year["2023"] > by_year["2021"]
