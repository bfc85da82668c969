"""What a mutation run found untested: each value here is worked out by hand or another way.

`docs/trust.md` tells how the run was made and which survivors are left, and why.
"""

import shutil

import pandas as pd
import pytest

from between_powers import data
from between_powers.data import descriptor
from between_powers.measures import (
    before_after,
    chokepoint_loss,
    diagnosticity,
    diverted_share,
    effective_number_bounds,
    event_rates,
    herfindahl_hirschman_bounds,
    ideal_point_distance,
    leave_group_out,
    rank_ranges,
    score_matrix,
    shares_of_total,
    target_outcome,
    window_shares,
)
from between_powers.readings import claims, verdicts

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


def test_cited_and_uncited_claims_are_numbered_from_zero():
    found = claims.cited(["B06", "A02"])
    assert (found["claim_id"].tolist(), found.index.tolist()) == (["A02", "B06"], [0, 1])
    rest = claims.uncited(["A01"])
    assert rest.index.tolist() == list(range(len(rest)))
    assert rest.columns.tolist() == found.columns.tolist()


def test_groups_keep_their_order_in_accuracy():
    ledger = data.load("claims").set_index("claim_id")
    checked = ledger.index[ledger["verdict"] != "opinion"]
    groups = pd.Series({checked[0]: "z", checked[1]: "a", checked[2]: "m"})
    assert verdicts.accuracy(groups).index.tolist() == ["z", "a", "m", "total"]


def test_a_window_that_begins_in_a_gap_steps_back_by_known_values():
    series = pd.Series([0.0, 4, 1, 9, 2, 5, 5, 7, 9], index=[0, 1, 2, 3, 4, 6, 7, 8, 9])
    found = before_after(series, 8, (5, 6), (8, 9))
    # Back by 2 to 5 values the differences are -4, 2.5, 1.5 and 5; two are as large as 8 - 5.
    assert found.difference == 3
    assert (found.placebos, found.as_large) == (4, 2)


def test_every_outcome_up_to_the_last_year_must_be_known():
    goal = pd.DataFrame({"announced": [2010], "due": [2014], "value": [9.0]})
    known = pd.Series([1.0, 2.0, 3.0, 4.0], index=[2010, 2011, 2012, 2014])
    with pytest.raises(ValueError, match="there is no outcome for 2013"):
        target_outcome(goal, known)


def test_shares_leave_out_parts_of_an_unknown_total_and_keep_a_whole_one():
    flows = pd.DataFrame(
        {"year": [1, 1, 2], "to": ["World", "Italy", "Italy"], "usd": [80.0, 80.0, 5.0]}
    )
    found = shares_of_total(flows, ["year"], "usd", "to", "World")
    assert found[["year", "share"]].to_numpy().tolist() == [[1, 1.0]]


def test_windows_of_shares_name_their_years():
    rows = pd.DataFrame({"year": [1, 2, 3], "who": ["a", "a", "b"], "value": [1.0, 2.0, 3.0]})
    found = window_shares(rows, "who", "value", [(1, 2), (3, 3)])
    assert found[["first", "last", "who"]].to_numpy().tolist() == [[1, 2, "a"], [3, 3, "b"]]


def test_a_diverted_share_is_of_a_drop_however_small():
    assert diverted_share(pd.Series([0.1, 0.1]), 0.4) == pytest.approx(0.5)


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


def test_grades_and_verdicts_are_counted_in_their_order_none_left_out(monkeypatch):
    few = verdicts.coverage().query("verdict == 'wrong'").assign(best_grade="press")
    monkeypatch.setattr(verdicts, "coverage", lambda: few)
    found = verdicts.graded()
    assert found.index.tolist() == list(verdicts.VERDICTS)
    assert found.columns.tolist() == [*verdicts.GRADES, "none"]
    assert found.loc["confirmed"].tolist() == [0, 0, 0, 0]
    assert found.loc["wrong"].tolist() == [0, 0, len(few), 0]


def test_a_distance_of_ideal_points_is_their_difference():
    points = pd.DataFrame(
        {
            "country": ["A", "B"],
            "year": [2021, 2021],
            "value": [1.0, 0.25],
            "low": [0.9, 0.15],
            "high": [1.1, 0.35],
        }
    )
    assert ideal_point_distance(points, "A", "B")["distance"].tolist() == [0.75]


def test_a_closure_without_any_spare_capacity_reroutes_nothing():
    found = chokepoint_loss(10, 0.2, {"baku": 0.0, "china": 0.0}, 70, 7.5)
    assert found.by_route == {"baku": 0.0, "china": 0.0}
    assert (found.rerouted_mt, found.lost_mt) == (0.0, 2.0)


def test_an_assumption_without_limit_is_refused_by_its_name():
    with pytest.raises(ValueError, match=r"price must not be .* infinite, not inf"):
        chokepoint_loss(10, 0.2, {"baku": 0.1}, float("inf"), 7.5)
    with pytest.raises(ValueError, match="rerouted_share must not be negative"):
        chokepoint_loss(10, 0.2, {"baku": 0.1}, 70, 7.5, -0.5)


def test_a_rate_may_be_of_a_single_day():
    events = pd.DataFrame({"date": ["2022-03-21", "2022-05-02"], "cause": ["weather"] * 2})
    rates = event_rates(events, ["cause"], [("2022-03-21", "2022-03-21")])
    assert rates["count"].tolist() == [1]


def test_rates_name_their_windows():
    events = pd.DataFrame({"date": ["2022-03-21"], "cause": ["weather"]})
    rates = event_rates(events, ["cause"], [("2022", "2022")])
    assert rates.columns.tolist() == ["first", "last", "cause", "count", "years", "per_year"]


def test_without_credibilities_every_item_weighs_one():
    assert score_matrix(MATRIX)["score"].tolist() == [1.0, 2.0]


@pytest.mark.parametrize("weights", [WEIGHTS.drop("b"), WEIGHTS.replace(10.0, float("inf"))])
def test_an_item_needs_a_finite_weight_of_its_own(weights):
    with pytest.raises(ValueError, match="has no positive weight"):
        score_matrix(MATRIX, weights)


def test_the_scoreboard_leaves_out_groups_without_a_claim():
    ledger = data.load("claims")
    few = verdicts.scoreboard("article", ledger[ledger["article"] == "B"])
    assert few.index.tolist() == ["B", "total"]
