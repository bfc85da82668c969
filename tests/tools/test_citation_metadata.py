"""What archives and reference managers are told of the report is valid and everywhere the same."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = Path(__file__).with_name("cff-1.2.0.schema.json")
"""The schema of the Citation File Format 1.2.0, as cffconvert 2.0.0 has it (CC BY 4.0)."""


class TextLoader(yaml.SafeLoader):
    """A loader that leaves dates as they are written, as the schema wants them."""


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def cff():
    return yaml.load((ROOT / "CITATION.cff").read_text("utf-8"), TextLoader)  # noqa: S506


@pytest.fixture(scope="module")
def zenodo():
    return json.loads((ROOT / ".zenodo.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def config():
    """Return Sphinx's settings, and the author, which Jupyter Book gives to Sphinx."""
    whole = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    return whole["sphinx"]["config"] | {"author": whole["author"]}


def faults(cff):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(cff)]


def test_the_citation_file_is_valid(cff):
    assert faults(cff) == []
    assert faults(cff | {"type": "report"}) == ["'report' is not one of ['dataset', 'software']"]


def test_the_citation_file_is_that_of_the_report(cff, config):
    report = cff["preferred-citation"]
    published = f"{report['year']}-{report['month']:02}"
    assert published == str(config["press_published"])
    for cited in (cff, report):
        assert cited["title"] == f"{config['project']}: {config['typst_subtitle']}"
        assert cited["version"] == config["version"]
        assert [author["name"] for author in cited["authors"]] == [config["author"]]
    assert cff["keywords"] == config["typst_keywords"]
    assert "CC BY 4.0" in (ROOT / "LICENSE").read_text("utf-8")
    assert cff["license"] == "CC-BY-4.0"


def test_the_archive_is_told_what_the_citation_file_says(cff, zenodo, config):
    assert zenodo["title"] == cff["title"]
    assert [creator["name"] for creator in zenodo["creators"]] == [config["author"]]
    assert zenodo["version"] == cff["version"]
    assert zenodo["license"] == cff["license"].lower()
    assert zenodo["keywords"] == cff["keywords"]
    assert zenodo["description"] == cff["abstract"]
    assert {"upload_type": "publication", "publication_type": "report"}.items() <= zenodo.items()
