"""The words that figures print: each code, act and span has its own."""

import re

import pytest

from between_powers import data
from between_powers.readings import arms, oil, people, timeline


@pytest.mark.parametrize(
    ("name", "field"),
    [("events", "direction"), ("ukraine_votes", "family"), ("ukraine_votes", "vote")],
)
def test_every_code_has_words(name, field):
    words = data.load("code_names").query("dataset == @name and field == @field")
    assert words["name"].is_unique
    assert set(words["code"]) == set(data.load(name)[field])


def test_the_turns_are_directed_acts_with_words_that_fit_a_phone():
    labels = data.load("event_labels").query("figure == 'turns'")
    assert set(labels["event_id"]) <= set(timeline.directed_acts()["event_id"])
    assert set(labels["lane"]) == {"word", "deed"}
    assert labels["label"].str.len().max() <= 33, "a line of a phone holds no more"


def test_spans_that_a_figure_compares_hold_no_other_count_of_entries():
    entries = people.entries().dropna(subset="label")
    assert entries["label"].is_unique
    counts = entries[entries["measure"] == "entries"].sort_values("start")
    assert (counts["start"].iloc[1:].to_numpy() > counts["end"].iloc[:-1].to_numpy()).all()


def test_what_turned_cites_the_source_of_the_oil_it_counts():
    turns = data.load("turns").set_index("turn_id")
    exported = oil.exports().set_index(["year", "route"])
    assert turns.loc["oil_cpc", "source_id"] == exported.loc[(2025, "cpc"), "source_id"]


def test_shares_of_output_stand_in_the_words_of_their_rows():
    rows = data.load("military_budget").dropna(subset="share_of_gdp")
    for row in rows.itertuples():
        assert row.value == row.share_of_gdp or f"{row.share_of_gdp} percent" in row.definition


@pytest.mark.parametrize("name", ["claims", "events"])
def test_what_is_printed_of_claims_and_events_has_the_sign_of_percent(name):
    # Sources keep the titles that their makers gave them; these are our own words.
    for column, cells in data.load(name).astype(str).items():
        spelt = cells[cells.str.contains(r"\d\s*per ?cent\b")]
        assert spelt.empty, f"{name}.{column}: write % after digits: {spelt.tolist()}"


def test_limits_of_datasets_have_the_sign_of_percent():
    for name in data.names():
        told = " ".join(map(str, data.describe(name).values()))
        assert not re.search(r"\d\s*per ?cent\b", told), f"{name}: write % after digits"


def test_the_levers_cite_the_source_of_the_arms_that_they_count():
    assert (
        data.load("levers").set_index("lever").loc["Arms", "source_id"]
        == (arms.newest()["source_id"])
    )
