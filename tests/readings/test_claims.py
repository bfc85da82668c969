"""The ledger of claims and the events: complete, sourced, and true to the rules of verdicts."""

import re

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import claims, verdicts

SIZES = {"A": 38, "B": 17, "C": 18, "D": 12, "E": 12}
COUNTS = {
    "confirmed": 32,
    "mostly_confirmed": 29,
    "contested": 5,
    "wrong": 8,
    "unverifiable": 3,
    "opinion": 20,
}
WRONG = ["A04", "A33", "C07", "C08", "C09", "C17", "D02", "D03"]


@pytest.fixture
def ledger() -> pd.DataFrame:
    return data.load("claims").set_index("claim_id")


@pytest.fixture
def events() -> pd.DataFrame:
    return data.load("events")


def independent(claim_id: str, role: str) -> list[str]:
    own = data.source_ids(data.load("articles"))
    return [key for key in claims.claim(claim_id).sources.get(role, ()) if key not in own]


def test_ids_are_complete_and_in_order(ledger: pd.DataFrame) -> None:
    due = [f"{letter}{at:02d}" for letter, size in SIZES.items() for at in range(1, size + 1)]
    assert ledger.index.tolist() == due
    assert len(due) == 97
    assert (ledger.index.str[0] == ledger["article"]).all()


def test_counts_by_verdict(ledger: pd.DataFrame) -> None:
    assert ledger["verdict"].value_counts().to_dict() == COUNTS
    assert ledger.index[ledger["verdict"] == "wrong"].tolist() == WRONG


def test_every_verdict_has_the_sources_that_it_needs(ledger: pd.DataFrame) -> None:
    for claim_id, verdict in ledger["verdict"].items():
        name = str(claim_id)
        for_it, against = independent(name, "supports"), independent(name, "contradicts")
        if verdict == "confirmed":
            assert len(for_it) >= 2, name
        elif verdict == "mostly_confirmed":
            assert for_it, name
        elif verdict == "contested":
            assert for_it, name
            assert against, name
        elif verdict == "wrong":
            assert against, name
            assert not for_it, name
        elif verdict == "unverifiable":
            assert not for_it, name
            assert not against, name


def test_a_copy_of_an_article_only_gives_context() -> None:
    own = data.source_ids(data.load("articles"))
    links = data.load("claim_sources")
    assert set(links.loc[links["source_id"].isin(own), "role"]) == {"context"}


def test_every_claim_but_one_has_an_independent_source() -> None:
    behind = verdicts.coverage()
    assert behind.index[behind["independent"] == 0].tolist() == ["B13"]


def test_judgements_are_opinions_and_only_they(ledger: pd.DataFrame) -> None:
    judged = ledger["kind"].isin(["forecast", "interpretation"])
    assert (judged == (ledger["verdict"] == "opinion")).all()


def test_texts_fit_the_verdicts(ledger: pd.DataFrame) -> None:
    corrected = ledger["verdict"].isin(["mostly_confirmed", "contested", "wrong", "unverifiable"])
    assert ledger.loc[corrected, "correction"].notna().all()
    assert ledger.loc[ledger["verdict"] == "opinion", "correction"].isna().all()
    assert ledger.loc[ledger["verdict"] == "opinion", "note"].notna().all()
    assert ledger.loc[ledger["kind"] == "quotation", "speaker"].notna().all()
    assert (ledger["confidence"] != "high")[ledger["verdict"] == "opinion"].all()


def test_measures_point_at_columns(ledger: pd.DataFrame) -> None:
    for pointer in ledger["measure"].dropna():
        name, column = str(pointer).split(".")
        assert column in data.load(name).columns, pointer


def test_keys_across_the_tables(ledger: pd.DataFrame) -> None:
    links = data.load("claim_sources")
    assert set(links["claim_id"]) == set(ledger.index)
    assert set(links["source_id"]) <= set(data.sources().index)
    assert set(ledger["article"]) == set(data.load("articles")["article"])
    assert set(data.sources()["grade"]) <= set(verdicts.GRADES)


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


def test_cited_and_uncited() -> None:
    assert claims.cited([]).empty
    assert len(claims.uncited([])) == 97
    with pytest.raises(data.DataError, match="no claim 'A99'"):
        claims.uncited(["A01", "A99"])


def test_events_are_all_there_in_order(events: pd.DataFrame) -> None:
    assert events["period"].value_counts().to_dict() == {"1991_2021": 70, "2022_2026": 101}
    assert 25 <= events["selected"].sum() <= 35
    padded = events["date"].map(lambda date: (date + "-00-00")[:10])
    assert padded.is_monotonic_increasing
    assert padded.max() <= "2026-07-31"
    assert events.loc[0, "date"] == "1990-09-18"
    for date, precision, start in events[["date", "precision", "event_id"]].to_numpy():
        assert {"year": 4, "month": 7, "day": 10}[precision] == len(date)
        assert start.startswith(f"{date}-")
    last = events["end"].dropna()
    assert (last >= pd.to_datetime(events.loc[last.index, "date"])).all()
    split = events["date"].str[:4].astype(int) >= 2022
    assert (split == (events["period"] == "2022_2026")).all()


def test_direction_is_judged_for_acts_of_kazakhstan_alone(events: pd.DataFrame) -> None:
    own = events["actor"] == "Kazakhstan"
    assert (own == (events["direction"] != "not_applicable")).all()
    reasons = events.loc[own, "note"].fillna("")
    assert reasons.str.startswith("Direction: ").all()
    assert not events.loc[~own, "note"].fillna("").str.contains("Direction:").any()


def test_the_first_weeks_of_2022_moved_towards_russia(events: pd.DataFrame) -> None:
    early = events[events["date"].between("2022-01-01", "2022-02-20")]
    assert set(early["direction"]) == {"toward_russia", "not_applicable"}


def test_traps_of_the_evidence_are_avoided(events: pd.DataFrame) -> None:
    dated = events.set_index("date")
    assert "denied" in str(dated.loc["2023-10-19", "title"])
    assert dated.loc["2023-10-19", "status"] == "contested"
    assert dated.loc["2023-04-01", "status"] == "announced"
    assert "6 August 2015" in str(dated.loc["2015-01-01", "detail"])
    assert "two days before" in str(dated.loc["2022-06-15", "note"])
    named = events[(events["actor"] == "Ukraine")]
    assert named["date"].tolist() == ["2025-11-29"]


def test_place_names_follow_the_date(events: pd.DataFrame, ledger: pd.DataFrame) -> None:
    told = list(zip(events["date"], events["title"] + " " + events["detail"], strict=True))
    told += list(zip(ledger["date_claimed"], ledger["claim"], strict=True))
    for date, text in told:
        if re.search(r"\bAstana\b", text) and "formerly Astana" not in text:
            assert "1998" <= date < "2019-03-23" or date >= "2022-09-17", (date, text)
        if "Nur-Sultan" in text:
            assert "2019-03" <= date < "2022-09-17", (date, text)
        assert not re.search(r"Turkiye|\bTurkey\b|Kiev|Alma-Ata", text), text
