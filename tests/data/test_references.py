"""The bibliography: made from the sources, committed as made, and read by pybtex."""

import re
from pathlib import Path

import pybtex.database
import pytest
from pybtex.richtext import Text
from pybtex.style.formatting.unsrt import Style

from between_powers import data
from between_powers.data import bibliography as references

BIB = Path(__file__).resolve().parents[2] / "references.bib"


@pytest.fixture(scope="module")
def parsed() -> pybtex.database.BibliographyData:
    return pybtex.database.parse_string(references.bibtex(), "bibtex")


def test_committed_file_is_the_made_one() -> None:
    made = references.bibtex()
    assert BIB.read_text(encoding="utf-8") == made, "run python -m between_powers.data.bibliography"
    assert made == references.bibtex()


def test_every_source_is_an_entry(parsed: pybtex.database.BibliographyData) -> None:
    assert sorted(parsed.entries) == sorted(data.sources().index)


def test_text_survives_the_escapes(parsed: pybtex.database.BibliographyData) -> None:
    for key, source in data.sources().iterrows():
        entry = parsed.entries[key]
        assert str(Text.from_latex(entry.fields["title"])) == source["title"]
        assert str(Text.from_latex(str(entry.persons["author"][0]))) == source["producer"]
        assert entry.fields["url"] == source["address"]


def test_escapes() -> None:
    text = r"A & B_1: 50% of #3 ~y \w Türkiye"
    assert str(Text.from_latex(references.escape(text))) == text
    assert references.escape("{x} ^ $") == r"\{x\} \textasciicircum{} \$"  # LaTeX; pybtex keeps it


def test_a_style_can_print_every_entry(parsed: pybtex.database.BibliographyData) -> None:
    printed = list(Style().format_entries(parsed.entries.values()))
    assert len(printed) == len(data.sources())


def field(entry: pybtex.database.Entry, name: str) -> str:
    return str(Text.from_latex(entry.fields.get(name, "")))


def test_a_copy_is_named_after_who_made_the_figure(
    parsed: pybtex.database.BibliographyData,
) -> None:
    arms = parsed.entries["SIPRIAT"]
    assert str(Text.from_latex(str(arms.persons["author"][0]))) == "SIPRI"
    assert "howpublished" not in arms.fields
    place = "private copy at github.com/lucacasu/Global-Arms-Trade"
    assert field(arms, "note") == f"{place}, read whole"


def test_a_copy_whose_address_tells_where_it_is_has_no_place(
    parsed: pybtex.database.BibliographyData,
) -> None:
    trade = parsed.entries["S_BNS_MONTHLY"]
    assert trade.fields["url"].startswith("https://github.com/makenerzhan-gif/")
    assert field(trade, "note") == "private copy, read whole"


def test_dates_are_whole_and_languages_have_names(
    parsed: pybtex.database.BibliographyData,
) -> None:
    fled = parsed.entries["ADNK22"]
    names = ("year", "date", "urldate", "language", "note", "annote")
    assert [field(fled, name) for name in names] == [
        "2022",
        "2022-09-27",
        "2026-11-21",
        "Italian",
        "as carried by Trend-online",
        "An excerpt was read",
    ]
    assert field(parsed.entries["T_2063269"], "note").endswith("headline read")
    assert field(parsed.entries["ALIPBI17"], "date") == "2017-04"
    for key, source in data.sources().iterrows():
        entry = parsed.entries[key]
        assert entry.fields["urldate"] == f"{source['accessed']:%Y-%m-%d}"
        assert ("date" in entry.fields) == isinstance(source["published"], str), key
        assert ("language" in entry.fields) == (source["language"] != "en"), key


def test_no_entry_has_a_letter_after_its_date_or_a_grade(
    parsed: pybtex.database.BibliographyData,
) -> None:
    for entry in parsed.entries.values():
        words = " ".join(map(str, entry.fields.values()))
        assert not re.search(r"Secondary source|Primary source|Press,|undated", words)
        assert len(entry.fields.get("year", "2022")) == 4
