"""The evidence of the scenarios says what the data say, and every indicator can be read."""

import re

import pytest

from between_powers import data
from between_powers.readings.evidence import FIELDS, READINGS, rating_matrix
from between_powers.readings.indicators import GAUGES, indicators


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
        "indicators": ["title", "measure", "rule", "next_reading", "note"],
    }
    for name, columns in texts.items():
        frame = data.load(name).fillna("")
        for column in columns:
            for text in frame[column]:
                found = re.sub(r"\b(19|20)\d\d\b", "", text)
                assert not re.search(r"\d", found), (name, text)


def test_matrix_is_whole():
    matrix = rating_matrix()
    assert not matrix.isna().any().any()
    assert matrix.shape == (len(data.load("evidence_items")), len(data.load("hypotheses")))


def test_every_field_has_a_name():
    fields = {one["name"]: one for one in data.describe("evidence_items")["schema"]["fields"]}
    assert list(FIELDS) == fields["field"]["constraints"]["enum"]


def test_every_indicator_is_read():
    table = indicators()
    assert set(GAUGES) == set(table["indicator_id"])
    assert table.loc[table["is_share"], ["latest", "threshold"]].stack().between(0, 1).all()
    assert (table["rule"].str.len() > 0).all()


def test_indicators_by_hand():
    table = indicators().set_index("indicator_id")
    found = table[["latest", "threshold"]].astype(float).round(3)
    assert found.loc["cpc_share"].tolist() == [0.823, 0.795]
    assert found.loc["russian_imports"].tolist() == [0.299, 0.425]
    assert found.loc["corridor_use"].tolist() == [round(4.119 / 6, 3), 1]
    assert found.loc["china_share"].tolist() == [0.236, 0.242]
    assert found.loc["orders_that_cut"].tolist() == [0, 0]
