"""Statements, the answers to them, and their marks in lanes."""

import pandas as pd
import pytest

from between_powers.readings import statements
from between_powers.readings.statements import by_deputies, exchange_marks, exchanges


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


def test_an_answer_brings_the_source_of_its_own_event() -> None:
    rows = exchanges().set_index("speaker")
    assert rows.loc["Nikonov", "answer_source_id"] == "SA45"
    assert rows.loc["Shperov", "answer_source_id"] == "newstaraz17"
    assert pd.isna(rows.loc["Solovyov", "answer_source_id"])


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> dict[str, pd.DataFrame]:
    ids = ["said", "also-said", "answered", "disowned"]
    rows = {
        "date": ["2020-01-01", "2020-01-02", "2020-01-05", "2020-01-03"],
        **{name: ids for name in ("title", "detail", "source_id", "also_source_id")},
    }
    said = {
        "event_id": ["said", "also-said"],
        "office": ["Deputies", "Others"],
        "answer_kind": ["formal", "none"],
        "answer_event_id": ["answered", None],
        "later_answer_event_id": [None, None],
        "moscow_event_id": ["disowned", "disowned"],
    }
    frames = {"events": pd.DataFrame({"event_id": ids, **rows}), "statements": pd.DataFrame(said)}
    monkeypatch.setattr(statements, "load", frames.__getitem__)
    return frames


@pytest.mark.usefixtures("frames")
def test_a_step_after_two_statements_is_one_mark() -> None:
    marks = exchange_marks()[["event_id", "lane", "kind"]].itertuples(index=False, name=None)
    assert list(marks) == [
        ("said", "Deputies", "statement"),
        ("also-said", "Others", "statement"),
        ("disowned", "Moscow", "words"),
        ("answered", "Answer", "formal"),
    ]


def test_an_event_in_two_lanes_is_two_marks_the_statement_first(
    frames: dict[str, pd.DataFrame],
) -> None:
    frames["statements"].loc[0, "answer_event_id"] = "said"
    marks = exchange_marks().query("event_id == 'said'")
    assert marks["lane"].tolist() == ["Deputies", "Answer"]
