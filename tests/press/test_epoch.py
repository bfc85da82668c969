"""The date of an edition is that of the last commit."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.plugins.tiny_book import SITE

from reportpress.edition import dates as epoch

NAMED = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A"}
DATED = NAMED | {"GIT_COMMITTER_EMAIL": "a@b", "GIT_COMMITTER_DATE": "@1700000000 +0300"}


def repository(root):
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "One"]):
        subprocess.run(["git", *command], cwd=root, env=os.environ | DATED, check=True)


def test_the_last_commit_gives_the_date(tmp_path, monkeypatch):
    repository(tmp_path)
    monkeypatch.setenv(epoch.VARIABLE, "")
    epoch.settle(tmp_path)
    assert os.environ[epoch.VARIABLE] == "1700000000"


def test_a_date_that_is_given_holds(tmp_path, monkeypatch):
    repository(tmp_path)
    monkeypatch.setenv(epoch.VARIABLE, "5")
    epoch.settle(tmp_path)
    assert os.environ[epoch.VARIABLE] == "5"


def test_without_a_repository_or_git_there_is_no_date(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert epoch.commit_time(tmp_path) == ""
    monkeypatch.setenv("PATH", "")
    assert epoch.commit_time(tmp_path) == ""


def test_settings_of_git_that_are_meant_for_others_change_nothing(tmp_path, monkeypatch):
    repository(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[log]\n\tshowSignature = true\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert epoch.commit_time(tmp_path) == "1700000000"


@pytest.mark.parametrize("given", ["-1", "2026-01-01", "1700000000000", "1.5", "now"])
def test_what_is_no_number_of_seconds_is_told(given, tmp_path, monkeypatch):
    monkeypatch.setenv(epoch.VARIABLE, given)
    with pytest.raises(ValueError, match=f"SOURCE_DATE_EPOCH is '{given}'; give whole seconds"):
        epoch.settle(tmp_path)


def test_a_build_tells_it_in_a_line(tmp_path):
    root = shutil.copytree(SITE, tmp_path / "book")
    command = [sys.executable, "-m", "reportpress.commands.build", str(root)]
    set_so = os.environ | {epoch.VARIABLE: "2026-01-01"}
    done = subprocess.run(command, env=set_so, capture_output=True, text=True, check=False)
    first, last = done.stderr.splitlines()
    assert first.startswith("SOURCE_DATE_EPOCH is '2026-01-01'; give whole seconds since 1970")
    assert last == "The book was not built."
