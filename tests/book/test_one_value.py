"""The version of the report and the vintage of its data are one value each, wherever they stand."""

import tomllib
from pathlib import Path

import yaml

from between_powers import data

ROOT = Path(__file__).resolve().parents[2]
CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]


def test_the_version_is_that_of_the_package():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert CONFIG["version"] == version
    assert str(citation["version"]) == version


def test_the_vintage_is_that_of_the_data():
    assert CONFIG["press_published"] == data.vintage()
    imprint = " ".join([CONFIG["typst_edition"], *CONFIG["typst_colophon"].values()])
    assert "{data_vintage}" in imprint
    assert data.vintage()[:4] not in imprint
