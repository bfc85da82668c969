"""Verdicts on the claims: counts, sources and shares that hold."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import verdicts

SIZES = {"A": 38, "B": 17, "C": 18, "D": 12, "E": 12}
COUNTS = {
    "confirmed": 31,
    "mostly_confirmed": 29,
    "contested": 6,
    "wrong": 8,
    "unverifiable": 3,
    "opinion": 20,
}


@pytest.fixture
def ledger() -> pd.DataFrame:
    return data.load("claims").set_index("claim_id")


@pytest.mark.parametrize("by", ["article", "theme", "chapter"])
def test_scoreboard(by: str, ledger: pd.DataFrame) -> None:
    board = verdicts.scoreboard(by)
    assert board.columns.tolist() == [*verdicts.VERDICTS, "total"]
    assert board.loc["total"].to_dict() == {**COUNTS, "total": 97}
    assert set(board.index) == {*ledger[by], "total"}
    assert (board.drop(columns="total").sum(axis="columns") == board["total"]).all()


def test_scoreboard_of_a_part_and_of_nonsense(ledger: pd.DataFrame) -> None:
    board = verdicts.scoreboard("chapter", ledger.query("article == 'E'"))
    assert board.loc["total", "total"] == SIZES["E"]
    with pytest.raises(ValueError, match="by is article, theme or chapter, not 'mood'"):
        verdicts.scoreboard("mood")


def test_labels_cover_the_descriptor() -> None:
    fields = {field["name"]: field for field in data.describe("claims")["schema"]["fields"]}
    assert list(verdicts.VERDICTS) == fields["verdict"]["constraints"]["enum"]


def test_coverage_and_grades() -> None:
    behind = verdicts.coverage()
    assert len(behind) == 97
    assert (behind["deciding"] <= behind["independent"]).all()
    ranks = behind[["best_grade", "best_deciding_grade"]].apply(
        lambda grades: grades.map(verdicts.GRADES.index, na_action="ignore")
    )
    decided = ranks.dropna()
    assert (decided["best_grade"] <= decided["best_deciding_grade"]).all()
    assert (behind["best_deciding_grade"].isna() == (behind["deciding"] == 0)).all()
    graded = verdicts.graded()
    assert int(graded.to_numpy().sum()) == 97
    assert graded.loc[["confirmed", "mostly_confirmed", "contested", "wrong"], "none"].sum() == 0


def test_accuracy_counts_what_can_be_right_or_wrong(ledger: pd.DataFrame) -> None:
    found = verdicts.accuracy()
    assert found.index.tolist() == [*SIZES, "total"]
    assert found.loc["total", "checked"] == 97 - COUNTS["opinion"]
    assert found.loc["total", "holds"] == COUNTS["confirmed"] + COUNTS["mostly_confirmed"]
    assert (found["share"] == found["holds"] / found["checked"]).all()
    kinds = verdicts.accuracy(ledger["kind"])
    assert set(kinds.index) == {"fact", "figure", "quotation", "total"}
    assert kinds.loc["quotation", "checked"] == 16
    part = verdicts.accuracy(pd.Series({"A04": "slip", "A20": "oil", "A28": "judgement"}))
    assert part["share"].to_dict() == {"slip": 0.0, "oil": 1.0, "total": 0.5}


def test_every_claim_but_one_has_an_independent_source() -> None:
    behind = verdicts.coverage()
    assert behind.index[behind["independent"] == 0].tolist() == ["B13"]


def test_the_scoreboard_counts_each_claim_once_by_its_verdict():
    ledger = data.load("claims")
    for by in ("article", "theme", "chapter"):
        board = verdicts.scoreboard(by)
        assert (board.index.name, board.columns.name) == (by, "verdict")
        for group in board.index.drop("total"):
            rows = ledger[ledger[by] == group]
            assert board.loc[group, "total"] == len(rows)
            for verdict in rows["verdict"].unique():
                assert board.loc[group, verdict] == (rows["verdict"] == verdict).sum()


def test_coverage_looks_only_at_sources_that_are_no_article():
    links, articles = data.load("claim_sources"), data.source_ids(data.load("articles"))
    grade, behind = data.sources()["grade"], verdicts.coverage()
    for key in ("A01", "A20", "B06", "D03", "E12"):
        mine = links[(links["claim_id"] == key) & ~links["source_id"].isin(articles)]
        deciding = mine["role"].isin(["supports", "contradicts"]).sum()
        assert behind.loc[key, ["independent", "deciding"]].tolist() == [len(mine), deciding]
        assert behind.loc[key, "single"] == (deciding == 1)
        grades = set(mine["source_id"].map(grade))
        assert behind.loc[key, "best_grade"] == min(grades, key=verdicts.GRADES.index)
    graded = verdicts.graded()
    assert graded.sum().sum() == len(behind)
    for verdict, row in graded.iterrows():
        of = behind[behind["verdict"] == verdict]["best_grade"]
        assert row["none"] == of.isna().sum()
        assert row["press"] == (of == "press").sum()


def test_accuracy_leaves_out_claims_without_a_group():
    ledger = data.load("claims").set_index("claim_id")
    groups = pd.Series({"A01": "one", "A02": "one", "B06": "two"})
    found = verdicts.accuracy(groups)
    checked = ledger.loc[["A01", "A02", "B06"], "verdict"]
    checked = checked[checked != "opinion"]
    assert (found.index.name, found.index[-1]) == ("group", "total")
    assert found.loc["total", "checked"] == len(checked)
    assert found.loc["total", "holds"] == checked.isin(["confirmed", "mostly_confirmed"]).sum()


def test_groups_keep_their_order_in_accuracy():
    ledger = data.load("claims").set_index("claim_id")
    checked = ledger.index[ledger["verdict"] != "opinion"]
    groups = pd.Series({checked[0]: "z", checked[1]: "a", checked[2]: "m"})
    assert verdicts.accuracy(groups).index.tolist() == ["z", "a", "m", "total"]


def test_the_scoreboard_keeps_the_order_of_the_descriptor_and_counts_what_is_not_there():
    ledger = data.load("claims")
    fields = {one["name"]: one for one in data.describe("claims")["schema"]["fields"]}
    for by in ("article", "theme", "chapter"):
        board = verdicts.scoreboard(by)
        groups = [one for one in fields[by]["constraints"]["enum"] if one in set(ledger[by])]
        assert board.index.tolist() == [*groups, "total"]
    few = verdicts.scoreboard("article", ledger[ledger["verdict"] == "wrong"])
    assert few["confirmed"].tolist() == [0] * len(few)
    assert (few.index.name, few.columns.name) == ("article", "verdict")


def test_the_scoreboard_leaves_out_groups_without_a_claim():
    ledger = data.load("claims")
    few = verdicts.scoreboard("article", ledger[ledger["article"] == "B"])
    assert few.index.tolist() == ["B", "total"]


def test_grades_and_verdicts_are_counted_in_their_order_none_left_out():
    behind = verdicts.coverage()
    table = verdicts.graded()
    assert table.index.tolist() == list(verdicts.VERDICTS)
    assert table.columns.tolist() == [*verdicts.GRADES, "none"]
    for verdict in verdicts.VERDICTS:
        grades = behind.loc[behind["verdict"] == verdict, "best_grade"].fillna("none").tolist()
        assert table.loc[verdict].to_dict() == {name: grades.count(name) for name in table.columns}
