"""Two builds in different surroundings give the same bytes, and a difference is told."""

import shutil
import subprocess

import pytest
from tests.plugins.tiny_book import SITE
from tools.ci import reproduce

ROOT = reproduce.ROOT


def put_tiny_book(surroundings):
    """Put the tiny book there, with a time axis: one is laid out by the local time."""
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


@pytest.mark.slow
def test_the_tiny_book_is_the_same_in_other_surroundings(tmp_path):
    epoch = "1700000000"
    both = [
        reproduce.plain(tmp_path / "one", epoch),
        reproduce.different(tmp_path / "two", epoch),
    ]
    for surroundings in both:
        put_tiny_book(surroundings)
        reproduce.build(surroundings)
    first, second = (surroundings.folder / "_build/html" for surroundings in both)
    assert reproduce.differences(first, second) == []


def test_what_the_surroundings_set_reaches_the_build(tmp_path):
    code = (
        "import os, time;"
        "path = os.path.join(os.environ['TMPDIR'], 'file'); open(path, 'w').close();"
        "print(time.tzname[0], os.stat(path).st_mode & 0o777, hash('book'), os.getcwd())"
    )
    one = reproduce.plain(tmp_path / "one", "").run("-c", code).stdout.split(maxsplit=3)
    two = reproduce.different(tmp_path / "two", "").run("-c", code).stdout.split(maxsplit=3)
    assert len(one) == len(two) == 4
    assert not [value for value in zip(one, two, strict=True) if value[0] == value[1]]


def test_a_difference_is_told_with_file_and_first_bytes(tmp_path):
    for name, text in (("one", "made at 10:00"), ("two", "made at 11:00")):
        (tmp_path / name / "maps").mkdir(parents=True)
        (tmp_path / name / "index.html").write_text("same")
        (tmp_path / name / "maps" / "sitemap.xml").write_text(text)
    (tmp_path / "two" / "extra.gz").touch()
    assert reproduce.differences(tmp_path / "one", tmp_path / "two") == [
        "extra.gz: only in the second build",
        "maps/sitemap.xml: byte 9: b'made at 10:00' | b'made at 11:00'",
    ]


def test_a_build_that_fails_ends_the_comparison(tmp_path):
    surroundings = reproduce.plain(tmp_path / "one", "")
    surroundings.env["PYTHONPATH"] = str(ROOT / "src")
    with pytest.raises(SystemExit, match=r"make reproduce: the build in .* failed"):
        reproduce.build(surroundings)


def test_what_git_would_not_add_is_not_copied(tmp_path):
    for command in (["init", "-q"], ["add", "kept.md"]):
        (tmp_path / "kept.md").touch()
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    for name in ("new.md", "built.html"):
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text("built.html\n")
    assert reproduce.sources(tmp_path) == [".gitignore", "kept.md", "new.md"]
