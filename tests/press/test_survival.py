"""The last good edition survives a build that is killed, crowded, or has nowhere to write."""

import io
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.plugins.tiny_book import edit

from reportpress.commands import build as press
from reportpress.edition import stage as stages
from reportpress.edition.progress import Progress
from reportpress.notebooks.dependencies import digest

SOURCE = Path(__file__).resolve().parents[2] / "src"
COMMAND = [sys.executable, "-m", "reportpress.commands.build"]
ENV = os.environ | {"PYTHONPATH": str(SOURCE)}
EVENTS = ["builder-inited", "source-read", "doctree-read", "env-updated", "html-page-context",
          "build-finished"]  # fmt: skip
KILLED_AT = """
import os, signal, sys
from sphinx.events import EventManager

emit = EventManager.emit

def emit_until(self, name, *arguments, **options):
    if name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
    return emit(self, name, *arguments, **options)

EventManager.emit = emit_until
from reportpress.commands import build
build.main([sys.argv[1]])
"""
KEPT = "; the last good edition is untouched."
ENCLOSED = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]


def encloses():
    """Tell whether this user may mount file systems of their own, out of everyone's sight."""
    if not shutil.which("unshare"):
        return False
    mounted = [*ENCLOSED, "mount -t tmpfs none /mnt"]
    return subprocess.run(mounted, capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif(not encloses(), reason="no user namespaces to mount in")


def edition(root):
    return digest(root / press.EDITION, ["."])


@pytest.mark.parametrize(
    "events", [["doctree-read"], pytest.param(EVENTS, marks=pytest.mark.slow)], ids=len
)
def test_a_killed_build_leaves_the_old_edition(copy, events):
    press.build(copy, Progress(io.StringIO()))
    old = edition(copy)
    edit(copy, "There are", "We count")
    other = copy.with_name("other")
    shutil.copytree(copy, other)
    press.build(other, Progress(io.StringIO()))
    new = edition(other)
    assert new != old
    for event in events:
        killed = subprocess.run(
            [sys.executable, "-c", KILLED_AT, copy, event], env=ENV, check=False
        )
        assert killed.returncode == -signal.SIGKILL, event
        assert edition(copy) == old, event
    press.build(copy, Progress(io.StringIO()))
    assert edition(copy) == new


def test_a_kill_between_any_two_steps_of_the_swap_leaves_a_whole_edition(tmp_path, monkeypatch):
    stage = stages.Stage(tmp_path / "stage", tmp_path / "edition")
    built, place = stage.folder / "html", stage.edition
    steps = ["copytree", "rename", "exchange", "rmtree"]
    for stop in range(1, 9):
        for path in tmp_path.iterdir():
            shutil.rmtree(path)
        for folder, text in ((built, "new"), (place, "old")):
            folder.mkdir(parents=True)
            for name in ("a", "b"):
                (folder / name).write_text(text)
        with monkeypatch.context() as patched:
            left = iter(range(stop - 1))
            for owner, name in zip((shutil, Path, stages, shutil), steps, strict=True):
                patched.setattr(owner, name, dying(getattr(owner, name), left))
            with suppress(SystemError):
                stage.publish()
        assert place.exists(), "the swap is one step"
        assert len({path.read_text() for path in place.iterdir()}) == 1
    assert (place / "a").read_text() == "new", "the last round was long enough to end"


def dying(step, left):
    """Let a step be the last when none is left."""

    def walk(*arguments, **named):
        if next(left, None) is None:
            raise SystemError("killed")
        return step(*arguments, **named)

    return walk


def test_where_folders_cannot_be_exchanged_two_renames_do(tmp_path, monkeypatch):
    monkeypatch.setattr(stages, "exchange", lambda *_: False)
    for folder in ("stage/html", "edition"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "page").write_text(folder)
    stages.Stage(tmp_path / "stage", tmp_path / "edition").publish()
    assert (tmp_path / "edition" / "page").read_text() == "stage/html"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "stage"]


def test_a_build_beside_another_is_refused_in_one_line(copy):
    edit(copy, "There are", "We count")
    before = edition(copy)
    with press.stage_of(copy).hold():
        refused = subprocess.run(
            [*COMMAND, str(copy)], env=ENV, capture_output=True, text=True, check=False
        )
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "another build of this book is running; wait for its end",
        f"The book was not built{KEPT}",
    ]
    assert edition(copy) == before
    press.build(copy, Progress(io.StringIO()))
    assert "We count" in (copy / press.EDITION / "chapters/one.html").read_text()


@needs_mounts
def test_a_full_disk(copy):
    edit(copy, "There are", "We count")
    told = enclosed(copy, "mount -t tmpfs -o size={size} none {mount}; cp -a {book} {mount}/book")
    assert told[-1] == f"The book was not built{KEPT}"
    assert told[:-1] == ["nothing can be written: No space left on device"]


@needs_mounts
def test_a_read_only_tree(copy):
    edit(copy, "There are", "We count")
    told = enclosed(copy, "mkdir {mount}/book; mount --bind {book} {mount}/book; "
                          "mount -o remount,bind,ro {mount}/book")  # fmt: skip
    assert told[-1] == f"The book was not built{KEPT}"
    assert told[:-1] == ["nothing can be written: Read-only file system"]


def enclosed(book, mounting):
    """Build a book on a file system of its own; return what is told when the edition stayed."""
    mount = book.with_name("mount")
    mount.mkdir()
    size = sum(path.stat().st_size for path in book.rglob("*") if path.is_file())
    script = mounting.format(size=int(size * 1.1) + 600_000, mount=mount, book=book)
    build = " ".join([*COMMAND, f"{mount}/book"])
    check = f"diff -r {book}/_build/html {mount}/book/_build/html"
    done = subprocess.run(
        [*ENCLOSED, f"{script}; {build} && exit 9; {check}"],
        env=ENV,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    return done.stderr.splitlines()


@pytest.mark.skipif("COVERAGE_RUN" in os.environ, reason="the record of coverage is a file too")
def test_no_file_may_be_written_beyond_a_limit(copy):
    edit(copy, "There are", "We count")
    before = edition(copy)
    command = " ".join([*COMMAND, str(copy)])
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 60; exec {command}"],
        env=ENV,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "nothing can be written: File too large",
        f"The book was not built{KEPT}",
    ]
    assert edition(copy) == before
