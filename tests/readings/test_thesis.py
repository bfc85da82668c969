"""The thesis is told with what does not fit it."""

from between_powers.data import load
from between_powers.readings import thesis


def test_matters_are_sorted_by_cost_and_none_is_unnamed() -> None:
    rows = thesis.tests()
    assert rows["cost"].notna().all()
    assert rows["fits"].notna().all()
    order = [
        name for name in ("Cheap", "Priced", "Costly") for _ in rows.query("cost == @name").index
    ]
    assert rows["cost"].tolist() == order


def test_every_cost_has_moves_that_the_thesis_does_not_fit() -> None:
    misfits = load("thesis_tests").query("fits == 'no'")
    assert set(misfits["cost"]) == {"cheap", "priced", "costly"}
    assert thesis.counts()["no"] == len(misfits)
