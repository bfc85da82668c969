"""Rows that the words of a chapter rest on agree with the events and claims they name."""

import pandas as pd

from between_powers.data import load
from between_powers.words import number

EVENTS = load("events").set_index("event_id")


def test_a_single_figure_stands_in_the_words_of_its_event_or_claim() -> None:
    claims = load("claims").set_index("claim_id")
    figures = load("single_figures")
    assert (figures["event_id"].notna() != figures["claim_id"].notna()).all()
    for row in figures.itertuples():
        if pd.notna(row.event_id):
            text = EVENTS.loc[row.event_id, "detail"]
        else:
            side = "claim" if row.status == "claimed" else "correction"
            text = claims.loc[row.claim_id, side]
        assert number(row.value) in text, f"{row.figure_id}: {text}"


def test_a_step_that_followed_a_statement_has_words_and_an_event() -> None:
    statements = load("statements")
    answered = statements["answer_kind"] != "none"
    assert (statements["answer"].notna() == answered).all()
    assert (statements["answer_event_id"].notna() == answered).all()
    assert (statements["moscow"].notna() == statements["moscow_event_id"].notna()).all()


def test_no_step_is_older_than_the_statement() -> None:
    statements = load("statements")
    said = statements["event_id"].map(EVENTS["date"])
    for column in ("answer_event_id", "later_answer_event_id", "moscow_event_id"):
        after = statements[column].map(EVENTS["date"])
        assert (after[after.notna()] >= said[after.notna()]).all(), column


def test_words_beside_a_mark_have_a_place() -> None:
    labels = load("event_labels")
    for figure, rows in labels.groupby("figure"):
        if rows["place"].notna().any():
            assert (rows["place"].notna() == rows["label"].notna()).all(), figure
            assert (rows["place_narrow"].notna() == rows["label_narrow"].notna()).all(), figure


def test_each_name_of_the_capital_follows_the_last() -> None:
    names = load("capital_names")
    assert names["end"].tolist()[:-1] == names["start"].tolist()[1:]
    assert names["end"].isna().tolist() == [False] * (len(names) - 1) + [True]
