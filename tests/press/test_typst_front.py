"""Print as an edition of its own: references with pages, cover, names, attached rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from typst_sites import PLAIN_CONF, Book, build, copy_site, write_site

from reportpress.typst import TypstEditionError
from reportpress.typst.attachments import plain

CONF = PLAIN_CONF + (
    "numfig = True\n"
    'typst_root_title = "Opening"\n'
    'typst_names = {"Rain, Anna": ["Anna Rain", "Rain"], "Nobody": "Nobody Else"}\n'
    'typst_colophon = {"Authors": "{author}", "Contact": ""}\n'
)
INDEX = (
    "# Root\n\nIt rains, says Anna Rain; see {doc}`one`, {ref}`there <dry>` "
    "and ({doc}`chapter 1 <one>`).\n"
)
ONE = (
    "# Wet years\n\nRain says so again, as {doc}`index` and {ref}`here <dry>` do.\n\n"
    "(dry)=\n## Dry Rain\n\n"
    "```{glossary}\nWMO\n  World Meteorological Organization: an agency.\n\n"
    "Rainfall\n  Water.\n```\n"
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return build(write_site(tmp_path_factory.mktemp("front") / "b", CONF, index=INDEX, one=ONE))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Book:
    src = copy_site("typst-small", tmp_path_factory.mktemp("cover"))
    with (src / "conf.py").open("a") as conf:
        conf.write('\ntypst_cover_figure = "trade-shift"\ntypst_exhibit_lists = False\n')
    return build(src)


def page_of(book: Book, words: str) -> int:
    """Return the page on which a chapter opens: the last with a line of its number and title."""
    title = re.compile(rf"^(\d\s*)?{words}$", re.MULTILINE)
    return max(n for n, page in enumerate(book.pages, start=1) if title.search(page))


def test_a_reference_says_chapter_and_page(book: Book) -> None:
    assert book.warnings == ""
    text = book.text.replace("\N{NO-BREAK SPACE}", " ")
    one = page_of(book, "Wet years")
    chapter = f"chapter 1, page {one}"
    assert f"see Wet years ({chapter}), there (page {one}) and ({chapter})." in text
    assert f"as Root (page {page_of(book, 'Opening')}) and here do." in text


def test_the_index_has_names_of_the_text_and_not_of_headings(book: Book) -> None:
    last = " ".join(book.pages[-1].split())
    root, one = page_of(book, "Opening"), page_of(book, "Wet years")
    pages = f"{root}–{one}" if one == root + 1 else f"{root}, {one}"
    assert f"Index of names Rain, Anna {pages}" in last
    assert "Nobody" not in last
    assert book.source.count("#indexed(") == 2


def test_abbreviations_of_the_glossary_stand_in_front(book: Book) -> None:
    front = " ".join(book.pages[1].split())
    assert "Abbreviations WMO World Meteorological Organization" in front
    assert "Rainfall" not in front


def test_what_the_imprint_does_not_know_stays_away(book: Book) -> None:
    assert "Contact" not in book.text


def test_pages_have_labels_and_the_title_is_one(book: Book) -> None:
    reader = PdfReader(book.pdf)
    assert reader.page_labels[2] == "3"
    tags = [one.get_object().get("/S") for one in elements(reader.trailer["/Root"])]
    assert "/Title" in tags


def elements(root):
    """List the tags of a file, those of its cover first."""
    waiting, found = [root["/StructTreeRoot"]], []
    while waiting:
        node = waiting.pop(0).get_object()
        if "/S" in node:
            found.append(node)
        children = node.get("/K", [])
        children = children if isinstance(children, list) else [children]
        waiting += [child for child in children if hasattr(child.get_object(), "keys")]
    return found


def test_the_cover_bears_a_chart_that_the_book_explains(small: Book) -> None:
    cover = " ".join(small.pages[0].split())
    assert "China overtook Russia in trade. Share of trade" in cover
    assert "Figure 1.1" not in cover
    tags = [one.get("/S") for one in elements(PdfReader(small.pdf).trailer["/Root"])]
    assert tags.count("/Figure") == small.source.count("#picture(") + small.source.count("#icon(")


def test_the_rows_of_every_exhibit_are_attached(small: Book) -> None:
    attached = PdfReader(small.pdf).attachments
    assert set(attached) == {"figure-1-1-trade-shift.csv", "table-2-2-pipes.csv"}


def test_attached_rows_have_no_markup() -> None:
    rows = '"Oil {cite:p}`B,A`; {doc}`the pivot <pivot>`",{cited-in}`A01`,`code`\n'
    assert plain(rows, {"A": 12, "B": 3}) == '"Oil [3, 12]; the pivot",,code\n'


def test_exhibits_can_be_listed_elsewhere(small: Book) -> None:
    assert "Tables" not in [line for page in small.pages for line in page.splitlines()]


def test_a_cover_of_no_chart_is_refused(tmp_path: Path) -> None:
    conf = PLAIN_CONF + 'typst_cover_figure = "none"\n'
    with pytest.raises(TypstEditionError, match="typst_cover_figure: the book has no chart 'none'"):
        build(write_site(tmp_path / "b", conf))
