"""The country in figures; China's oil, firms and visitors."""

import pytest

from between_powers import data
from between_powers.readings import china, country


def test_borders_come_from_one_source():
    rows = data.load("country_facts")
    rows = rows[rows["fact"].str.startswith("border_with_")]
    lengths = country.borders()
    assert lengths.index.tolist() == sorted(lengths.index, key=lambda name: -lengths[name])
    assert lengths.sum() == pytest.approx(13349.9), "the page prints 13,392.6 as the sum"
    other = rows[rows["conflict"] & (rows["source_id"] != "mfakg_kz")]
    assert other["value"].tolist() == [7800]


def test_where_sources_disagree_the_exact_figure_stands_whatever_the_order(monkeypatch):
    rows = data.load("country_facts")
    chosen = country.facts()["value"]
    monkeypatch.setattr(country, "load", lambda _: rows[::-1])
    assert country.facts()["value"].sort_index().equals(chosen.sort_index())
    monkeypatch.setattr(country, "load", lambda _: rows.assign(bound="exact"))
    with pytest.raises(data.DataError, match=r"row 6, column bound: of border_with_russia, on whi"):
        country.facts()


def test_people_grew_by_births_and_hardly_by_migration():
    facts = country.facts()["value"]
    assert facts["population_urban"] < facts["population"]
    assert facts["net_migration"] < facts["natural_growth"] / 10
    register = data.load("demography").query("period == '2026-01-01' and group == 'All'")
    assert register["value"].item() == facts["population"]


def test_chinese_firms_take_a_ninth_of_the_oil_not_a_quarter():
    rows = data.load("oil_output_shares").query("owners == 'China'")
    percent = rows.set_index(["period", "counting"])["value_percent"]
    assert percent["2023", "not_stated"] == pytest.approx(11.4)
    assert percent["2023", "not_stated"] < percent["2017", "not_stated"] / 2
    assert percent["2009", "own"] < percent["2009", "with_partners"]
    assert china.oil_by_owner().sum() < 1, "a part of the output is not named"


def test_counts_of_one_kind_rise_and_kinds_stay_apart():
    for measure in ("firms_active", "firms_registered"):
        assert china.counts(measure).is_monotonic_increasing
    active, registered = china.counts("firms_active"), china.counts("firms_registered")
    assert (active[["2024-09", "2025-10"]] < registered[["2024-09", "2025-10"]]).all()
    assert china.counts("visitors")["2023"] == 367000, "217 thousand is another counter's"


def test_the_table_of_the_country_has_words_for_every_unit_it_shows():
    shown = country.profile()
    assert shown["shown_as"].is_unique
    assert shown["figure"].str.contains(r"\d").all()
    assert shown.set_index("shown_as").loc["Border with Russia", "figure"] == "7,548\xa0kilometres"
    assert shown.set_index("shown_as").loc["Output", "figure"] == "over 300\xa0billion dollars"


def test_each_story_predicts_something_in_every_field_and_rests_on_a_scholar():
    table = country.predictions()
    assert table.notna().all(axis=None)
    rows, theses = data.load("story_predictions"), data.load("rival_theses")
    scholars = theses.groupby("class")["source_id"].agg(set)
    for row in rows.itertuples():
        assert row.source_id in scholars[row.story], (row.story, row.field)
