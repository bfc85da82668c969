"""Statements, the answers to them, and their marks in lanes."""

import pandas as pd

from between_powers.data import load
from between_powers.readings import statements
from between_powers.readings.statements import by_deputies, exchanges


def test_days_count_from_statement_to_answer() -> None:
    days = exchanges().set_index("speaker")["days"]
    assert days["Fyodorov"] == 10
    assert days["Keosayan"] == 3
    assert days["Zyuganov"] == 0
    assert days["Solzhenitsyn"] != days["Solzhenitsyn"]


def test_days_are_not_counted_where_a_day_is_not_known() -> None:
    days = exchanges().set_index("speaker")["days"]
    assert days[["Shperov", "Limonov", "Drobnitsky"]].isna().all()


def test_deputies_spoke_eight_times_from_2014_and_four_of_five_before_2022_met_an_act() -> None:
    assert len(by_deputies(2014, 2024)) == 8
    before = by_deputies(1990, 2021)["answer_kind"]
    assert (len(before), before.eq("formal").sum()) == (5, 4)
    later = by_deputies(2022, 2026)
    assert later["speaker"].tolist() == ["Zyuganov", "Savostyanov", "Zatulin", "Tolstoy"]
    assert not later["answer_kind"].eq("formal").any()


def test_bans_on_entry_are_told_apart_by_what_they_rest_on() -> None:
    bans = exchanges().drop_duplicates("speaker").set_index("speaker")["ban"]
    assert (bans[["Nikonov", "Fyodorov", "Zatulin", "Tolstoy"]] == "government_source").all()
    assert bans["Kandelaki"] == "named_by_state"
    assert pd.isna(bans["Shperov"])


def test_every_form_of_answer_goes_one_way_and_has_words() -> None:
    rows = statements.answers(1990)
    assert rows["way"].notna().all()
    words = load("code_names").query("dataset == 'statements'")
    forms = words[words["field"] == "answer_form"]
    assert set(forms["code"]) == set(statements.WAYS)
    assert forms["sign"].notna().all()
    assert set(words.loc[words["field"] == "role", "code"]) == set(rows["role"])


def test_a_ban_counts_only_for_statements_that_are_not_younger() -> None:
    rows = statements.answers(1992).query("way == @statements.BORDER")
    assert rows["year"].tolist() == [2005, 2020, 2020, 2022, 2024, 2024]
    assert rows["form"].eq("entry_ban").tolist() == [True, False, False, False, True, False]


def test_no_answer_found_since_2022_went_to_moscow() -> None:
    rows = statements.answers(1992).query("way == @statements.MOSCOW")
    assert (len(rows), rows["year"].max()) == (5, 2020)


def test_an_answer_brings_the_source_of_its_own_event() -> None:
    rows = exchanges().set_index("speaker")
    assert rows.loc["Nikonov", "answer_source_id"] == "SA45"
    assert rows.loc["Shperov", "answer_source_id"] == "newstaraz17"
    assert pd.isna(rows.loc["Solovyov", "answer_source_id"])
