"""The bibliography: made from the sources, committed as made, and read by pybtex."""

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


def printed_note(entry: pybtex.database.Entry) -> str:
    return str(Text.from_latex(entry.fields["note"]))


def test_a_copy_is_named_after_who_made_the_figure(
    parsed: pybtex.database.BibliographyData,
) -> None:
    arms = parsed.entries["SIPRIAT"]
    assert str(Text.from_latex(str(arms.persons["author"][0]))) == "SIPRI"
    assert printed_note(arms) == (
        "Secondary source, read in a private copy at GitHub, lucacasu/Global-Arms-Trade, "
        "accessed 21 November 2026"
    )


def test_dates_are_whole_and_languages_have_names(
    parsed: pybtex.database.BibliographyData,
) -> None:
    fled = parsed.entries["ADNK22"]
    assert (fled.fields["month"], fled.fields["year"]) == ("27 September", "2022")
    assert printed_note(fled) == (
        "Press, as carried by Trend-online, in Italian, accessed 21 November 2026"
    )
    headline = printed_note(parsed.entries["T_2063269"])
    assert "headline read" in headline
    month_alone = parsed.entries["ALIPBI17"].fields
    assert (month_alone["month"], month_alone["year"]) == ("April", "2017")
    for key, source in data.sources().iterrows():
        assert "accessed " in parsed.entries[key].fields["note"]
        if len(str(source["published"])) == 10:
            assert " " in parsed.entries[key].fields["month"], key
