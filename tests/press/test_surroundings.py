"""The book is the same wherever it is built, or one line says why it cannot be built there.

``docs/surroundings.md`` lists what was tried, with the test of each.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.plugins.tiny_book import CHAPTER, SITE

from reportpress.notebooks.dependencies import digest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "surroundings.md"
COMMAND = [sys.executable, "-m", "reportpress.commands.build"]
TEXTS = (".md", ".yml", ".py")


@dataclass(frozen=True)
class Surroundings:
    """What is around a book: settings for programs, files beside its own, its folder."""

    name: str
    env: dict[str, str] = field(default_factory=dict)
    arrange: Callable[[Path], object] = lambda root: None  # noqa: ARG005
    folder: str = "book"


def leave_files_of_editors(root: Path) -> None:
    """Leave what Emacs, vim, LibreOffice and file managers leave."""
    (root / "chapters/.#one.md").symlink_to("somebody@a.machine:1")
    for name in ("chapters/one.md~", "chapters/#one.md#", "chapters/.one.md.swp"):
        (root / name).write_text("# Another\n")
    for name in ("data/.DS_Store", "data/.~lock.rain.csv#", "data/Thumbs.db~"):
        (root / name).write_bytes(b"\0left")


def leave_a_copy_of_macos(root: Path) -> None:
    """Leave what macOS writes beside a file on disks of other systems."""
    (root / "chapters/._one.md").write_bytes(b"\0\5\x16\7")


def set_up_ipython(root: Path) -> None:
    """Give IPython a file that it runs when it starts, which prints and sets pandas up."""
    startup = root.parent / "ipython/profile_default/startup/00.py"
    startup.parent.mkdir(parents=True)
    startup.write_text("import pandas as pd\npd.options.display.precision = 1\nprint('hello')\n")


def write_carriage_returns(root: Path) -> None:
    """End the lines of all texts as Windows does."""
    for path in root.rglob("*"):
        if path.suffix in TEXTS and path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def begin_with_a_mark(root: Path) -> None:
    """Begin a chapter with the mark of byte order, as Notepad does."""
    path = root / CHAPTER
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


LONG = "t" * 110
SAME = [
    Surroundings("asserts left out", {"PYTHONOPTIMIZE": "1"}),
    Surroundings("ASCII", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Surroundings("a long name for temporary files", {"TMPDIR": f"{{around}}/{LONG}"}),
    Surroundings("signs in the folder's name", folder="it's [a] #1 100% & b"),
    Surroundings("editors' files", arrange=leave_files_of_editors),
    Surroundings("IPython's own start", {"IPYTHONDIR": "{around}/ipython"}, set_up_ipython),
    Surroundings("another zone and seed", {"TZ": "Pacific/Chatham", "PYTHONHASHSEED": "7"}),
    Surroundings("a copy of a chapter by macOS", arrange=leave_a_copy_of_macos),
    Surroundings("byte order mark", arrange=begin_with_a_mark),
    Surroundings("ends of lines of Windows", arrange=write_carriage_returns),
]
"""Surroundings in which every byte of an edition stays the same."""


def build(around: Path, *kinds: Surroundings) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Build the tiny book in surroundings of some kinds, all at once."""
    folder = next((kind.folder for kind in kinds if kind.folder != "book"), "book")
    root = Path(shutil.copytree(SITE, around / folder))
    (around / LONG).mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for kind in kinds:
        kind.arrange(root)
        env |= {name: value.format(around=around) for name, value in kind.env.items()}
    done = subprocess.run(
        [*COMMAND, str(root)], env=env, capture_output=True, text=True, check=False
    )
    return root, done


@pytest.mark.parametrize(
    "kinds",
    [
        pytest.param(SAME, id="all at once"),
        *(pytest.param([kind], id=kind.name, marks=pytest.mark.slow) for kind in SAME),
    ],
)
def test_the_edition_is_the_same(book, tmp_path, kinds):
    root, done = build(tmp_path, *kinds)
    assert (done.returncode, done.stderr) == (0, "")
    assert digest(root / "_build/html", ["."]) == digest(book / "_build/html", ["."])


def test_make_keeps_from_the_book_what_is_set_for_other_programs(tmp_path):
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text() + "\nshow:\n\t@env\n")
    env = {"PATH": os.environ["PATH"], "GIT_DIR": "/nowhere"}
    env |= {"PYTHONWARNINGS": "error", "PYTHONOPTIMIZE": "2"}
    shown = subprocess.run(
        ["make", "-s", "show"], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    ).stdout
    assert "PYTHON" not in shown
    assert "GIT_DIR" not in shown
    assert f"HOME={tmp_path}/_build\n" in shown


def test_every_test_that_the_page_names_is_there():
    named = re.findall(r"`(tests/\S+?\.py)(?:::(\w+))?`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 10
    for path, function in named:
        assert f"def {function}" in (ROOT / path).read_text(encoding="utf-8"), (path, function)
