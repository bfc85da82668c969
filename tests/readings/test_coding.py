"""Codes and ratings follow from their codings, and agreement is reported as it is."""

import re
from pathlib import Path

import pandas as pd
import pytest

from between_powers.data import load
from between_powers.readings import coding
from between_powers.words import percent

PAGE = Path(__file__).parents[2] / "docs" / "coding.md"


@pytest.fixture(scope="module")
def settled() -> pd.DataFrame:
    return load("events").fillna("").set_index("event_id")


def test_every_event_is_coded_by_three_and_every_cell_rated_by_two() -> None:
    codings, ratings = load("event_codings"), load("rating_codings")
    assert (codings.groupby("event_id").size() == 3).all()
    assert set(codings["event_id"]) == set(load("events")["event_id"])
    cells = ratings.groupby(["item_id", "hypothesis_id"]).size()
    assert (cells == 2).all()
    assert len(cells) == len(load("hypothesis_ratings"))


def test_agreement_by_hand() -> None:
    table = coding.agreement()
    assert table["items"].tolist() == [237, 237, 237, 237, 148, 150]
    assert table["same"].tolist() == [224, 232, 217, 232, 146, 148]
    assert table["kappa"].round(2).tolist() == [0.94, 0.96, 0.89, 0.97, 0.98, 0.96]


def test_coders_agree_less_with_the_author_than_with_each_other() -> None:
    between = coding.agreement()["kappa"].drop(coding.RATING)
    for coder in ("first", "second"):
        assert (coding.agreement("author", coder)["kappa"].drop(coding.RATING) < between).all()


def test_a_code_that_both_coders_gave_is_the_code(settled: pd.DataFrame) -> None:
    assert settled.loc["2023-09-china-passes-russia-trade", "actor"] == "Others"
    wide = load("event_codings").fillna("").set_index(["event_id", "coder"]).unstack()
    for field in coding.FIELDS:
        both = wide[field]["first"] == wide[field]["second"]
        assert settled.loc[both[both].index, field].equals(wide[field]["first"][both])


def test_disputed_directions_are_marked(settled: pd.DataFrame) -> None:
    marked = settled.index[~settled["direction_agreed"]]
    differ = coding.agreement().loc["direction"]
    assert len(marked) == differ["items"] - differ["same"]


def test_ratings_by_scenario_sum_to_the_whole() -> None:
    table, whole = coding.rating_agreement(), coding.agreement().loc[coding.RATING]
    items = len(load("evidence_items"))
    assert (table["percent"] * items).sum() == pytest.approx(whole["same"])
    assert table["opposed"].sum() == 0


def test_the_table_of_the_rule_has_the_agreement_of_the_data() -> None:
    rows = re.findall(r"^\| `(\w[\w ]*)` \|(.+)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    printed = {field: [cell.strip() for cell in cells.split("|")] for field, cells in rows}
    between = coding.agreement()
    author = [coding.agreement("author", coder)["kappa"] for coder in ("first", "second")]
    changed = coding.changed()
    for field, row in between.iterrows():
        own = field == coding.RATING
        expected = [f"{row['items']:.0f}", percent(row["percent"]), f"{row['kappa']:.2f}"]
        expected += ["" if own else f"{kappa[field]:.2f}" for kappa in author]
        expected.append(str(changed.get(field, "")))
        assert printed[str(field)] == expected
