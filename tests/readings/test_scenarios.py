"""The evidence of the scenarios says what the data say, and so do their tests."""

import re

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import scenarios
from between_powers.readings.evidence import FIELDS, READINGS
from between_powers.readings.indicators import indicators
from between_powers.readings.scenario_scores import rating_matrix


def test_every_reading_of_a_dataset_is_computed():
    items = data.load("evidence_items")
    assert set(READINGS) == set(items[items["dataset"] != "events"]["item_id"])


@pytest.mark.parametrize("item", READINGS)
def test_words_of_an_item_hold(item):
    assert READINGS[item]().holds, f"evidence_items.csv: {item} is no longer true"


def test_no_figure_is_typed_in_words():
    texts = {
        "evidence_items": ["label", "title", "note"],
        "hypotheses": ["label", "title", "statement", "falsifier", "note"],
        "hypothesis_ratings": ["reason"],
        "indicators": ["title", "measure", "rule", "publication", "exception", "note"],
        "drivers": ["driver", "stands", "more", "less", "note"],
    }
    for name, columns in texts.items():
        frame = data.load(name)
        for column in columns:
            for text in frame[column].fillna(""):
                found = re.sub(r"\b(19|20)\d\d\b", "", text)
                assert not re.search(r"\d", found), (name, text)


def test_matrix_is_whole():
    matrix = rating_matrix()
    assert not matrix.isna().any().any()
    assert matrix.shape == (len(data.load("evidence_items")), len(data.load("hypotheses")))


def test_every_field_has_a_name():
    fields = {one["name"]: one for one in data.describe("evidence_items")["schema"]["fields"]}
    assert list(FIELDS) == fields["field"]["constraints"]["enum"]


def test_the_present_is_one_of_the_scenarios_and_two_cannot_be_computed():
    table = scenarios.standings()
    assert table.index[table["holds"].eq(True)].tolist() == ["Hedge"]
    assert table.index[table["holds"].isna()].tolist() == ["Coercion", "Primacy"]
    assert not table["refuted"].eq(True).any()


def test_the_hedge_ends_with_two_of_the_three_ties(monkeypatch):
    monkeypatch.setattr(scenarios.gas, "from_russia", lambda: pd.Series({2024: 1.0}))
    assert not scenarios.standings().loc["Hedge", "holds"]
    assert not scenarios.standings().loc["Hedge", "refuted"]
    monkeypatch.setattr(scenarios.arms, "newest", lambda: {"share": 0.4, "window": "2026–2030"})
    assert scenarios.standings().loc["Hedge", "refuted"]


def test_a_return_ends_with_two_years_of_less_gas_and_no_loan(monkeypatch):
    sold = pd.Series({2024: 3.8, 2025: 3.0, 2026: 3.5})
    monkeypatch.setattr(scenarios.gas, "from_russia", lambda: sold.head(2))
    assert not scenarios.standings().loc["Return", "refuted"]
    monkeypatch.setattr(scenarios.gas, "from_russia", lambda: sold)
    assert not scenarios.standings().loc["Hedge", "refuted"]
    assert scenarios.standings().loc["Return", "refuted"]


def test_every_scenario_has_an_indicator_that_speaks_for_it():
    table = indicators()
    named = {*table["above_hypothesis_id"], *table["below_hypothesis_id"].dropna()}
    assert named == set(data.load("hypotheses")["hypothesis_id"])
