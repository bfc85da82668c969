"""The tiny book that tests of the press build, break and look at."""

import io
import shutil
from pathlib import Path

import pytest

from reportpress.commands import build as press
from reportpress.edition.progress import Progress
from reportpress.notebooks.dependencies import digest

SITE = Path(__file__).parents[1] / "press" / "sites" / "rainfall"
GOLDEN = SITE / "one.golden.html"
CHAPTER = "chapters/one.md"


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """Build the book once a session; tests that change it work on `copy`."""
    root = tmp_path_factory.mktemp("press") / "book"
    shutil.copytree(SITE, root)
    press.build(root, Progress(io.StringIO()))
    before = digest(root, ["."])
    yield root
    assert digest(root, ["."]) == before, "a test has changed the shared book: let it take `copy`"


@pytest.fixture
def copy(book, tmp_path):
    """A copy of the built tiny book, to be changed."""
    root = tmp_path / "book"
    shutil.copytree(book, root)
    return root


@pytest.fixture(scope="session")
def page(book):
    """The page of the first chapter, as text."""
    return (book / "_build/html/chapters/one.html").read_text()


def edit(root, old, new, name=CHAPTER):
    """Replace the first place of some words in a file of a book; they must be there."""
    path = root / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def slips(book, folder, *edits):
    """Build a copy of the book with slips that Sphinx only warns of; return what is told of all."""
    root = shutil.copytree(book, folder / "book")
    for change in edits:
        edit(root, *change)
    with pytest.raises(press.BuildError) as caught:
        press.build(root, Progress(io.StringIO()))
    return caught.value.args


def refused(root, capsys, again=False):
    """Build a broken book; return what the author reads, and check the rest of the contract.

    That it is refused again is asked once for each stage of a build that can refuse it.
    """
    before = {p: p.stat().st_mtime_ns for p in (root / "_build/html").rglob("*") if p.is_file()}
    assert press.main([str(root)]) == 1
    message = capsys.readouterr().err
    if again:
        assert press.main([str(root)]) == 1, "a book that was refused must not pass a second time"
        assert capsys.readouterr().err == message
    after = {p: p.stat().st_mtime_ns for p in (root / "_build/html").rglob("*") if p.is_file()}
    assert before == after
    assert "Traceback" not in message
    *lines, last = message.splitlines()
    assert last == "The book was not built; the last good edition is untouched."
    return lines
