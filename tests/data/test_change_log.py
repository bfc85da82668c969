"""A version of the data has an entry that says what changed."""

import shutil
from pathlib import Path

import pytest

from between_powers.data import DataError, change_log
from between_powers.data.versions import recorded

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def record(tmp_path, monkeypatch):
    """Return a copy of the record of changes, to be broken."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    return folder / change_log.FILE


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_newest_version_needs_an_entry(record):
    newest = list(recorded())[-1]
    edit(record, f"version: {newest}", "version: 0.2.49")
    (line,) = change_log.problems()
    assert line.startswith(f"data/changes.yml: version {newest} has no entry; say at its head")


def test_a_version_that_was_never_given(record):
    edit(record, "version: 0.2.13", "version: 0.3.13")
    assert "version 0.3.13 was never given" in change_log.problems()[0]


def test_entries_out_of_order(record):
    edit(record, "version: 0.2.13", "version: 0.2.3")
    assert "the newest version stands first" in change_log.problems()[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  why: ", "  reason: ", "'why' is missing"),
        ("  date: 2026-11-28", "  date: late", "the date is missing"),
        ("- version:", "- version: [", "is not YAML"),
        ("- version:", "- versions:", "version None: is no version; write one such as 0.2.1"),
    ],
)
def test_an_entry_that_cannot_be_read(record, old, new, told):
    edit(record, old, new)
    with pytest.raises(DataError, match=told):
        change_log.entries()


@pytest.mark.parametrize("text", ["", "version: 0.2.1\n", "- text\n"])
def test_a_file_that_is_no_list_of_entries(record, text):
    record.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"data/changes\.yml: is no list of entries"):
        change_log.entries()


def test_the_file_is_missing(record):
    record.unlink()
    with pytest.raises(DataError, match="cannot be read; restore it"):
        change_log.entries()
