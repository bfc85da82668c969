"""The data of a report stand in the site under stable names, described, and as one archive."""

import io
import json
import re
import zipfile
from hashlib import sha256

import pytest
from tests.plugins.tiny_book import edit, refused

from reportpress.commands import build as press
from reportpress.edition.archive import zipped

RAIN = {"name": "rain", "path": "rain.csv", "mediatype": "text/csv"}


@pytest.fixture
def packaged(copy):
    """Return a book that offers its data as a package, not yet built."""
    (copy / "data/datapackage.json").write_text(json.dumps({"name": "r", "resources": [RAIN]}))
    (copy / "data/rivers.geojson").write_text("{}")
    settings = (
        "    press_data_package: data/datapackage.json\n    press_data_extras: rainfall:extras\n"
    )
    edit(copy, "    typst_pdf_name", f"{settings}    typst_pdf_name", "_config.yml")
    return copy


def test_every_file_has_a_stable_name_a_size_and_a_digest(packaged):
    assert press.main([str(packaged)]) == 0
    site = packaged / "_build/html"
    resources = json.loads((site / "data/datapackage.json").read_text())["resources"]
    assert [resource["path"] for resource in resources] == ["rain.csv", "rivers.geojson"]
    for resource in resources:
        content = (site / "data" / resource["path"]).read_bytes()
        assert content == (packaged / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
    with zipfile.ZipFile(site / "data.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {path.name: path.read_bytes() for path in (site / "data").iterdir()}
    assert held["README.md"] == b"Rain, by town.\n"

    first = (site / "chapters/index.html").read_text()
    links = re.findall(r'href="([^"]*/rain\.csv)"', first)
    assert set(links) == {"../data/rain.csv"}, "the text and the index of exhibits lead to one file"
    assert '"contentUrl": "../data/rain.csv"' in first
    assert not (site / "_downloads").exists(), "there is no second copy"


def test_a_descriptor_that_cannot_be_read_is_refused(packaged, capsys):
    (packaged / "data/datapackage.json").write_text("{")
    (line,) = refused(packaged, capsys)
    assert line.startswith("press_data_package: data/datapackage.json cannot be read (Expecting")


def test_a_file_that_the_descriptor_names_and_that_is_missing_is_refused(packaged, capsys):
    (packaged / "data/rivers.geojson").unlink()
    (line,) = refused(packaged, capsys)
    assert line == "press_data_package: data/rivers.geojson is named there and is missing"


def test_an_archive_tells_neither_time_nor_maker():
    with zipfile.ZipFile(io.BytesIO(zipped({"b.csv": b"2", "a.csv": b"1"}))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["a.csv", "b.csv"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {
        (3, 0o100644)
    }
