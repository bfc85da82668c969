"""Dependence on routes, and what a closed one costs."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.strategies import amounts, steady

from between_powers.measures import (
    chokepoint_loss,
    dependence,
    spare_capacity,
)


@steady
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 99), min_size=1), st.data())
def test_dependence_bounds_are_ordered_and_tighten(flows, data):
    total = sum(flows.values()) + data.draw(st.integers(1, 50))
    through = data.draw(st.sets(st.sampled_from(sorted(flows))))
    unknown = data.draw(st.sets(st.sampled_from(sorted(flows)))) - through
    found = dependence(flows, through, unknown=unknown, total=total)
    assert 0 <= found.lower <= found.upper <= 1
    known = dependence(flows, through, total=total)
    assert known.lower == found.lower
    assert known.upper <= found.upper + 1e-9
    others = dependence(flows, flows.keys() - through - unknown, unknown=unknown, total=total)
    assert found.lower + others.upper == pytest.approx(1)


def test_dependence_by_hand():
    flows = {"cpc": 70.5, "samara": 3.5, "aktau": 3.4, "china": 1.0}
    exact = dependence(flows, ["cpc", "samara"])
    assert exact == pytest.approx((74 / 78.4, 74 / 78.4))
    found = dependence(pd.Series(flows), ["cpc", "samara"], unknown=["aktau"], total=78.7)
    assert found == pytest.approx((74 / 78.7, 77.7 / 78.7))


@steady
@given(
    st.tuples(amounts, amounts, amounts, amounts, st.floats(0, 1)),
    st.dictionaries(st.sampled_from("abcd"), amounts),
    st.floats(1, 3),
)
def test_tonnes_are_conserved_and_losses_monotone(given_, spare, more):
    days, flow, price, barrels, share = given_
    loss = chokepoint_loss(days, flow, spare, price, barrels, share)
    assert min(loss[:4]) >= 0
    assert loss.rerouted_mt + loss.lost_mt == pytest.approx(loss.interrupted_mt)
    assert sum(loss.by_route.values()) == pytest.approx(loss.rerouted_mt)
    assert loss.rerouted_mt <= days * sum(spare.values()) * (1 + 1e-9)
    for route, tonnes in loss.by_route.items():
        assert tonnes <= days * spare[route] * (1 + 1e-9)

    slack = 1 - 1e-9
    longer = chokepoint_loss(days * more, flow, spare, price, barrels, share)
    assert longer.lost_mt >= loss.lost_mt * slack - 1e-6 * loss.interrupted_mt
    dearer = chokepoint_loss(days, flow, spare, price * more, barrels, share)
    assert dearer.lost_musd >= loss.lost_musd * slack
    assert dearer.lost_mt == loss.lost_mt
    roomier = {route: part * more for route, part in spare.items()}
    assert chokepoint_loss(days, flow, roomier, price, barrels, share).lost_mt <= loss.lost_mt
    assert chokepoint_loss(days, flow, spare, price, barrels, share / more).lost_mt >= loss.lost_mt


def test_a_closure_by_hand():
    # 30 days of 0.2 are 6; alternatives take 30 * 0.05 = 1.5; 4.5 Mt * 8 * 70 USD = 2520 million.
    spare = {"btc": 0.03, "china": 0.02}
    loss = chokepoint_loss(30, 0.2, spare, 70, 8)
    assert loss[:4] == pytest.approx((6, 1.5, 4.5, 2520))
    assert loss.by_route == pytest.approx({"btc": 0.9, "china": 0.6})
    assert chokepoint_loss(30, 0.2, spare, 70, 8, 0.1).rerouted_mt == pytest.approx(0.6)
    assert chokepoint_loss(30, 0.2, {}, 70, 8).lost_mt == 6
    assert chokepoint_loss(30, 0.01, spare, 70, 8).lost_mt == 0


@pytest.mark.parametrize("name", ["days", "daily_flow", "price", "barrels_per_tonne"])
def test_a_loss_names_the_assumption_that_is_below_zero(name):
    given = {"days": 30.0, "daily_flow": 0.1, "price": 70.0, "barrels_per_tonne": 8.0}
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        chokepoint_loss(**(given | {name: -1.0}), spare_by_route={"other": 0.0})


def test_a_closure_without_any_spare_capacity_reroutes_nothing():
    found = chokepoint_loss(10, 0.2, {"baku": 0.0, "china": 0.0}, 70, 7.5)
    assert found.by_route == {"baku": 0.0, "china": 0.0}
    assert (found.rerouted_mt, found.lost_mt) == (0.0, 2.0)


def test_an_assumption_without_limit_is_refused_by_its_name():
    with pytest.raises(ValueError, match=r"price must not be .* infinite, not inf"):
        chokepoint_loss(10, 0.2, {"baku": 0.1}, float("inf"), 7.5)
    with pytest.raises(ValueError, match="rerouted_share must not be negative"):
        chokepoint_loss(10, 0.2, {"baku": 0.1}, 70, 7.5, -0.5)


def test_spare_capacity_is_in_the_order_of_the_flows():
    capacity = pd.Series({"china": 20.0, "btc": 50.0, "aktau": 5.2})
    found = spare_capacity(capacity, pd.Series({"aktau": 5.2, "china": 18.5}))
    assert found.to_dict() == {"aktau": 0.0, "china": 1.5}
    assert found.index.tolist() == ["aktau", "china"]
