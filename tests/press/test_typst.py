"""The PDF edition of a small book that uses every construct once."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from typst_sites import SITES, Book, build, copy_site

GOLDEN = SITES / "typst-small" / "book.golden.typ"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return build(copy_site("typst-small", tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The same book as HTML, which makes the PDF at its end from the same documents."""
    src = copy_site("typst-small", tmp_path_factory.mktemp("html"))
    with (src / "conf.py").open("a") as conf:
        conf.write(
            "\n\ndef print_book(app, error):\n"
            "    from reportpress.typst import TypstEdition\n"
            "    if error is None and app.builder.format == 'html':\n"
            "        before = app.builder, app.tags, set(app.tags)\n"
            "        TypstEdition(app).write(Path(app.outdir).parent / 'typst')\n"
            "        assert before == (app.builder, app.tags, set(app.tags))\n\n\n"
            "def setup(app, then=setup):\n"
            "    app.connect('build-finished', print_book)\n"
            "    return then(app)\n"
        )
    return build(src, "html")


def test_the_build_is_silent(book: Book, html: Book) -> None:
    assert book.warnings == ""
    assert html.warnings == ""


def test_the_source_is_the_golden_one(book: Book) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(book.source, "utf-8")
    assert book.source == GOLDEN.read_text("utf-8")


def test_the_html_build_makes_the_same_pdf(book: Book, html: Book) -> None:
    printed = html.out.parent / "typst"
    assert (printed / "book.typ").read_text("utf-8") == book.source
    assert (printed / book.pdf.name).read_bytes() == book.pdf.read_bytes()


def test_two_builds_give_the_same_bytes(book: Book, tmp_path: Path) -> None:
    again = build(copy_site("typst-small", tmp_path / "elsewhere"))
    assert again.pdf.read_bytes() == book.pdf.read_bytes()


def test_text_stands_in_the_order_of_the_contents(book: Book) -> None:
    text = book.text
    marks = [
        "What a book needs, on few pages",
        "Nobody and Company",
        "Version 1.2. Data as of 30 June 2026",
        "About this edition",
        "Nobody and Company: A Small Book.",
        "https://example.org/licences/by-4.0/, for text.",
        "Contents",
        "1.1 China overtook Russia in trade",
        "Lengths of routes",
        "The book in two sentences",
        "Words with emphasis",
        "nested one",
        "Its meaning.",
        "A second one, with a list",
        "of another within",
        "A quotation of some length.",
        "Somebody, Somewhere",
        "A remark with a list",
        "My own title",
        "def f(x):",
        "After the break.",
        "indented",
        "A wide header",
        "What turns.",
        "In a box.",
        "only in print",
        "Democratic Ideals and Reality",
    ]
    at = 0
    for mark in marks:
        at = text.find(mark, at)
        assert at >= 0, mark
    assert "not in print" not in text


def test_a_figure_keeps_its_words_together_below_the_title_of_the_chapter(book: Book) -> None:
    page = next(page for page in book.pages if "A first note" in page)
    marks = [
        "Trade & transit",
        "Figure 1.1",
        "China overtook Russia in trade",
        "Share of trade, %, 2010-2022",
        "Source: a made-up register.",
        "Note: invented numbers.",
    ]
    places = [page.find(mark, page.find("Trade & transit")) for mark in marks[:1]]
    places += [page.rfind(mark) for mark in marks[1:]]
    assert -1 not in places
    assert places == sorted(places)


def test_a_screen_reader_meets_a_figure_where_the_chapter_has_it(book: Book) -> None:
    tags = struct_elements(PdfReader(book.pdf).trailer["/Root"]["/StructTreeRoot"])
    order = [str(tag.get("/Alt") or tag.get("/S")) for tag in tags]
    chart = order.index("Line chart of trade showing China ahead")
    # It stands before the first section, though it is printed at the foot of the page.
    assert order[:chart].count("/H2") == 0
    assert "/H2" in order[chart:]


def test_numbers_are_those_of_html(book: Book, html: Book) -> None:
    pages = [(html.out / "chapters" / f"{name}.html").read_text() for name in ("one", "two")]
    web = " ".join(pages)
    found = re.findall(r'class="caption-number">([^<]+?) ?<', web)
    assert found == [
        "Figure 1.1",
        "Table 1.1",
        "Figure 2.1",
        "Listing 2.1",
        "Table 2.1",
        "Table 2.2",
    ]
    for number in found:
        assert f'number: "{number.strip()}"' in book.source
    sections = re.findall(
        r'<h\d><span class="(?:chapter|section)-number">(?:Chapter )?([\d.]+?)\.?(?: |<)', web
    )
    assert "1.1.1" in sections
    headings = re.findall(r'#section-title\(.*?number: "([\d.]+)"', book.source)
    assert headings == sections
    for page in pages:
        for reference in re.findall(r'<span class="std std-numref">([^<]+)<', page):
            assert f'number: "{reference}"' in book.source


def test_a_table_made_from_data_prints_its_rows_for_the_page(book: Book) -> None:
    (page,) = [page for page in book.pages if "Oil that goes west" in page]
    words = " ".join(page.split())
    marks = ["Table 2.2", "Oil goes west", "Made up, nowhere", "What Mt", "Oil that goes west by"]
    marks += ["1,000.5", "Oil that stays", "Source: a register (2026)", "Note: made up too."]
    at = 0
    for mark in marks:
        at = words.find(mark, at)
        assert at >= 0, mark
    assert "For the screen alone" not in book.text
    assert "A1" not in words


