"""Opinion: waves that cannot be compared are not."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import opinion


def test_the_wave_of_march_2022_is_left_out():
    assert "2022-03" not in opinion.answers().index.get_level_values("wave")


def test_a_pair_with_a_wave_that_cannot_be_compared_is_refused(monkeypatch):
    pairs = data.load("opinion_pairs").query("question == 'support_russia'")
    early = pairs.assign(first_wave="2022-03")
    monkeypatch.setattr(
        opinion, "load", lambda name: early if name == "opinion_pairs" else data.load(name)
    )
    with pytest.raises(ValueError, match="first_wave: a wave cannot be compared"):
        opinion.changes()


def test_a_change_names_the_sources_of_both_waves():
    row = opinion.changes().set_index("question").loc["support_russia"]
    assert (row["before"], row["after"]) == (13.0, 12.8)
    assert (row["source_id"], row["also_source_id"]) == ("DEMO2211", "REUT23")
    assert (row["first_wave"], row["last_wave"]) == ("Nov 2022", "May 2023")


def test_years_are_written_as_they_are():
    gallup = opinion.changes().query("panel == 'Leadership of Russia'")
    assert pd.unique(gallup[["first_wave", "last_wave"]].to_numpy().ravel()).tolist() == [
        "2021",
        "2022",
    ]


def test_the_country_and_its_leaders_are_two_questions():
    rows = data.load("opinion").query("country == 'Kazakhstan' and about in ['country', 'leaders']")
    table = rows[rows["wave"].str.startswith("2022")].set_index("question")
    assert table.loc["favourable_to_russia", ["about", "survey"]].tolist() == [
        "country",
        "ca_barometer",
    ]
    assert table.loc["approve_russia_leadership", "about"] == "leaders"
    gap = table["value_percent"]["favourable_to_russia"]
    assert gap - table["value_percent"]["approve_russia_leadership"] == 58
