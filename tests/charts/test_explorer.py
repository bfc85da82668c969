"""The chart that a reader works computes what the measure does, whatever the reader sets."""

import json
import re

import pytest
import vl_convert

from between_powers.charts.closure import Choice, Closure
from between_powers.charts.explorer import loss_explorer
from between_powers.charts.theme import LAYOUTS, Layout
from between_powers.exhibits.columns import unknown_fields
from between_powers.exhibits.specification import laid_out
from between_powers.measures import chokepoint_loss

WIDE, NARROW, PRINT = LAYOUTS
SPARE = {"around": 0.008, "all": 0.031}
GIVEN = {
    "daily_flow": 0.1775,
    "spare": SPARE,
    "barrels_per_tonne": 7.8,
    "days": Choice("Days", 30, 1, 90, 1),
    "price": Choice("Brent", 70, 40, 130, 1),
    "used": Choice("Rerouted", 50, 0, 100, 5),
    "price_name": "Brent",
}
COLOURS = ("#8b9299", "#0a9a78", "#9c2c1b")


def drawn(layout: Layout, **changes):
    draw = loss_explorer(Closure(**(GIVEN | changes)), colours=COLOURS)
    return laid_out(draw(layout).to_dict(), layout)


def texts(spec, **values):
    """Return the words of the chart after a reader has set values of its parameters."""
    assert values.keys() <= {param["name"] for param in spec["params"]}
    params = [
        param | ({"value": values[param["name"]]} if param["name"] in values else {})
        for param in spec["params"]
    ]
    picture = vl_convert.vegalite_to_svg(json.dumps(spec | {"params": params}))
    return re.findall(r"<text[^>]*>([^<]+)</text>", picture)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize(
    ("days", "price", "used", "routes"),
    [
        (30, 70, 50, "around"),
        (90, 70, 100, "around"),
        (30, 62.54, 100, "all"),
        (1, 130, 0, "all"),
        (57, 40, 5, "all"),
    ],
)
def test_the_chart_and_the_measure_agree(layout, days, price, used, routes):
    loss = chokepoint_loss(days, 0.1775, {routes: SPARE[routes] * used / 100}, price, 7.8)
    words = texts(drawn(layout), days=days, price=price, used=used, routes_open=routes)
    assert f"{loss.lost_musd / 1000:.1f} billion dollars" in words
    assert f"{loss.lost_mt:.1f} million tonnes of exports held up" in words
    assert f"{days} {'day' if days == 1 else 'days'}, Brent at {price:g} dollars a barrel" in words
    assert f"{used}% of spare capacity used, {routes}" in words
    bars = [f"{mt:.1f}" for mt in (loss.interrupted_mt, loss.rerouted_mt, loss.lost_mt)]
    assert [word for word in words if re.fullmatch(r"\d+\.\d", word)] == bars


def test_no_more_is_rerouted_than_is_blocked():
    words = texts(drawn(WIDE, spare={"around": 1.0}), used=100)
    assert "0.0 billion dollars" in words
    assert [word for word in words if re.fullmatch(r"\d+\.\d", word)] == ["5.3", "5.3", "0.0"]


def test_a_screen_has_sliders_and_print_has_none():
    bound = {param["name"]: param.get("bind") for param in drawn(NARROW)["params"]}
    assert bound["days"] == {"input": "range", "min": 1, "max": 90, "step": 1, "name": "Days "}
    assert bound["routes_open"]["options"] == ["around", "all"]
    assert not any("bind" in param for param in drawn(PRINT)["params"])


def test_one_set_of_routes_leaves_nothing_to_choose():
    bound = {param["name"]: param.get("bind") for param in drawn(WIDE, spare={"all": 0})["params"]}
    assert bound["routes_open"] is None


def test_routes_are_needed():
    with pytest.raises(ValueError, match="name at least one set of alternative routes"):
        drawn(WIDE, spare={})


def test_the_price_is_of_what_the_author_says():
    assert "30 days, Urals at 70 dollars a barrel" in texts(drawn(PRINT, price_name="Urals"))


def test_every_field_is_known():
    assert unknown_fields(drawn(WIDE)) == []
