"""The version of the report and the vintage of its data are one value each, wherever they stand."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from between_powers import data
from between_powers.data import imprint

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
    assert data.vintage("year") not in imprint
    assert CONFIG["typst_subtitle"].endswith(f"–{data.vintage('year')}")


def test_the_evidence_reaches_the_vintage_and_no_further():
    """Events end with the first day of the month, monthly series with the month."""
    assert data.load("events")["date"].max() == data.vintage("day")
    brent = data.load("brent")
    assert brent["period"].astype(str).max() == data.vintage()


def test_the_imprint_says_the_vintage_in_words():
    assert imprint.facts()["data_vintage"] == data.vintage("month")


@pytest.mark.parametrize("name", ["events", "turns"])
def test_the_descriptor_says_no_other_end_of_the_record(name):
    """A series may end earlier and say so; what is recorded by hand ends with the vintage."""
    said = json.dumps(data.describe(name))
    ends = set(re.findall(rf"\bto (\w+ {data.vintage('year')})", said))
    assert ends <= {data.vintage("month")}


def test_an_unknown_form_of_the_vintage_is_told():
    with pytest.raises(data.DataError, match="no form 'monht'; the forms are day, month"):
        data.vintage("monht")
