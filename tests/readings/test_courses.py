"""The courses against the evidence: what the chapter says of their order, and by hand."""

import pytest

from between_powers import data
from between_powers.readings import arms, courses, oil
from between_powers.readings.timeline import BEFORE


@pytest.fixture(scope="module")
def ranks():
    return courses.scores_without().groupby(["without", "hypothesis"])["rank"].agg(["min", "max"])


@pytest.mark.parametrize("without", ["item", "field"])
def test_primacy_stays_fourth_and_coercion_first(ranks, without):
    assert ranks.loc[without, "Primacy"].tolist() == [4, 4]
    assert ranks.loc[without, "Coercion"].tolist() == [1, 1]


def test_return_and_exit_pass_no_other_course_without_any_one_item(ranks):
    assert ranks.loc["item"].loc[["Return", "Exit"], "min"].min() == 5


def test_return_draws_level_with_primacy_without_one_field(ranks):
    assert ranks.loc["field", "Return"].tolist() == [4, 6]


def test_primacy_is_contradicted_least_of_those_that_do_not_lead():
    shares = courses.scores()["share"].sort_values()
    assert shares.index[:3].tolist() == ["Distance", "Coercion", "Primacy"]


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
