"""The courses against the evidence: what the chapter says of their order, and by hand."""

import pytest

from between_powers import data
from between_powers.readings import arms, courses, oil
from between_powers.readings.timeline import BEFORE


@pytest.fixture(scope="module")
def ranks():
    return courses.scores_without().groupby(["without", "hypothesis"])["rank"].agg(["min", "max"])


@pytest.mark.parametrize("without", ["item", "field"])
def test_force_and_coercion_lead_with_distance_and_primacy_behind(ranks, without):
    for course in ("Force", "Coercion"):
        assert ranks.loc[without, course].tolist() == [1, 2]
    for course in ("Distance", "Primacy"):
        assert ranks.loc[without, course].tolist() == [3, 4]


def test_return_is_last_and_exit_next_to_last_without_any_one_item(ranks):
    assert ranks.loc["item", "Exit"].tolist() == [5, 5]
    assert ranks.loc["item", "Return"].tolist() == [6, 6]


def test_without_a_field_exit_draws_level_with_distance_or_with_return(ranks):
    assert ranks.loc["field", "Exit"].tolist() == [3, 5]
    assert ranks.loc["field", "Return"].tolist() == [5, 6]


def test_coercion_and_distance_lead_by_share_and_return_is_last():
    shares = courses.scores()["share"].sort_values()
    assert set(shares.index[:2]) == {"Coercion", "Distance"}
    assert shares.index[-1] == "Return"


def test_oil_and_arms_lean_on_russia_as_much_as_before_the_invasion():
    for shares in (oil.cpc_share_series(), arms.russian_by_end()):
        assert shares.iloc[-1] >= shares[BEFORE]


def test_share_of_a_course_without_a_field_by_hand():
    rows = courses.ratings()["Distance"]
    trade = data.load("evidence_items").query("field == 'trade'")["item_id"]
    rest = rows.drop(trade)
    against, speaking = (rest == "inconsistent").sum(), (rest != "neutral").sum()
    share = courses.shares_without().loc[("field", "trade"), "Distance"]
    assert share == pytest.approx(against / speaking)


def test_ranges_hold_the_value_of_all_items():
    table = courses.ranges()
    for value in ("score", "share"):
        for without in ("item", "field"):
            low, high = table[f"{value}_{without}_low"], table[f"{value}_{without}_high"]
            assert (low <= high).all()
    assert (table["score_item_high"] == table["score"]).all(), "some item is neutral on any course"


def test_items_of_the_press_alone_weigh_less():
    grade = data.sources()["grade"]
    items = data.load("evidence_items").set_index("item_id")
    for item in courses.press_alone():
        keys = items.loc[item, ["source_id", "also_source_id"]].dropna()
        assert set(grade[keys]) == {"press"}
    assert (courses.scores(0.5)["score"] <= courses.scores()["score"]).all()
