"""The report's own entry for reference managers is read back with their parsers' rules."""

import re
from types import SimpleNamespace

import pytest
from pybtex.database import parse_string

from reportpress.html import citation_files

FACTS = "tests.press.test_citation_files:facts"


def facts():
    return {"data_version": "7.7"}


class Settings(SimpleNamespace):
    """Settings that can be kept by, as Sphinx's own can."""

    __hash__ = object.__hash__


@pytest.fixture
def config():
    return Settings(
        project="Rain & snow",
        author="Weather group",
        version="3.1",
        language="en",
        html_baseurl="https://example.org/a_b/",
        typst_subtitle="Two_towns, 1991–2026",
        typst_pdf_name="rain",
        typst_keywords=["rain", "100% snow"],
        typst_description="How it rains.",
        typst_facts=FACTS,
        typst_title="Rain & snow",
        press_edition="version {version}, data {data_version}",
        press_published="2025-06",
        press_schema_type="Report",
    )


def test_bibtex(config):
    entry = parse_string(citation_files.bibtex(config), "bibtex").entries["rain-2025"]
    assert entry.type == "techreport"
    assert [str(person) for person in entry.persons["author"]] == ["{Weather group}"]
    assert entry.fields["title"] == r"{Rain \& snow: Two\_towns, 1991–2026}"
    assert (entry.fields["year"], entry.fields["month"]) == ("2025", "6")
    assert entry.fields["note"] == "Version 3.1, data 7.7"
    assert entry.fields["url"] == "https://example.org/a_b/"
    assert entry.fields["keywords"] == r"rain, 100\% snow"


def test_ris(config):
    text = citation_files.ris(config)
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - RPRT", "ER  - ")
    record = dict(line.split("  - ", 1) for line in lines)
    assert record["TI"] == "Rain & snow: Two_towns, 1991–2026"
    assert (record["AU"], record["PY"], record["DA"]) == ("Weather group", "2025", "2025/06")
    assert [line for line in lines if line.startswith("KW")] == ["KW  - rain", "KW  - 100% snow"]


def test_what_a_report_does_not_know_is_left_out(config):
    config.html_baseurl = config.press_published = config.press_edition = ""
    config.press_schema_type = "Thesis"
    entry = parse_string(citation_files.bibtex(config), "bibtex").entries["rain"]
    assert entry.type == "misc"
    assert {"year", "month", "url", "note"}.isdisjoint(entry.fields)
    assert not re.search(r"^(PY|DA|UR|ET)", citation_files.ris(config), re.MULTILINE)


def test_the_files_of_a_book_have_its_name(book):
    site = book / "_build/html"
    assert "Rain in two towns" in (site / "rain.bib").read_text()
    assert (site / "rain.ris").read_bytes().startswith(b"TY  - BOOK\r\n")
