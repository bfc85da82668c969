"""Defence and oil money over output, and the debts that bound China's part."""

import pytest

from between_powers import data
from between_powers.readings import defence, state_money


def test_defence_by_the_budget_and_by_sipri_are_two_counts():
    budget = defence.budget()["share_of_gdp"]
    sipri = defence.measured("share_of_gdp").set_index("year")["value"] / 100
    assert budget[[2014, 2022, 2025]].round(4).tolist() == [0.0104, 0.0103, 0.0072]
    assert (budget.loc[2022:2024] > sipri.loc[2022:2024]).all()
    assert budget[2022] == budget.loc[2020:].max(), "the war raised it for one year"


def test_local_spending_is_not_in_the_republican_budget():
    state = data.load("military_budget").query("measure == 'defence_spending'")
    state = state.set_index("period")["value"]
    budget = defence.budget()["bkzt"]
    assert state["2014"] > budget[2014]
    assert state["2021"] > budget[2021]


def test_half_years_are_no_years():
    for measure in ("gdp", "national_fund_oil_receipts"):
        assert state_money.annual(measure).index.max() == 2025
        assert state_money.annual(measure).index.is_unique


def test_oil_receipts_fell_by_more_than_half_of_output():
    receipts = state_money.annual("national_fund_oil_receipts")
    share = receipts / state_money.annual("gdp")
    assert share.idxmax() == 2022
    assert share[2022] == pytest.approx(6402.452 / 103765.5182)
    assert share[2025] < share[2022] / 2


def test_the_state_owes_foreign_states_and_banks_little():
    assert state_money.bound_on_state_debt_to_china() == pytest.approx(0.477)
    rows = data.load("external_debt").query("debtor == 'government' and unit == 'percent'")
    assert rows["value"].sum() == 100
    whole = data.load("external_debt").query("debtor == 'all' and creditor == 'all'")
    assert whole["value"].iloc[-1] == pytest.approx(182.778)


def test_creditors_of_2013_are_within_the_sum():
    rows = data.load("external_debt")
    rows = rows[rows["date"] == "2013-10-01"].set_index("creditor")["value"]
    assert rows.drop("all").sum() < rows["all"]
    assert rows["China"] == 16.6
