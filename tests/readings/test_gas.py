"""Gas: what was carried is no plan, and a plan no outcome."""

import pandas as pd

from between_powers import data
from between_powers.readings import gas


def test_transit_has_outcomes_for_two_years_alone():
    assert gas.transit_to_uzbekistan().index.tolist() == [2023, 2024]
    plans = gas.transit_plans()
    assert plans["aim_year"].tolist() == [2024, 2025, 2026, 2025]
    assert plans["outcome"].notna().tolist() == [True, False, False, False]


def test_the_plan_for_2025_was_cut():
    named = gas.transit_plans().query("aim_year == 2025")["value"]
    assert named.tolist() == [7.3, 6.0]


def test_gazprom_counts_apart(monkeypatch):
    rows = data.load("gas")
    assert 5.64 in set(rows["value"])
    monkeypatch.setattr(gas, "load", lambda _: rows[rows["counter"] == "gazprom"])
    assert gas.transit_to_uzbekistan().empty


def test_a_forecast_of_home_supply_says_so(monkeypatch):
    outcome = pd.DataFrame([data.load("gas").query("measure == 'home_supply'").iloc[0]])
    outcome = outcome.assign(period="2025", value=30.0)
    rows = pd.concat([data.load("gas"), outcome], ignore_index=True)
    monkeypatch.setattr(gas, "load", lambda _: rows)
    table = gas.imports_of_home_supply()
    assert table.loc[2025, "share"] == 4.5 / 30
    assert not table["forecast"].any()


def test_an_outcome_stands_before_a_plan_and_the_last_plan_before_older_ones():
    table = gas.carried_and_planned().set_index("year")
    assert table.index.tolist() == [2023, 2024, 2025, 2026]
    assert table.loc[2024, ["value", "planned"]].tolist() == [5.6, False]
    assert table.loc[2025, ["value", "planned"]].tolist() == [6.0, True]


def test_the_country_has_more_gas_for_sale_than_it_uses_at_home():
    of_2024 = data.load("gas").query("period == '2024'").set_index("measure")["value"]
    assert of_2024["gas_for_sale"] > of_2024["home_supply"]


def test_the_bill_is_compared_with_the_same_months_of_the_year_before(monkeypatch):
    rows = data.load("gas")
    bill = rows[rows["measure"] == "import_value_from_russia"]
    newer = bill.iloc[[0, 0]].assign(
        period=["2024-07/2024-12", "2025-07/2025-12"], value=[200, 250]
    )
    monkeypatch.setattr(gas, "load", lambda _: pd.concat([rows, newer], ignore_index=True))
    assert gas.import_bill_growth() == 0.25
