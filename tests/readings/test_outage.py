"""What a month without the CPC costs, at every price, beside what others reckoned."""

import pytest

from between_powers import data
from between_powers.charts.closure import Choice, Closure
from between_powers.readings import oil, outage, transit


def test_no_month_is_chosen_for_its_price():
    table = outage.by_month()
    months = data.load("brent").query("frequency == 'monthly' and period >= '2025-01'")
    assert table.index.tolist() == months["period"].tolist()
    assert table.index.max() == data.vintage()
    assert table.loc["2026-03":, "lost_musd"].min() > 3000, "70 dollars gave 2.8 billion"
    assert table["lost_musd"].idxmax() == "2026-04"
    assert table["lost_musd"].idxmin() == table["price_usd"].idxmin()


def test_the_outage_loses_what_half_the_spare_capacity_cannot_take():
    loss = outage.loss_of_a_month(80.0)
    flow = float(oil.latest_flows()["cpc"])
    assert loss.interrupted_mt == pytest.approx(30 * flow / 365)
    assert loss.rerouted_mt == pytest.approx(30 * transit.spare() / 365 / 2)
    assert loss.lost_musd == pytest.approx(loss.lost_mt * 7.8 * 80)


def test_the_closure_of_the_chart_loses_what_the_month_does():
    closure = Closure(
        daily_flow=outage.daily_flow(),
        spare=outage.daily_spare(),
        barrels_per_tonne=outage.barrels_per_tonne(),
        days=Choice("Days", outage.DAYS, 1, 90, 1),
        price=Choice("Dollars", 80, 40, 130, 1),
        used=Choice("Used, %", 100 * outage.USED, 0, 100, 10),
        price_name="Brent",
        price_month="July 2026",
    )
    assert closure.case() == outage.loss_of_a_month(80.0)
    assert closure.case(used=100, routes=outage.WITH_SAMARA).lost_mt < closure.case().lost_mt


def test_barrels_rest_on_the_reported_flow_of_2021():
    flow = data.load("cpc").query("year == 2021 and measure == 'throughput_total'")
    assert flow["value_mt"].tolist() == [60.7]
    assert outage.barrels_per_tonne() == 7.8


def test_december_turned_one_tonne_in_seven_by_an_estimate():
    row = data.load("winter_2025_26").query("period == '2025-12' and measure == 'exports'")
    assert row["status"].item() == "estimated"
    assert 1 / outage.december()["share"] == pytest.approx(7, abs=0.5)


def test_the_model_stands_between_the_winter_and_what_the_minister_said():
    shares = outage.rerouted_shares()["share"]
    assert shares["around_russia"] < shares["december"] < shares["all_routes"]
    assert shares["all_routes"] < shares["minister"] < 1 / 3


def test_losses_of_the_winter_are_of_the_year_and_apart_from_the_fire():
    rows = data.load("winter_2025_26")
    lost = rows[rows["measure"] == "exports_lost"]
    assert lost["value"].tolist() == [3.6, 3.8]
    assert set(lost["period"]) == {"2025"}
    assert lost["conflict"].all()
    assert (rows["measure"] == "exports_lost_by_field_stop").sum() == 1
