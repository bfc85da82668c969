"""The data as a reader takes them from the built site: described, whole, and under stable names."""

import json
import shutil
import subprocess
import zipfile
from itertools import takewhile

import pandas
import pytest
from frictionless import Package, validate

DESCRIPTION = ("README.md", "changes.md", "codebook.md", "datapackage.json", "licences.md")


@pytest.fixture(scope="module")
def folder(site):
    return site / "data"


def test_frictionless_finds_the_package_valid(folder):
    report = validate(folder / "datapackage.json")
    faults = [(task.name, error.message) for task in report.tasks for error in task.errors]
    assert (faults, [error.message for error in report.errors]) == ([], [])
    assert report.stats["tasks"] >= 90


@pytest.mark.slow
def test_frictionless_finds_the_archive_valid(site):
    assert validate(site / "data.zip").valid


def test_sizes_and_digests_are_checked(folder, tmp_path):
    descriptor = json.loads((folder / "datapackage.json").read_text())
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    changed = (folder / "outlines.geojson").read_bytes().replace(b"Russia", b"Prussi")
    (tmp_path / "outlines.geojson").write_bytes(changed)
    few = descriptor | {"resources": [resources["outlines"]]}
    (tmp_path / "datapackage.json").write_text(json.dumps(few))
    (error,) = validate(tmp_path / "datapackage.json").task.errors
    assert error.type == "hash-count"


def test_folder_and_archive_hold_the_same(site, folder):
    with zipfile.ZipFile(site / "data.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {path.name: path.read_bytes() for path in folder.iterdir()}
    named = {resource.path for resource in Package(folder / "datapackage.json").resources}
    assert set(held) == {*named, *DESCRIPTION}
    assert "outlines.geojson" in named


def lines_for(program, folder):
    """Return the lines by which the readme loads rows in one of its programs."""
    text = (folder / "README.md").read_text()
    part = text.partition(f"\n{program}:\n\n")[2]
    return "\n".join(line.strip() for line in takewhile(bool, part.splitlines()))


def test_the_three_lines_of_the_readme_load_rows_with_their_sources(folder, monkeypatch):
    monkeypatch.chdir(folder)
    found = {}
    exec(lines_for("pandas", folder), found)  # noqa: S102 - our own
    assert found["rows"]["title"].notna().all()


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_the_lines_for_r_load_the_same_rows(folder):
    told = "cat(nrow(rows), sum(is.na(rows$title)), sum(rows == '', na.rm = TRUE))"
    lines = f"{lines_for('R', folder)}\n{told}"
    told = subprocess.check_output(["Rscript", "-e", lines], cwd=folder, text=True)
    assert told == f"{len(pandas.read_csv(folder / 'oil_exports.csv'))} 0 0"


def test_the_lines_for_duckdb_load_the_same_rows(folder, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(folder)
    *views, query = lines_for("DuckDB", folder).splitlines()
    database = duckdb.connect()
    database.execute("\n".join(views))
    rows = database.execute(query).fetchall()
    assert len(rows) == len(pandas.read_csv("oil_exports.csv"))
    assert all(row[-1] for row in rows)


def test_pages_lead_to_the_stable_names_alone(site):
    pages = "".join(path.read_text() for path in site.glob("chapters/*.html"))
    assert "_downloads/" not in pages
    assert '"contentUrl": "../data/cpc.csv"' in pages
    assert not list(site.glob("_downloads/*/*.csv"))
