"""Tables and mentions in both editions of the tiny book."""

import re

import pytest
from pypdf import PdfReader
from tests.plugins.tiny_book import edit, refused, slips
from tests.press.pdf_text import Print

from reportpress.commands import build as press

TABLE = "chapters/two.md"
BOX = ":::{stations-box}\nA02,\nA01\n:::\n"
BOXES = (
    ":::{stations-box}\nA02, Z99\nA01\n:::\n\n"
    ":::{stations-box}\nA02,\nA02\n:::\n\n:::{stations-box}\n:::\n"
)


@pytest.fixture(scope="module")
def told(book, tmp_path_factory):
    """What is told of mentions, badges and boxes that cannot be set."""
    return slips(
        book,
        tmp_path_factory.mktemp("slips"),
        (BOX, BOXES),
        ("such as {station}`A02`", "such as {station}`Z99`", TABLE),
        ("again {station}`A02`", "again {station}`B06`", TABLE),
        ('"theme": "station"', '"theme": "statoin"', TABLE),
    )


def rows_of(root):
    text = (root / "_build/html/chapters/two.html").read_text()
    return re.findall(r"<tr id=\"([^\"]+)\"(.*?)</tr>", text, re.DOTALL)


def test_every_row_is_in_the_page_under_its_heading(book):
    rows = rows_of(book)
    assert [name for name, _ in rows] == ["ledger-a01", "ledger-a02", "ledger-a03"]
    assert all('data-label="Theme"' in cells for _, cells in rows)
    assert "plain *stars*" in rows[0][1], "text is no markup"
    assert "&lt;b&gt;" in rows[1][1]
    assert "<em>none</em>" in rows[2][1], "markup is read where it is asked for"


def test_a_badge_in_a_table_has_the_form_of_the_row_s_kind(book):
    badges = [re.findall(r"row-badge-(\w+)\">(\w+)<", cells) for _, cells in rows_of(book)]
    assert badges == [[("solid", "hill")], [("outline", "valley")], [("solid", "hill")]]
    source = (book / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert '#badge("outline")[valley];' in source


def test_badges_of_an_unknown_role_are_refused(told):
    words = "table 'ledger' has badges of 'statoin', which press_mentions lacks"
    assert [line for line in told if words in line and line.startswith("chapters/two.md:")]


def test_print_has_the_chosen_rows_and_columns(book):
    pages = PdfReader(book / "_build/html/rain.pdf").pages
    text = "\n".join(found.extract_text() for found in pages)
    assert "Two rows go to print" in text
    assert "plain *stars*" in text
    assert "none of Rain in two towns" not in text, "a row for the screen alone"
    assert not re.search(r"^Key\b", text, re.MULTILINE), "a column for the screen alone"


def test_print_links_a_mention_to_its_row_and_the_row_back(book):
    found = Print(book / "_build/html/rain.pdf")
    assert not found.dead_links()
    assert "mentionsA02,closedaswellas" in found.text
    source = (book / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert '#link(label("chapters/two#ledger-a02"))[A02, closed]' in source
    assert '#anchor("chapters/two#ledger-a02")' in source
    assert source.count('#anchor("chapters/index#station-a02-here")') == 1


def test_a_mention_links_to_its_row_and_the_row_back(book):
    index = (book / "_build/html/chapters/index.html").read_text()
    (link,) = re.findall(r'<a [^>]*href="two.html#ledger-a02"[^>]*>([^<]+)</a>', index)
    assert link == "A02, closed"
    assert 'id="station-a02-here"' in index
    assert 'href="index.html#station-a02-here"' in rows_of(book)[1][1]


def test_a_row_forgets_a_mention_that_is_gone(copy):
    edit(copy, " and mentions {station}`A02` as well as {station}`A01`", "", "chapters/index.md")
    assert press.main([str(copy)]) == 0
    assert "index.html" not in rows_of(copy)[0][1]


def test_a_mention_of_nothing_is_refused(told):
    assert "chapters/two.md:13: WARNING: there is no station 'Z99'" in told


def test_a_mention_of_a_row_that_no_table_has_is_refused(told):
    words = "the role 'station' names the row 'B06', which no table 'ledger' of the book has"
    assert [line for line in told if words in line]


def test_an_id_that_a_figure_has_is_refused(copy, capsys):
    edit(copy, 'id="ledger"', 'id="two-bars"', TABLE)
    assert any("id 'two-bars' is used in chapters/" in line for line in refused(copy, capsys))


def boxes_of(root):
    text = (root / "_build/html/chapters/one.html").read_text()
    return re.findall(r'<div [^>]*class="row-box".*?</ul></div>', text, re.DOTALL)


def test_a_box_tells_what_each_row_says_and_what_is_held_of_it(book):
    (box,) = boxes_of(book)
    title = re.search(r'aria-labelledby="([^"]+)"', box)[1]
    assert f'<p class="row-box-title" id="{title}">Stations &amp; towns</p>' in box
    closed, open_ = re.findall(r"<li .*?</li>", box, re.DOTALL)
    assert "<strong>Two guides, 2024:</strong> Station A02 <a" in closed
    assert '<span class="row-badge row-badge-outline">Closed</span> It lies in &lt;the' in closed
    assert 'row-badge-solid">Open</span></p>' in open_


def test_an_entry_links_to_its_row_and_the_row_back(book):
    (box,) = boxes_of(book)
    assert re.search(r'href="two.html#ledger-a02"[^>]*>A02</a>', box)
    assert '<li id="station-a01-here"' in box
    assert 'href="one.html#station-a02-here"' in rows_of(book)[1][1]


def test_print_has_the_box_and_its_links(book):
    found = Print(book / "_build/html/rain.pdf")
    assert "Stations&towns" in found.text
    source = (book / "_build/.stage/doctrees/typst/book.typ").read_text()
    name = '([#link(label("chapters/two#ledger-a02"))[A02];], '
    entry = f'{name}[#anchor("chapters/one#station-a02-here");'
    assert f"#row-box([Stations & towns],\n{entry}" in source
    assert '[#badge("outline")[Closed];])' in source
    assert '#link(label("chapters/two#ledger-a01"))[A01]' in source


def test_the_figures_of_the_short_version_stand_out(book):
    page = (book / "_build/html/chapters/one.html").read_text()
    assert re.findall(r"<[^>]*key-figure[^>]*>([^<]*)<", page) == ["200,000", "Half"]
    source = (book / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert "#key-figure[200,000]" in source
    assert "#key-figure[Half]" in source
    assert '#admonition("short-version", [The short version])' in source


def test_the_short_version_is_found_by_the_search(book):
    index = (book / "_build/html/_static/search-index.js").read_text()
    assert "Rain in 2026." in index
    assert index.count("It lies in <the> *valley*.") == 0, "the rows are found in their table"


@pytest.mark.parametrize(
    "line",
    [
        "chapters/one.md:54: WARNING: there is no station 'Z99'",
        "chapters/one.md:60: WARNING: stations-box names 'A02' twice",
        "chapters/one.md:63: WARNING: stations-box names nothing",
    ],
)
def test_a_box_that_cannot_be_set_is_refused(told, line):
    assert line in told


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("box_title: Stations & towns", "box_title: ''", "a box needs a box_title"),
        ("closed: outline", "closed: green", "'green' is no form of a badge (closed)"),
        ("        words: rainfall:mention\n", "", "'words' is missing"),
    ],
)
def test_settings_that_make_no_sense_are_refused(copy, capsys, old, new, fault):
    edit(copy, old, new, "_config.yml")
    assert any(f"press_mentions: station: {fault}" in told for told in refused(copy, capsys))
