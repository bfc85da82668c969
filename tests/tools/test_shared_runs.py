"""Runs of the tests at one time: each test is run once, those of the book when it stands."""

from types import SimpleNamespace

import pytest
from tests.plugins import shared
from tools.ci.verify import BUILT


def item(nodeid, *fixtures, **params):
    return SimpleNamespace(
        nodeid=nodeid, fixturenames=fixtures, callspec=SimpleNamespace(params=params)
    )


ITEMS = [
    item("tests/data/test_one.py::test_a"),
    item("tests/data/test_one.py::test_b"),
    item("tests/data/test_two.py::test_a"),
    item("tests/press/test_print.py::test_a", "printed"),
    item("tests/press/test_print_words.py::test_a", "printed"),
    item("tests/browser/test_pages.py::test_a[one]", "visit", page="chapters/one.html"),
    item("tests/browser/test_pages.py::test_a[two]", "visit", page="chapters/two.html"),
    item("tests/browser/test_tooltips.py::test_a[one]", "visit", chapter="one"),
    item("tests/browser/test_tooltips.py::test_b", "tabs"),
]


def test_every_test_is_run_by_one_of_the_runs_and_a_group_as_a_whole(tmp_path):
    (tmp_path / BUILT).touch()
    runs = [shared.taken(ITEMS, tmp_path), shared.taken(ITEMS, tmp_path)]
    done = [[], []]
    for turn in range(2 * len(ITEMS)):
        done[turn % 2] += [one] if (one := next(runs[turn % 2], None)) else []
    assert all(done)
    assert sorted(one.nodeid for taken in done for one in taken) == sorted(
        one.nodeid for one in ITEMS
    )
    first, second = ({shared.group(one) for one in taken} for taken in done)
    assert not first & second
    assert "visits of one" in first | second


def test_a_test_of_the_book_waits_until_it_stands(tmp_path, monkeypatch):
    waits = []

    def built(_):
        waits.append(1)
        (tmp_path / BUILT).touch()

    monkeypatch.setattr(shared.time, "sleep", built)
    run = shared.taken(ITEMS, tmp_path)
    for _ in range(3):
        next(run)
    assert waits == []
    next(run)
    assert waits == [1]


def test_what_needs_no_book_is_left_to_the_end_once_the_book_stands(tmp_path):
    run = shared.taken(ITEMS, tmp_path)
    begun = [next(run)]
    (tmp_path / BUILT).touch()
    begun += run
    assert begun[:3] == [*ITEMS[:2], ITEMS[3]]
    assert begun[-1] == ITEMS[2]


def test_what_takes_long_without_the_book_comes_before_what_does_not(tmp_path):
    small = item("tests/press/test_opening.py::test_a", "printed")
    assert next(shared.taken([*ITEMS, small], tmp_path)) is small
    (tmp_path / BUILT).touch()
    left = list(shared.taken([*ITEMS, small], tmp_path))
    assert left[0] is ITEMS[3], "another fixture by the name of a dear one is nothing dear"


def test_a_test_of_the_book_that_verify_does_not_name_is_refused():
    items = [item("tests/data/test_one.py::test_a", "site")]
    with pytest.raises(pytest.UsageError, match="OF_THE_BOOK"):
        shared.pytest_collection_modifyitems(items)
