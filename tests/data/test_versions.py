"""The version of the data is that of the files that belong to them, and of no others."""

import json
import re
import shutil
from pathlib import Path

import pytest

from between_powers import data
from between_powers.data import validation, versions

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path, monkeypatch):
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    return folder


@pytest.mark.parametrize("name", [".DS_Store", ".~lock.claims.csv#", "claims.csv~", "Thumbs.db"])
def test_what_programs_leave_in_the_folder_is_no_part_of_the_data(copy, name):
    before = data.digest()
    (copy / name).write_bytes(b"left behind")
    assert data.digest() == before
    assert versions.problems() == []


@pytest.mark.parametrize("name", ["claims.csv", "datapackage.json", "outlines.geojson"])
def test_a_change_of_any_file_of_the_data_is_one_of_the_data(copy, name):
    before = data.digest()
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert data.digest() != before


def test_the_descriptor_keeps_its_form_when_its_version_is_raised(copy):
    lines = (copy / "datapackage.json").read_text(encoding="utf-8").splitlines()
    (copy / "brent.csv").write_bytes((copy / "brent.csv").read_bytes().replace(b"20.04", b"20.05"))
    version = versions.give()
    after = (copy / "datapackage.json").read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(lines, after, strict=True) if old != new]
    assert [new for _, new in changed] == [f'  "version": "{version}",']


def test_a_version_that_cannot_be_raised(copy):
    path = copy / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"version": "one"}))
    (copy / versions.FILE).write_text('{"one": "of other data"}')
    with pytest.raises(data.DataError, match="version 'one' is none; write one such as"):
        versions.give()


def test_the_steps_after_a_change_of_data_are_in_an_order_that_works(copy, capsys):
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, steps = contributing.partition("\n## After a change of data\n")
    named = re.findall(r"^\d\. [^`]*`(?:make )?([^`]+)`", steps.partition("\n## ")[0], re.MULTILINE)
    path, log = copy / "brent.csv", copy / "changes.yml"
    path.write_bytes(path.read_bytes().replace(b"20.04", b"20.05"))

    def write_entry():
        parts = "changed: A price.\n  why: A slip.\n  findings: None.\n"
        version, known = list(versions.recorded())[-1], log.read_text(encoding="utf-8")
        newest = re.search(r"date: (\S+)", known)[1]
        entry = f"- version: {version}\n  date: {newest}\n  {parts}"
        log.write_text(entry + known, encoding="utf-8")
        return 0

    steps_of_data = {
        "data-version": versions.main,
        "data/changes.yml": write_entry,
        "data": validation.main,
    }
    assert named == [*steps_of_data, "codebook references expect figures", "test"]
    assert [steps_of_data[step]() for step in named[:3]] == [0, 0, 0], capsys.readouterr().err
