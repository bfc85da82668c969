"""What the search of a tiny book can find, and what its settings may not name."""

import json

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import pending_xref
from tests.plugins.tiny_book import edit, refused, slips

from reportpress.html.search import Chapter


@pytest.fixture(scope="module")
def index(book):
    text = (book / "_build/html/_static/search-index.js").read_text()
    return json.loads(text.partition(" = ")[2].rstrip().removesuffix(";"))


def of_kind(index, kind):
    return [entry for entry in index["entries"] if index["kinds"][entry[0]] == kind]


def test_kinds_of_rows_come_between_those_of_the_press_and_the_rest(index):
    assert index["kinds"] == ["Section", "Figure", "Table", "Term", "Station", "Entry"]


def test_a_figure_is_found_by_its_number_finding_measure_and_note(index):
    (figure,) = of_kind(index, "Figure")
    assert figure[1:3] == ["The second bar is longer", "chapters/one.html#two-bars"]
    assert figure[3:] == ["Rain, nowhere, millimetres · Note: Made up for the test.", "Figure 1.1"]


def test_a_row_is_named_by_what_it_says_and_leads_to_its_place(index):
    first = of_kind(index, "Station")[0]
    assert first[1:3] == ["A01 · hill · plain *stars*", "chapters/two.html#ledger-a01"]


def test_pages_and_synonyms_are_there_once(index):
    assert index["pages"]["chapters/two.html"] == "A table"
    assert index["synonyms"] == [["rain", "showers", "дождь"]]


def test_keys_of_sources_stay_out_and_numbers_of_exhibits_come_in():
    document = new_document("rain")
    key = pending_xref("", nodes.inline("", "MET_2025"), refdomain="cite", reftarget="MET_2025")
    bars = pending_xref("", nodes.inline("", "bars"), refdomain="std", reftarget="bars")
    paragraph = nodes.paragraph("", "", nodes.Text("Rain "), key, nodes.Text(". See "), bars)
    document += nodes.section("", nodes.title("", "Rain"), paragraph, ids=["rain"])
    (entry,) = Chapter("rain", document, {"bars": "Figure 2"}, {}).entries()
    assert entry.text == "Rain. See Figure 2"


def test_settings_that_name_nothing_are_refused(book, tmp_path):
    told = slips(
        book,
        tmp_path,
        ("rain, showers, дождь", "hail\ndrizzle, Rain\nrain, fog", "synonyms.txt"),
        ("{ledger: Station}", "{ledgers: Station}", "_config.yml"),
        ("{chapters/two:", "{chapters/six: None, chapters/two#none:", "_config.yml"),
    )
    for line in (
        "synonyms.txt:2: WARNING: 'hail' has no synonym",
        "synonyms.txt:4: WARNING: 'rain' stands in line 3 already",
        "there is no table 'ledgers'",
        "no place 'chapters/two#none'",
        "no place 'chapters/six'",
    ):
        assert any(line in one for one in told), line


def test_a_list_of_synonyms_that_is_not_there_is_refused(copy, capsys):
    edit(copy, "synonyms.txt", "words.txt", "_config.yml")
    assert any("there is no file words.txt" in told for told in refused(copy, capsys))
