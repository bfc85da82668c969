"""The ledger of claims: complete, sourced, and true to the rules of verdicts."""

import shutil

import pandas as pd
import pytest

from between_powers import data
from between_powers.data import descriptor
from between_powers.readings import claims, verdicts

SIZES = {"A": 38, "B": 17, "C": 18, "D": 12, "E": 12}
COUNTS = {
    "confirmed": 31,
    "mostly_confirmed": 29,
    "contested": 6,
    "wrong": 8,
    "unverifiable": 3,
    "opinion": 20,
}
WRONG = ["A04", "A33", "C07", "C08", "C09", "C17", "D02", "D03"]


@pytest.fixture
def ledger() -> pd.DataFrame:
    return data.load("claims").set_index("claim_id")


def independent(claim_id: str, role: str) -> list[str]:
    own = data.source_ids(data.load("articles"))
    return [key for key in claims.claim(claim_id).sources.get(role, ()) if key not in own]


def test_ids_are_complete_and_in_order(ledger: pd.DataFrame) -> None:
    expected = [f"{letter}{at:02d}" for letter, size in SIZES.items() for at in range(1, size + 1)]
    assert ledger.index.tolist() == expected
    assert len(expected) == 97
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


def test_a_claim_holds_what_its_rows_say():
    ledger = data.load("claims").set_index("claim_id")
    links = data.load("claim_sources")
    for key in ("A01", "B06", "D03"):
        found, row = claims.claim(key), ledger.loc[key]
        assert (found.claim_id, found.article, found.text) == (key, row["article"], row["claim"])
        assert (found.verdict, found.correction) == (
            row["verdict"],
            "" if pd.isna(row["correction"]) else row["correction"],
        )
        mine = links[links["claim_id"] == key]
        assert {role: list(ids) for role, ids in found.sources.items()} == {
            role: mine[mine["role"] == role]["source_id"].tolist() for role in mine["role"].unique()
        }


def test_a_claim_is_read_anew_when_the_data_have_changed(tmp_path, monkeypatch):
    shutil.copytree(descriptor.folder(), tmp_path / "data")
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(tmp_path / "data"))
    before = claims.claim("D03")
    path = tmp_path / "data" / "claims.csv"
    path.write_text(path.read_text().replace(before.text, "The text is another."))
    assert claims.claim("D03").text == "The text is another."
    path = tmp_path / "data" / "claim_sources.csv"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("D03,")))
    assert claims.claim("D03").sources == {}


def test_the_ids_of_the_ledger_are_told_from_the_first_to_the_last():
    with pytest.raises(data.DataError) as caught:
        claims.claim("Z99")
    assert str(caught.value) == "data/claims.csv: no claim 'Z99'; the ids run from A01 to E12"


def test_names_of_themes_cover_the_descriptor() -> None:
    fields = {one["name"]: one for one in data.describe("claims")["schema"]["fields"]}
    assert set(claims.THEMES) == set(fields["theme"]["constraints"]["enum"])


def test_best_sources_decide_where_any_does() -> None:
    chosen = claims.best_sources(most=1)
    grade = data.sources()["grade"]
    for claim_id, row in chosen.iterrows():
        roles = ("supports", "contradicts") if row["decides"] else ("context",)
        keys = [key for role in roles for key in independent(str(claim_id), role)]
        assert row["source_ids"] in keys
        ranks = [verdicts.GRADES.index(grade[key]) for key in keys]
        assert verdicts.GRADES.index(grade[row["source_ids"]]) == min(ranks)
    assert not chosen["decides"].all(), "some claims have context alone"


def remarks(claim_id: str) -> str:
    row = data.load("claims").set_index("claim_id").loc[claim_id]
    return f"{row['correction']} {row['note']}"


def test_the_parade_of_2022_is_contested_since_it_was_not_annual(ledger: pd.DataFrame) -> None:
    assert "annual" in ledger.loc["A10", "claim"]
    assert ledger.loc["A10", "verdict"] == "contested"
    assert {"SA89", "myseldon25"} <= set(independent("A10", "contradicts"))


def test_a_claim_says_what_its_article_says(ledger: pd.DataFrame) -> None:
    said = ledger.loc["A37", "claim"]
    assert "patience" not in said
    assert "flexible" in said
    assert "Ukrainian scenario" in said


def test_no_share_of_the_pipeline_is_said_of_years_without_a_total() -> None:
    oil = data.load("oil_exports").query("route == 'total' and coverage == 'full_year'")
    assert not oil["year"].between(2014, 2020).any()
    assert oil.query("year == 2021")["status"].item() == "estimated"
    assert "No total of 2014 to 2020" in remarks("A20")
    assert "late 2010s" not in remarks("A20")


def test_food_and_materials_are_told_by_share_of_use_to_the_newest_months() -> None:
    newest = data.load("import_dependence").query("measure == 'share_of_use'")["period"].max()
    assert newest.startswith("2026-01")
    assert "65 a year later" in remarks("A23")
    assert "61 of flat steel" in remarks("A24")


def test_an_unconfirmed_ban_is_told_as_such() -> None:
    bans = data.load("entry_bans").set_index("person")
    assert bans.loc["Fyodorov", "basis"] == "government_source"
    assert "the ministry announced nothing" in remarks("A19")
    assert {"kun25ban", "24kg25ban"} <= set(independent("A19", "context"))


def test_those_who_share_a_suspicion_stand_behind_it() -> None:
    assert independent("E05", "supports") == ["SA80", "E_RFP_20220706", "E_MT_20220706"]
    assert "several" not in remarks("E05")


def test_both_builders_named_on_one_day_are_told() -> None:
    steps = data.load("projects").query("sector == 'nuclear' and date == '2025-06-14'")
    assert set(steps["partner"]) == {"Russia", "China"}
    assert "CNNC" in remarks("D10")
    assert "trend_20250614cnnc" in independent("D10", "contradicts")


def test_the_rank_in_uranium_is_told_for_resources_and_output_alone() -> None:
    mined = data.load("uranium").query("measure == 'output' and period == '2024'")
    tonnes = mined.set_index("entity")["value"]
    others = tonnes["World"] - tonnes.drop("World").sum()
    assert tonnes["Kazakhstan"] > max(others, tonnes.drop(["World", "Kazakhstan"]).max())
    assert "cost class" not in remarks("D09")
    assert "wna_table" in independent("D09", "supports")


def test_arms_of_a_memorandum_are_told_to_their_last_step() -> None:
    stages = data.load("arms_deals").query("deal_id == 'anka_2022'")["stage"].tolist()
    assert stages == ["memorandum", "in_service"]
    assert "in service by the end of 2024" in remarks("A16")
