"""The chart that a reader works computes what the measure does, whatever the reader sets."""

import html
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
    "price_month": "July 2026",
}
COLOURS = ("#8b9299", "#0a9a78", "#9c2c1b")


def drawn(layout: Layout, **changes):
    draw = loss_explorer(Closure(**(GIVEN | changes)), colours=COLOURS)
    return laid_out(draw(layout).to_dict(), layout)


def texts(spec, **values):
    """Return the words of the chart, and its answer, after a reader has set some parameters."""
    assert values.keys() <= {param["name"] for param in spec["params"]}
    params = [
        param | ({"value": values[param["name"]]} if param["name"] in values else {})
        for param in spec["params"]
    ]
    answer = {
        "mark": {"type": "text", "text": {"expr": "answer"}, "limit": 0},
        "data": {"values": [{}]},
    }
    whole = spec | {"params": params, "vconcat": [*spec["vconcat"], answer]}
    picture = vl_convert.vegalite_to_svg(json.dumps(whole))
    return [html.unescape(word) for word in re.findall(r"<text[^>]*>([^<]+)</text>", picture)]


def bars(words):
    return [word for word in words if re.fullmatch(r"\d+\.\d", word)]


@pytest.mark.parametrize("layout", (WIDE, NARROW), ids=lambda layout: layout.name)
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
    dollars = f"{loss.lost_musd / 1000:.1f} billion dollars"
    stop = f"{days} {'day' if days == 1 else 'days'}"
    said = f"{dollars} in {stop}"
    if layout.is_narrow:
        said = f"{loss.lost_musd / 1000:.1f} billion, {stop}"
    assert said in words
    assert bars(words) == [
        f"{mt:.1f}" for mt in (loss.interrupted_mt, loss.rerouted_mt, loss.lost_mt)
    ]
    answer = next(word for word in words if "must wait" in word)
    first = (days, price, used, routes) == (30, 70, 50, "around")
    assert answer.startswith(f"In the {'title' if first else 'case'}")
    assert ("(July 2026)" in answer) == (price == 70)
    for part in (
        f"{dollars} of oil must wait: {loss.lost_mt:.1f} of {loss.interrupted_mt:.1f} million",
        f"in a stop of {stop}, with Brent at {price:g} dollars a barrel",
        f"{used}% of the spare capacity {routes} in use.",
    ):
        assert part in answer


def test_the_words_of_the_page_are_those_of_the_chart():
    closure = Closure(**GIVEN)
    assert closure.answer()["text"] in texts(drawn(NARROW))
    assert closure.answer()["param"] in {param["name"] for param in drawn(NARROW)["params"]}


def test_print_tells_its_case_once():
    words = texts(drawn(PRINT))
    loss = chokepoint_loss(30, 0.1775, {"around": SPARE["around"] / 2}, 70, 7.8)
    case = f"{loss.lost_musd / 1000:.1f} billion dollars in 30 days"
    assert [word for word in words if "dollars" in word and "must wait" not in word] == [case]
    assert bars(words) == []


def test_no_more_is_rerouted_than_is_blocked():
    words = texts(drawn(WIDE, spare={"around": 1.0}), used=100)
    assert "0.0 billion dollars in 30 days" in words
    assert bars(words) == ["5.3", "5.3", "0.0"]


@pytest.mark.parametrize("days", [5, 30, 90])
def test_the_axis_follows_the_case(days):
    picture = texts(drawn(WIDE), days=days)
    blocked = days * 0.1775
    steps = [float(word) for word in picture[: picture.index("Blocked")]]
    assert blocked < max(steps) < 2 * blocked + 0.5


def test_a_screen_has_sliders_and_print_has_none():
    bound = {param["name"]: param.get("bind") for param in drawn(NARROW)["params"]}
    assert bound["days"] == {"input": "range", "min": 1, "max": 90, "step": 1, "name": "Days"}
    assert bound["routes_open"]["options"] == ["around", "all"]
    assert bound["routes_open"]["labels"] == ["Around", "All"]
    assert not any("bind" in param for param in drawn(PRINT)["params"])


def test_one_set_of_routes_leaves_nothing_to_choose():
    bound = {param["name"]: param.get("bind") for param in drawn(WIDE, spare={"all": 0})["params"]}
    assert bound["routes_open"] is None


def test_routes_are_needed():
    with pytest.raises(ValueError, match="name at least one set of alternative routes"):
        drawn(WIDE, spare={})


def test_every_field_is_known():
    assert unknown_fields(drawn(WIDE)) == []


def test_the_words_of_a_short_stop_stay_above_the_axis():
    spec = drawn(NARROW, days=Choice("Days", 5, 1, 90, 1), price=Choice("Brent", 40, 40, 130, 1))
    picture = vl_convert.vegalite_to_svg(json.dumps(spec))
    (down,) = re.findall(r'translate\([\d.]+,([\d.]+)\)"[^>]*>[\d.]+ billion, 5 days<', picture)
    assert 140 < float(down) < 168, "the plot is 170 pixels high"