def test_an_address_is_printed_as_it_is_typed(book: Book) -> None:
    reader = PdfReader(book.pdf)
    whole = "".join("".join(book.pages).split())
    assert "https://example.org/one-page/a_b.html?c=d%26&e=Дом." in whole
    assert "https://example.org/census_2024?a=1#top." in whole
    leads = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    assert "https://example.org/one-page/a_b.html?c=d%26&e=%D0%94%D0%BE%D0%BC" in leads


def test_a_glossary_is_linked_by_each_of_its_terms(book: Book) -> None:
    assert "Lever, #anchor(" in book.source
    assert '#link(label("chapters/two#term-Handle"))[handle]' in book.source
    assert "Lever, Handle What a hand turns; not a Pivot." in book.text


def test_a_note_is_at_the_foot_of_its_page_and_set_once(book: Book) -> None:
    page = next(page for page in book.pages if "A first note" in page)
    lines = [" ".join(line.split()) for line in page.strip().splitlines()]
    start = lines.index("1 The first note, with a link.")
    assert lines[start + 1] == "2 The second note."
    assert lines[start + 2].endswith("A Small Book"), "the foot of a page on the left"
    assert book.text.count("The second note") == 1
    assert book.source.count("#note-again(") == 1


def test_the_pdf_is_tagged_and_says_what_it_is(book: Book) -> None:
    reader = PdfReader(book.pdf)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    info = reader.metadata
    assert info is not None
    assert (info.title, info.author) == ("A Small Book", "Nobody and Company")
    assert (info.subject, info.keywords) == ("Every construct once.", "one, two")
    assert info.creation_date is None
    assert b"pdfuaid:part>1<" in reader.trailer["/Root"]["/Metadata"].get_data()
    tags = struct_elements(reader.trailer["/Root"]["/StructTreeRoot"])
    kinds = {tag.get("/S") for tag in tags}
    assert {"/H1", "/H2", "/P", "/L", "/Figure", "/Caption", "/Table", "/TH", "/Note"} <= kinds
    assert "Line chart of trade showing China ahead" in {tag.get("/Alt") for tag in tags}


def struct_elements(root: Any) -> list[Any]:
    """List the tags of a PDF."""
    found, todo = [], [root]
    while todo:
        item = todo.pop()
        item = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(item, list):
            todo.extend(reversed(item))
        elif isinstance(item, dict):
            found.append(item)
            todo.append(item.get("/K"))
    return found


def test_foreign_words_say_their_language_and_have_their_letters(book: Book) -> None:
    reader = PdfReader(book.pdf)
    (page,) = [one for one in reader.pages if "A first note" in one.extract_text()]
    stream = page.get_contents().get_data()
    tags = struct_elements(reader.trailer["/Root"]["/StructTreeRoot"])
    told = {str(tag.get("/Lang")) for tag in tags}
    told |= {name.decode() for name in re.findall(rb"/Lang ?\((\w+)\)", stream)}
    assert {"ar", "ru", "kk"} <= told
    fonts = [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]
    assert any("IBMPlexSansArabic" in name for name in fonts)
    text = page.extract_text()
    assert "Шёлковый путь" in text
    assert "Қазақстан" in text


def test_charts_are_vectors_with_text(book: Book) -> None:
    with_chart = [page for page in PdfReader(book.pdf).pages if "Figure 1.1" in page.extract_text()]
    assert not list(with_chart[-1].images)
    assert with_chart[-1].extract_text().count("Russia") > 2  # prose, title, picture
    assert (book.out / "charts" / "trade-shift.svg").is_file()
    # The semi-bold is a family of its own, or labels would print as regular.
    assert 'font-family="IBM Plex Sans SmBld"' in (book.out / "charts/trade-shift.svg").read_text()


def test_the_outline_has_the_chapters(book: Book) -> None:
    outline = PdfReader(book.pdf).outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    front = ["About this edition", "Contents", "Figures", "Tables"]
    assert titles == [*front, "Summary", "1 Trade & transit", "2 Second chapter"]


def test_the_date_of_the_sources_is_the_only_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782777600")
    book = build(copy_site("typst-small", tmp_path))
    info = PdfReader(book.pdf).metadata
    assert info is not None
    assert info.creation_date is not None
    assert info.creation_date.isoformat() == "2026-06-30T00:00:00+00:00"


def test_nothing_new_is_not_printed_again(tmp_path: Path) -> None:
    src = copy_site("typst-small", tmp_path)
    book = build(src)
    first = book.pdf.stat().st_mtime_ns
    assert build(src).pdf.stat().st_mtime_ns == first

    chart = src / "chart.svg"
    chart.write_text(chart.read_text().replace("China", "Chine"))
    (src / "chapters" / "one.md").touch()
    second = build(src).pdf.stat().st_mtime_ns
    assert second != first

    book.pdf.write_bytes(book.pdf.read_bytes()[:-10])  # a copy cut short is no PDF
    assert build(src).pdf.stat().st_mtime_ns != second
    assert book.pdf.read_bytes().rstrip().endswith(b"%%EOF")
