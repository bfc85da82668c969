"""The pages on the data say what the data are."""

from pathlib import Path

import pytest

from between_powers import data
from between_powers.data import catalogue, codebook, grades

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", codebook.PAGES)
def test_committed_page_is_the_made_one(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == codebook.PAGES[name](), (
        "run python -m between_powers.data.codebook"
    )


def test_every_column_is_in_the_codebook() -> None:
    page = codebook.codebook()
    for name in data.names():
        section = page.partition(f"(`{name}`)\n")[2].partition("\n## ")[0]
        for field in data.describe(name)["schema"]["fields"]:
            assert f"| `{field['name']}`" in section, (name, field["name"])


def test_figures_by_grade_are_all_figures() -> None:
    by_grade = grades.grades().sum()
    frames = [data.load(name) for name in data.names()]
    cited = [frame["source_id"].notna().sum() for frame in frames if "also_source_id" in frame]
    assert by_grade.sum() == sum(cited)
    assert 0 < by_grade["press"] < by_grade.sum()


def test_catalogue_lists_every_dataset_and_column() -> None:
    assert catalogue.datasets()["name"].tolist() == data.names()
    found = catalogue.columns().groupby("dataset", sort=False)["column"].agg(list)
    for name in data.names():
        fields = [field["name"] for field in data.describe(name)["schema"]["fields"]]
        assert found[name] == fields


def test_grades_count_each_row_once_under_its_better_source() -> None:
    by_dataset, grade = grades.grades(), data.sources()["grade"]
    for name in ("oil_exports", "trade_partners"):
        frame = data.load(name)
        assert by_dataset.loc[name].sum() == len(frame)
        pairs = frame[["source_id", "also_source_id"]].apply(lambda keys: keys.map(grade))
        assert by_dataset.loc[name, "primary"] == (pairs == "primary").any(axis="columns").sum()
        assert (
            by_dataset.loc[name, "press"]
            == pairs.isin(["press"]).where(pairs.notna(), other=True).all(axis="columns").sum()
        )
    assert "sources" not in by_dataset.index


def test_readings_count_each_source_row_and_headline_once() -> None:
    counts, known = grades.readings(), data.sources()["reading"]
    assert counts["sources"].to_dict() == known.value_counts().reindex(counts.index).to_dict()
    assert counts["rows"].sum() == grades.grades().to_numpy().sum()
    assert counts["headlines"].sum() == len(data.load("headline_figures"))
    enum = next(
        field["constraints"]["enum"]
        for field in data.describe("sources")["schema"]["fields"]
        if field["name"] == "reading"
    )
    assert set(counts.index) == set(enum)


def test_arms_and_spending_read_in_private_copies_are_not_primary() -> None:
    """They were, with 97 in 100 of the rows that the first edition called primary."""
    sources = data.sources()
    private = sources[sources["reading"] == "private_copy"]
    assert {"SIPRIAT", "SIPRIMX", "UNIP24", "S_BNS_MONTHLY"} <= set(private.index)
    assert "primary" not in set(private["grade"])
    by_grade = grades.grades().sum()
    assert by_grade["primary"] < by_grade.sum() / 4
