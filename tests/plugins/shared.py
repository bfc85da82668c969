"""Runs of the tests at one time, each of which takes what no other has yet taken.

With ``--shared FOLDER`` a run leaves a mark in a folder for every group of tests that it takes, and
passes over those with a mark of another run. Before the book stands, what needs none is taken; from
then on what needs the book, and in the end what is left of the rest, whose groups are small.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.ci.verify import BUILT, OF_THE_BOOK

SESSION_WIDE = ("printed",)
"""Fixtures so dear that all tests which ask for one go to the same run."""

LONG = ("tests/press", "tests/book/test_guards.py", "tests/book/test_jupyter.py")
"""Tests that need no book, and yet take seconds each: most build a small one."""

VISITED = ("page", "chapter", "name")
"""Names by which tests are given the page that they visit."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to share the tests with another run."""
    parser.addoption("--shared", type=Path, help="share the tests with the runs of this folder")


def place(item: pytest.Item) -> int:
    """Return where a test stands among those of the book; those that need none come first."""
    return next((at for at, path in enumerate(OF_THE_BOOK) if item.nodeid.startswith(path)), -1)


def group(item: pytest.Item) -> str:
    """Name what a run takes at once: a file, the visits of a page, or a dear fixture's tests."""
    fixtures = getattr(item, "fixturenames", ())
    if "visit" in fixtures:
        given = item.callspec.params  # type: ignore[attr-defined]
        return f"visits of {Path(next(given[name] for name in VISITED if name in given)).stem}"
    # Some other test has a fixture of that name too, of its own.
    dear = SESSION_WIDE if place(item) >= 0 else ()
    return next((name for name in dear if name in fixtures), item.nodeid.split("::")[0])


def turn(item: pytest.Item, stands: bool) -> int:
    """Return when the turn of a test comes: that of the book's as soon as the book stands.

    Of the others those come first that take long, so that the runs end together.
    """
    at = place(item)
    if at >= 0:
        return at
    return (len(OF_THE_BOOK) if stands else -2) + (not item.nodeid.startswith(LONG))


def is_first(mark: Path) -> bool:
    """Leave a mark; tell whether no other run has left it."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def taken(items: list[pytest.Item], folder: Path) -> Iterator[pytest.Item]:
    """Yield the tests of a run, and take their groups as their turn comes."""
    groups: dict[str, list[pytest.Item]] = {}
    for item in items:
        groups.setdefault(group(item), []).append(item)
    starter = os.getppid()
    while groups:
        stands = (folder / BUILT).exists()
        name = min(groups, key=lambda one: turn(groups[one][0], stands))
        if stands or place(groups[name][0]) < 0:
            members = groups.pop(name)
            if is_first(folder / name.replace("/", " ")):
                yield from members
        elif os.getppid() == starter:
            time.sleep(0.1)
        else:
            pytest.exit("what builds the book has ended", returncode=1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the book last, and refuse one that stands among the others."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()) and place(item) < 0:
            raise pytest.UsageError(f"{item.nodeid} asks for the book; name it in OF_THE_BOOK")
    items.sort(key=place)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the tests that this run takes, as pytest's own loop does with all."""
    folder = session.config.getoption("shared")
    if folder is None or session.testsfailed:
        return None
    own = taken(session.items, folder)
    item = next(own, None)
    while item is not None:
        following = next(own, None)
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail:
            raise session.Failed(session.shouldfail)
        if session.shouldstop:
            raise session.Interrupted(session.shouldstop)
        item = following
    return True
