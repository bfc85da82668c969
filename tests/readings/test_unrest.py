"""January 2022: the toll as it grew, and the steps of a day in order."""

from between_powers import data
from between_powers.readings import unrest


def test_the_toll_is_the_newest_count_and_not_the_first():
    assert unrest.latest_toll()["dead"] == 238
    assert unrest.toll()["dead"].is_monotonic_increasing


def test_a_count_that_was_withdrawn_is_left_out():
    assert 164 not in unrest.toll()["dead"].tolist()


def test_steps_of_one_day_stand_in_the_order_of_their_hours():
    steps = data.load("january_2022").query("date.dt.day == 5")
    steps = steps.sort_values("time", na_position="first", kind="stable")
    assert steps["kind"].tolist() == ["concession", "violence", "elite", "violence"]
