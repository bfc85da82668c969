"""The scenarios against the evidence: what the chapter says of their order, and by hand."""

import pytest

from between_powers import data
from between_powers.readings import projects, scenario_scores


@pytest.fixture(scope="module")
def ranks():
    left = scenario_scores.scores_without().groupby(["without", "hypothesis"])["rank"]
    return left.agg(["min", "max"])


@pytest.mark.parametrize("without", ["item", "field"])
def test_drift_is_contradicted_most_and_return_next(ranks, without):
    assert ranks.loc[without, "Drift"].tolist() == [6, 6]
    assert ranks.loc[without, "Return"].tolist() == [5, 5]


def test_drift_and_return_are_level_where_mixed_items_are_left_out():
    labels = data.load("evidence_items").set_index("item_id")["label"]
    tests = data.load("story_tests").set_index("test_id")["drift"]
    assert (tests[["arms", "power"]] == "mixed").all()
    assert labels[list(scenario_scores.MIXED)].tolist() == [
        "Most arms still from Russia",
        "Power bought again",
    ]
    assert labels[scenario_scores.SAID_TWICE] == "Tokayev names the CPC the priority"
    against = scenario_scores.scores_counted_otherwise()["inconsistent"]
    assert against["Drift"] == against["Return"] == 3
    as_rated = scenario_scores.ratings().eq("inconsistent")
    assert as_rated.drop(index=scenario_scores.SAID_TWICE)["Drift"].sum() == 5
    assert as_rated.drop(index=list(scenario_scores.MIXED))["Drift"].sum() == 4


def test_nothing_speaks_against_the_present_and_little_speaks_of_the_dangers():
    table = scenario_scores.scores()
    assert table.loc["Hedge", "inconsistent"] == 0
    dangers = table.loc[["Coercion", "Force", "Primacy"]]
    assert ((dangers["inconsistent"] + dangers["consistent"]) <= 2).all()


def test_only_the_heat_plants_speak_for_drift():
    rated = data.load("hypothesis_ratings").query("hypothesis_id == 'H2'")
    items = data.load("evidence_items").set_index("item_id")
    speaking = rated.query("rating == 'consistent'")["item_id"]
    assert items.loc[speaking, "label"].tolist() == ["Heat plants without Russia"]
    assert projects.latest("power").loc["heat_plants_russia", "stage"] == "cancelled"


def test_the_nuclear_plants_speak_for_no_scenario():
    items = data.load("evidence_items").set_index("label")["item_id"]
    plants = items["Two plants, two builders, one day"]
    rated = data.load("hypothesis_ratings").set_index("item_id").loc[plants]
    assert set(rated["rating"]) == {"neutral"}


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("oil route", {"Oil still goes through the CPC", "Tokayev names the CPC the priority"}),
        ("arms", {"Most arms still from Russia"}),
    ],
)
def test_a_reason_names_what_its_item_is_about(word, labels):
    items = data.load("evidence_items").set_index("item_id")["label"]
    rated = data.load("hypothesis_ratings").query("rating == 'inconsistent'")
    named = rated[rated["reason"].str.contains(rf"\b{word}\b", case=False)]
    assert len(named)
    assert set(named["item_id"].map(items)) <= labels


def test_items_of_the_press_alone_weigh_less():
    grade = data.sources()["grade"]
    items = data.load("evidence_items").set_index("item_id")
    for item in scenario_scores.press_alone():
        keys = items.loc[item, ["source_id", "also_source_id"]].dropna()
        assert set(grade[keys]) == {"press"}
    assert (scenario_scores.scores(0.5)["score"] <= scenario_scores.scores()["score"]).all()
