"""What a mutation run found untested: each value here is worked out by hand or another way.

`docs/trust.md` tells how the run was made and which survivors are left, and why.
"""

import pandas as pd
import pytest

from between_powers import claims, data, verdicts
from between_powers.measures import (
    before_after,
    chokepoint_loss,
    diagnosticity,
    effective_number_bounds,
    herfindahl_hirschman_bounds,
    leave_group_out,
    rank_ranges,
    window_shares,
)

MATRIX = pd.DataFrame(
    {
        "H1": ["inconsistent", "neutral", "consistent"],
        "H2": ["neutral", "inconsistent", "inconsistent"],
    },
    index=["a", "b", "c"],
)
WEIGHTS = pd.Series({"a": 10.0, "b": 1.0, "c": 1.0})


def test_earlier_pairs_of_windows_are_each_the_next_step_back():
    series = pd.Series([0.0, 4, 1, 9, 2, 2, 5, 5, 7, 9])
    found = before_after(series, 8, (6, 7), (8, 9))
    # Back by 2 to 6 steps the differences are 3, -2, -3, 3 and 3; four are as large as 8 - 5.
    assert found.difference == 3
    assert (found.placebos, found.as_large) == (5, 4)


def test_windows_of_unequal_length_keep_their_lengths_on_the_way_back():
    series = pd.Series([3.0, 0, 0, 6, 1, 2, 9, 9])
    found = before_after(series, 6, (3, 5), (6, 7))
    # Back by 2 and 3: (1 + 2) / 2 - (0 + 0 + 6) / 3 = -1/2 and (6 + 1) / 2 - (3 + 0 + 0) / 3 = 5/2.
    assert found.difference == 6
    assert (found.placebos, found.as_large) == (2, 0)


def test_a_window_that_begins_before_the_split_is_refused():
    series = pd.Series(range(5), index=range(2019, 2024))
    with pytest.raises(ValueError, match="do not lie on either side of 2022"):
        before_after(series, 2022, (2019, 2020), (2021, 2023))


def test_weights_of_evidence_reach_every_reading():
    heavy, light = rank_ranges(MATRIX, WEIGHTS), rank_ranges(MATRIX)
    assert heavy.set_index("hypothesis")["rank"].to_dict() == {"H1": 2, "H2": 1}
    assert light.set_index("hypothesis")["rank"].to_dict() == {"H1": 1, "H2": 2}
    groups = pd.Series({"a": "x", "b": "y", "c": "z"})
    dropped = leave_group_out(MATRIX, groups, WEIGHTS).set_index(["dropped", "hypothesis"])
    assert dropped.loc[("y", "H1"), "rank"] == 2
    assert dropped.loc[("x", "H1"), "rank"] == 1
    plain = leave_group_out(MATRIX, groups).set_index(["dropped", "hypothesis"])
    assert plain.loc[("y", "H1"), "rank"] == 1


def test_groups_may_be_given_in_another_order_and_with_more_items():
    groups = pd.Series({"c": "z", "spare": "w", "b": "y", "a": "x"})
    assert leave_group_out(MATRIX, groups)["dropped"].unique().tolist() == ["x", "y", "z"]


def test_tables_have_the_columns_that_are_promised():
    assert list(diagnosticity(MATRIX)) == ["evidence", "diagnosticity", "refuting"]
    rows = pd.DataFrame({"year": [1, 2, 3], "who": ["A", "B", "A"], "value": [1.0, 3.0, 2.0]})
    found = window_shares(rows, "who", "value", [(1, 2), (3, 3)])
    assert list(found) == ["first", "last", "who", "value", "share"]
    assert found.index.tolist() == list(range(len(found)))


def test_the_largest_unnamed_partner_bounds_the_number_too():
    named = [0.4, 0.2]
    low, high = herfindahl_hirschman_bounds(named, largest_unnamed=0.1)
    # Four partners of a tenth each at most: 0.16 + 0.04 + 4 * 0.01.
    assert high == pytest.approx(0.24)
    bounds = effective_number_bounds(named, largest_unnamed=0.1)
    assert bounds[0] == pytest.approx(1 / high)
    assert bounds[1] == pytest.approx(1 / low)
    assert bounds[0] > effective_number_bounds(named)[0]


@pytest.mark.parametrize("name", ["days", "daily_flow", "price", "barrels_per_tonne"])
def test_a_loss_names_the_assumption_that_is_below_zero(name):
    given = {"days": 30.0, "daily_flow": 0.1, "price": 70.0, "barrels_per_tonne": 8.0}
    with pytest.raises(ValueError, match=rf"\b{name}\b"):
        chokepoint_loss(**(given | {name: -1.0}), spare_by_route={"other": 0.0})


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
        best = [one for one in verdicts.GRADES if one in set(mine["source_id"].map(grade))]
        assert behind.loc[key, "best_grade"] == best[0] if best else True
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
