"""Two builds in different surroundings give the same bytes, and a difference is told."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "tests" / "press" / "sites" / "rainfall"


@pytest.fixture(scope="module")
def tools():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        yield importlib.import_module("reproduce"), importlib.import_module("elsewhere")
    finally:
        sys.path.remove(str(ROOT / "tools"))


def small(surroundings):
    """Put the small book there, with a time axis: one is laid out by the local time."""
    shutil.copytree(SITE, surroundings.folder, dirs_exist_ok=True)
    surroundings.env["PYTHONPATH"] = str(ROOT / "src")
    chapter = surroundings.folder / "chapters" / "one.md"
    text = chapter.read_text()
    dated = text.replace(
        '"year": [2024, 2025]', '"year": pd.to_datetime(["2024-01-07", "2025-04-08"])'
    )
    dated = dated.replace('x="mm:Q", y="year:O"', 'x="year:T", y="mm:Q"')
    assert dated.count("year:T") == 1
    chapter.write_text(dated)


def test_the_small_book_is_the_same_in_other_surroundings(tools, tmp_path):
    reproduce, surroundings = tools
    epoch = "1700000000"
    both = [
        surroundings.here(tmp_path / "one", epoch),
        surroundings.elsewhere(tmp_path / "two", epoch),
    ]
    for to in both:
        small(to)
        reproduce.build(to)
    one, other = (to.folder / "_build/html" for to in both)
    assert reproduce.differences(one, other) == []
    assert {"time zone", "hash seed"} < set(both[1].varied)


def test_a_difference_is_told_with_file_and_first_bytes(tools, tmp_path):
    reproduce, _ = tools
    for name, text in (("one", "made at 10:00"), ("two", "made at 11:00")):
        (tmp_path / name / "maps").mkdir(parents=True)
        (tmp_path / name / "index.html").write_text("same")
        (tmp_path / name / "maps" / "sitemap.xml").write_text(text)
    (tmp_path / "two" / "extra.gz").touch()
    assert reproduce.differences(tmp_path / "one", tmp_path / "two") == [
        "extra.gz: only in the second build",
        "maps/sitemap.xml: byte 9: b'made at 10:00' | b'made at 11:00'",
    ]


def test_a_build_that_fails_ends_the_comparison(tools, tmp_path):
    reproduce, surroundings = tools
    to = surroundings.here(tmp_path / "one", "")
    to.env["PYTHONPATH"] = str(ROOT / "src")
    with pytest.raises(SystemExit, match=r"make reproduce: the build in .* failed"):
        reproduce.build(to)


def test_what_git_would_not_add_is_not_copied(tools, tmp_path):
    reproduce, _ = tools
    for command in (["init", "-q"], ["add", "kept.md"]):
        (tmp_path / "kept.md").touch()
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    for name in ("new.md", "built.html"):
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text("built.html\n")
    assert reproduce.sources(tmp_path) == [".gitignore", "kept.md", "new.md"]


def test_the_other_surroundings_say_what_they_could_not_change(tools, tmp_path, monkeypatch):
    _, surroundings = tools
    monkeypatch.setattr(surroundings.shutil, "which", lambda _: None)
    to = surroundings.elsewhere(tmp_path / "two", "")
    assert "LD_PRELOAD" not in to.env
    assert any("no C compiler" in line for line in to.kept)
    assert any("no user namespaces" in line for line in to.kept)


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler")
def test_the_clock_is_moved(tools, tmp_path):
    _, surroundings = tools
    to = surroundings.elsewhere(tmp_path / "two", "")
    plain = surroundings.here(tmp_path / "one", "")
    code = "import time, datetime as d; print(int(time.time()), d.datetime.now(d.UTC).year)"
    (now, _), (later, year) = (one.run("-c", code).stdout.split() for one in (plain, to))
    assert abs(int(later) - int(now) - surroundings.SHIFT) < 60
    assert int(year) > 2000
