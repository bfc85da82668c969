"""The two rules are told with what does not fit them."""

from between_powers.data import load
from between_powers.readings import thesis


def test_cases_are_sorted_by_cost_and_none_is_unnamed() -> None:
    rows = thesis.cases()
    named = rows[["cost", "alternative", "fits", "alternatives"]]
    assert named.notna().all(axis=None)
    order = [
        name for name in ("Cheap", "Priced", "Costly") for _ in rows.query("cost == @name").index
    ]
    assert rows["cost"].tolist() == order


def test_the_cost_rule_fits_as_it_stands_only_what_moved_for_little_or_was_dear() -> None:
    rows = load("thesis_tests")
    as_it_stands = {("cheap", "away"), ("costly", "stayed"), ("costly", "toward")}
    kept = {"cheap": "away", "costly": "stayed"}
    for row in rows.itertuples():
        # Russia did not lend for the heat plants what was agreed, so that they could go.
        if row.fits == "yes" and row.test_id != "heat_plants":
            assert (row.cost, row.result) in as_it_stands
        if row.fits == "no":
            assert row.result != kept.get(str(row.cost), row.result)
        assert (row.fits == "open") == (row.result == "open")


def test_neither_rule_fits_everything_and_both_fail_a_case() -> None:
    told = thesis.verdicts()
    assert (told == "no").any().all()
    assert not ((told["alternatives"] == "clause").any())


def test_the_alternatives_rule_is_not_the_outcome_told_again() -> None:
    rows = load("thesis_tests").query("result != 'open'")
    assert rows.groupby("alternative")["result"].nunique().loc["own"] > 1
