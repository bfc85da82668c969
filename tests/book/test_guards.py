"""Every mistake that an author can make is refused: the guards that stand in no other test.

``docs/trust.md`` lists all of them, tried and caught; the last test here keeps that list true.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.book import test_claims_cited, test_prose
from tests.plugins.tiny_book import edit, refused

from between_powers import data
from between_powers.data import validation, versions
from reportpress.commands import export

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.md"))
NOTEBOOKS = [path for path in CHAPTERS if "kernelspec" in path.read_text(encoding="utf-8")]


def test_slips_of_one_chapter_are_told_together(copy, capsys):
    """Two builds for six slips: each is told with its place, and none hides another."""
    (copy / "references.bib").write_text("@misc{known, title = {Known}, year = {2024}}\n")
    edit(
        copy,
        "myst_nb, jupyter_book,",
        "sphinxcontrib.bibtex, myst_nb, jupyter_book,",
        "_config.yml",
    )
    edit(copy, "sphinx:\n", "bibtex_bibfiles: [references.bib]\nsphinx:\n", "_config.yml")
    edit(copy, "frame = pd", 'print("by the way")\nframe = pd')
    edit(copy, "mark_bar(clip=True)", 'mark_bar(clip=True, color="#ff0000")')
    slips = "{cite:p}`nobody` [there](nowhere.md) {numref}`no-figure` {doc}`gone` {station}`Z99`"
    edit(copy, "There are", f"See {slips}.\n\nThere are")
    lines = refused(copy, capsys, again=True)
    for place, words in (
        ("chapters/one.md:17", "cell 1 prints: by the way"),
        (
            "chapters/one.md:19",
            "figure 'two-bars' draws '#ff0000', which is no colour of the palette",
        ),
        ("chapters/one.md:13", 'could not find bibtex key "nobody"'),
        ("chapters/one.md:13", "nowhere.md"),
        ("chapters/one.md", "undefined label: 'no-figure'"),
        ("chapters/one.md:13", "unknown document: 'gone'"),
        ("chapters/one.md:13", "there is no station 'Z99'"),
    ):
        assert any(place in line and words in line for line in lines), (words, lines)


def test_a_cell_that_runs_over_time(copy, capsys):
    edit(copy, "raise_on_error: true", "raise_on_error: true, timeout: 5", "_config.yml")
    edit(copy, "frame = pd", "import time; time.sleep(600)\nframe = pd")
    (line,) = refused(copy, capsys)
    assert line.startswith("chapters/one.md, line 15, cell 1: the cell ran longer than 5 s; if it")


def test_the_book_limits_the_time_of_a_cell():
    assert re.search(r"^  timeout: \d+$", (ROOT / "_config.yml").read_text(), re.MULTILINE)


@pytest.mark.parametrize("chapter", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_number_typed_into_a_chapter(chapter):
    text = chapter.read_text(encoding="utf-8")
    title = re.search(r"^# .*$", text, re.MULTILINE)
    slipped = f"{text[: title.end()]}\n\nIt rose by 42 percent.\n{text[title.end() :]}"
    before, after = list(test_prose.naked(text)), list(test_prose.naked(slipped))
    assert [digits for _, digits in before] == []
    assert [digits for _, digits in after] == ["42"]


def test_a_claim_that_did_not_hold_and_is_not_treated():
    texts = [path.read_text(encoding="utf-8") for path in CHAPTERS if path.stem != "ledger"]
    ledger = data.load("claims")
    victim = ledger[ledger["verdict"] == "wrong"]["claim_id"].iloc[0]
    roles = {key for text in texts for _, key in test_claims_cited.cited(text)}
    assert victim in roles
    (message,) = test_claims_cited.untreated(roles - {victim})
    assert f"claim {victim} (wrong) is cited in no chapter but the ledger" in message


def test_an_unknown_claim_in_a_real_chapter():
    text = NOTEBOOKS[0].read_text(encoding="utf-8") + "\nNot so, {claim}`Z99`.\n"
    (line,) = test_claims_cited.strays("x.md", text, set(data.load("claims")["claim_id"]))
    assert "'Z99' is no claim" in line


def test_a_column_without_a_unit():
    for name in data.names():
        fields = data.describe(name)["schema"]["fields"]
        by_row = any(field["name"] == "unit" for field in fields)
        numbers = [field for field in fields if field["type"] in ("integer", "number")]
        assert by_row or all("unit" in field for field in numbers), name


def test_a_stale_figure(tmp_path):
    built, committed = tmp_path / "built", tmp_path / "committed"
    for folder in (built, committed):
        folder.mkdir()
        (folder / "oil.svg").write_text("same")
        (folder / "arms.csv").write_text(folder.name)
    for path in (committed / "gone.svg", committed / "oil.png", built / "new.csv"):
        path.touch()
    (built / "oil.png").touch()
    (built / "oil.vl.json").touch()
    changed = ["arms.csv", "gone.svg", "new.csv", "oil.png"]
    assert export.differences(built, committed) == changed
    assert export.export(built, committed) == changed
    assert sorted(path.name for path in committed.iterdir()) == ["arms.csv", "new.csv", "oil.svg"]
    assert export.differences(built, committed) == []


def test_the_data_are_those_of_their_version():
    assert versions.problems() == []


def test_a_version_keeps_its_data_for_good():
    """What the history of the main line recorded is still recorded."""
    git = ["git", "-C", str(ROOT)]
    path = f"data/{versions.FILE}"
    log = [*git, "log", "--first-parent", "--format=%H", "--", path]
    done = subprocess.run(log, capture_output=True, text=True, check=False)
    for commit in done.stdout.split() if done.returncode == 0 else ():
        show = [*git, "show", f"{commit}:{path}"]
        old = json.loads(subprocess.run(show, capture_output=True, text=True, check=True).stdout)
        assert old.items() <= versions.recorded().items(), commit


def test_data_that_change_without_a_new_version(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters")
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    # The rules for all rows take a second each time, and are tried elsewhere.
    monkeypatch.setattr(validation, "validate", list)
    before = data.digest()
    path = folder / "brent.csv"
    path.write_text(path.read_text().replace("20.04", "20.05", 1))
    assert data.main() == 1
    version = json.loads((folder / "datapackage.json").read_text())["version"]
    assert capsys.readouterr().err == (
        f"data/versions.json: data/ has changed since version {version}; run `make data-version`\n"
    )
    assert versions.main() == 0
    recorded = versions.recorded()
    newest = list(recorded)[-1]
    capsys.readouterr()
    assert data.main() == 1
    assert f"data/changes.yml: version {newest} has no entry" in capsys.readouterr().err
    changes = folder / "changes.yml"
    day = re.search(r"date: (\S+)", changes.read_text())[1]
    entry = f"- {{version: {newest}, date: {day}, changed: A, why: B, findings: None moved.}}\n"
    changes.write_text(entry + changes.read_text())
    assert data.main() == 0
    assert recorded[version] == before
    assert len(set(recorded.values())) == len(recorded)
    assert list(recorded)[-1] == json.loads((folder / "datapackage.json").read_text())["version"]
    assert versions.give() == list(recorded)[-1], "data that have a version keep it"


def test_a_version_raised_by_hand_is_kept(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(tmp_path / "data"))
    path = tmp_path / "data" / "datapackage.json"
    text = re.sub(r'^(  "version": ")[\d.]+', r"\g<1>9.1.0", path.read_text(), count=1, flags=re.M)
    path.write_text(text)
    assert "is not recorded for version 9.1.0" in versions.problems()[0]
    assert versions.give() == "9.1.0"


def test_a_version_is_raised_where_it_is_that_of_the_package(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(tmp_path / "data"))
    path = tmp_path / "data" / "datapackage.json"
    package = json.loads(path.read_text())
    version = package.pop("version")
    path.write_text(
        json.dumps({"tool": {"version": "0.0.1"}, **package, "version": version}, indent=1)
    )
    assert versions.main() == 0
    raised = json.loads(path.read_text())
    assert raised["tool"]["version"] == "0.0.1"
    assert raised["version"] != version
    (tmp_path / "data" / versions.FILE).write_text("<<<<<<<")
    assert versions.main() == 1
    (message,) = capsys.readouterr().err.splitlines()
    assert "restore it from git" in message


def test_the_list_of_guards_names_tests_that_are_there():
    page = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    assert len(named) > 25
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), (path, name)
