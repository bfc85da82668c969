"""The print edition of the real book says what the web edition says, and looks as it should."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import yaml
from tests.press import pdf_lines, pdf_pages
from tests.press.pdf_text import Web, bare, in_order, words

from between_powers.data import load

ROOT = Path(__file__).resolve().parents[2]
#: What only a fault of the press prints. "None" may begin a cell, but not follow such words.
#: Signs of votes that are not known stand side by side in a chart; a hole follows a word.
RAW = re.compile(
    r"(?:\w{3,}|\bp\.|рис\.) ?\?\?|\b(?:and|are|by|from|in|is|of|to|was|were) None\b|\bnan\b|\{\w+:"
    r"|\{(?:glue|cite|numref|ref|claim)|#link\(|#raw\(|\[\^|&amp;|```"
)

#: Headings of the website above a table alone, which in print has a caption that says as much.
CAPTIONED = ("From independence to the end of 2021", "From January 2022")


@pytest.fixture(scope="module")
def config():
    return yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))["sphinx"]["config"]


@pytest.fixture(scope="module")
def web(site):
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    parts = [toc, *toc.get("parts", [])]
    chapters = [one["file"] for part in parts for one in part.get("chapters", [])]
    captions = [part["caption"] for part in parts if "caption" in part]
    return Web(site, [toc["root"], *chapters], captions)


@pytest.fixture(scope="module")
def captions(web, documents):
    """Return numbers and titles of a kind as print has them: some titles differ there."""
    exhibits = [one for known in documents.values() for one in known.exhibits.values()]
    in_print = {words(one.title): words(one.printed) for one in exhibits if one.printed}
    return lambda kind: [
        (number, in_print.get(title, title)) for number, title in web.captions(kind)
    ]


def test_every_heading_is_a_bookmark_in_order_and_stands_on_its_page(printed, web, config):
    # Print names the first chapter after what it is; "Chapter 1 Title" of the web is "1 Title".
    headings = [bare(config["typst_root_title"]), *web.headings[1:]]
    # The index closes what is in English.
    headings.insert(headings.index("References") + 1, bare("Index of names"))
    headings = [one for one in headings if one not in {*map(bare, CAPTIONED)}]
    headings = [re.sub(r"^(?:Chapter)?(\d+(?:\.\d+)*)\.?(?=\D)", r"\1", one) for one in headings]
    front = [bare(config["typst_colophon_title"]), "Abbreviations", "Contents", "Figures", "Tables"]
    parts = [bare(part) for part in web.parts]
    marks = printed.headings
    chapters = [title for title, _ in marks if title not in front + parts]
    assert chapters == headings
    assert len(marks) == len(headings) + len(front) + len(parts)
    # A part is set in capitals, and on a page in another language in that language.
    astray = [title for title, page in marks if title.lower() not in printed.pages[page].lower()]
    assert astray == ["Inotherlanguages"]
    places = [page for _, page in marks]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", ["Figure", "Table"])
def test_every_caption_is_printed_once_in_order(printed, captions, kind):
    found = ["".join(caption) for caption in captions(kind)]
    assert found
    # The index of exhibits, behind all chapters, names every one again.
    chapters, index, _ = printed.text.rpartition(words("Exhibits and their data"))
    assert index
    # The cover has a figure with its caption, before them all.
    assert not in_order(found, chapters.removeprefix(printed.pages[0]))


def test_the_keys_of_attached_rows_are_listed_with_their_numbers(printed, web):
    attached = {name: files[0].decode() for name, files in printed.reader.attachments.items()}
    listed = list(csv.DictReader(io.StringIO(attached.pop("sources.csv"))))
    assert [row["number"] for row in listed] == [str(at + 1) for at in range(len(web.sources))]
    keys = {row["source_id"] for row in listed}
    named = set()
    for rows in attached.values():
        assert not re.search(r"\{[a-z:-]+\}`", rows)
        named |= {row.get("source_id") for row in csv.DictReader(io.StringIO(rows))}
    assert len(named & keys) > 100


@pytest.mark.parametrize("kind", ["Figure", "Table"])
def test_the_index_of_exhibits_names_each_with_its_page(printed, captions, kind):
    starts = dict(printed.headings)
    chapters = printed.pages[1 : starts[words("Exhibits and their data")]]
    index = printed.pages[starts[words("Exhibits and their data")] : starts["References"]]
    for number, title in captions(kind):
        page = next(at for at, text in enumerate(chapters, start=2) if number + title in text)
        assert f"{number},p.{page}{title}" in "".join(index)


def test_the_report_is_cited_in_one_way(printed, config):
    form = config["typst_colophon"]["How to cite"]
    assert form == "{author}, {title}: {subtitle}, version {version}, data vintage {data_vintage}."
    names = bare(f"{config['project']} contributors, {config['project']}:")
    told = bare(names + config["typst_subtitle"])
    places = [at for at, text in enumerate(printed.pages) if names in text]
    assert places[0] == 1
    assert all(told in printed.pages[at] for at in places)
    whole = re.compile(re.escape(told) + r",version[\d.]+,datavintage.*?\.")
    assert len({way for at in places for way in whole.findall(printed.pages[at])}) == 1


def test_every_note_is_printed_once_in_order(printed, web):
    assert not in_order(web.notes, printed.text)


def test_every_source_is_printed_once_in_order(printed, web):
    sources = web.sources
    assert len(sources) > 50
    assert not in_order(sources, printed.text)


def test_every_number_of_a_source_is_that_of_its_entry(site, web, documents):
    text = (site.parent / ".stage/doctrees/typst/book.typ").read_text("utf-8")
    entry = (
        r'^\(key: \[(\d+)\],(?: to: "(.*?#source-.*?)",)? body: '  # no label where no link leads
    )
    listed = dict(re.findall(entry, text, re.MULTILINE))
    assert list(listed) == [str(at + 1) for at in range(len(web.sources))]
    cited = re.findall(r'#link\(label\("([^"]*#source-[^"]*)"\)\)\[(\d+)(?:–(\d+))?\]', text)
    assert len(cited) > 500
    for place, first, last in cited:
        assert listed[first] == place
        assert not last or last in listed
    # What an exhibit rests on, a row of its data or the text cites is in the list, once.
    keys = {key for document in documents.values() for key in document.cited}
    assert len(keys) == len(listed)


def test_numbers_of_sources_are_raised_in_text_alone(printed):
    # In the small type below exhibits a raised one could not be read: "SIPRI (2025) [798]".
    assert len(re.findall(r"\(\d{4}\)\[\d+\][;.]", printed.text)) > 50
    assert not re.search(r"Sources?:[^.;:]*\(\d{4}\)\d", printed.text)


def test_every_address_can_be_typed_as_it_is_printed(pdf, web):
    text = "".join(pdf_pages.poppler("pdftotext", pdf, "-raw").split())
    assert not [address for address in web.addresses if "".join(address.split()) not in text]


def test_running_heads_of_the_references_give_the_numbers_of_their_page(printed):
    starts = dict(printed.headings)
    pages = printed.whole_pages[starts["References"] + 1 : starts["Indexofnames"]]
    told = [re.search(r"Sources (\d+)(?:–(\d+))?", " ".join(page.split())) for page in pages]
    assert told
    assert all(told)
    ranges = [(int(one[1]), int(one[2] or one[1])) for one in told if one]
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(ranges))


def test_the_list_of_references_stands_apart_from_its_introduction(pdf, printed):
    page = str(dict(printed.headings)["References"] + 1)
    words = pdf_pages.poppler("pdftotext", pdf, "-bbox", "-f", page, "-l", page)
    ends = [(float(y), text) for y, text in re.findall(r'yMax="([\d.]+)">([^<]+)<', words)]
    first = next(at for at, (_, text) in enumerate(ends) if text == "1")
    assert ends[first][0] - ends[first - 1][0] > 18


def test_arabic_titles_read_from_right_to_left(pdf):
    xml = pdf_pages.poppler("pdftotext", pdf, "-bbox")
    # Poppler gives words by their place, and their letters from left to right.
    pattern = re.compile(r'yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*[\u0600-\u06ff][^<]*)')
    read = []
    for page in xml.split("<page ")[1:]:
        placed = sorted((float(y), -float(x), word) for y, x, word in pattern.findall(page))
        read += [word[::-1] for _, _, word in placed]
    titles = load("articles")["title"].dropna()
    arabic = [title for title in titles if re.search("[\u0600-\u06ff]", title)]
    assert arabic
    for title in arabic:
        wanted = title.split()
        places = range(len(read) - len(wanted) + 1)
        assert any(read[at : at + len(wanted)] == wanted for at in places), title


def test_figures_are_as_many_as_on_the_web_and_none_is_a_bitmap(printed, web):
    assert printed.tags.count("/Figure") == len(web.captions("Figure")) + web.repeated
    assert printed.bitmaps == 0


def test_text_of_charts_can_be_selected(printed):
    assert bare("Direction unknown") in printed.text


def test_the_file_is_tagged_and_names_its_language(printed):
    root = printed.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"


def test_tables_have_headers(printed, web):
    assert printed.tags.count("/Table") >= len(web.captions("Table"))
    assert "/TH" in printed.tags


def test_no_markup_and_no_hole_is_printed(printed):
    found = {page: RAW.findall(text) for page, text in enumerate(printed.whole_pages, start=1)}
    assert not {page: words for page, words in found.items() if words}


def test_links_lead_somewhere(printed):
    assert not printed.dead_links()


def test_fonts_are_embedded_and_the_books_own(printed):
    assert printed.fonts
    for name, embedded in printed.fonts.items():
        assert embedded, name
        assert re.match(r"/[A-Z]{6}\+IBMPlex", name), name


def test_pages_are_filled_and_keep_their_margins(pdf):
    assert not pdf_pages.faults(pdf)


def test_lines_of_the_text_are_even_and_none_stands_alone(pdf):
    pages = pdf_lines.lines(pdf)
    assert not pdf_lines.lone_lines(pages)
    spaces = np.array(pdf_lines.word_spaces(pages))
    assert len(spaces) > 1000
    assert spaces.min() > 1.5
    assert np.percentile(spaces, 99) < 4
    count, longest, over = pdf_lines.hyphens(pages)
    assert 50 < count < len(spaces) / 6
    assert longest <= 2
    assert over <= 6  # the compiler cannot be told of them


def test_no_figure_draws_beyond_its_edge(site):
    charts = sorted((site.parent / ".stage/doctrees/typst/charts").glob("*.svg"))
    assert charts
    assert not pdf_pages.clipped(charts)


def test_the_imprint_says_what_maps_say_of_boundaries(config, printed):
    from between_powers.charts.outlines import BOUNDARY_NOTE

    assert config["typst_colophon"]["Boundaries"].strip() == BOUNDARY_NOTE
    assert bare(BOUNDARY_NOTE) in printed.pages[1]


def test_every_item_of_a_list_has_its_label_and_its_body(printed):
    """Typst 0.14 tagged a list wrongly where an item's lines kept together at the end of a page."""

    def below(element):
        inner = element.get("/K", [])
        inner = [one.get_object() for one in (inner if isinstance(inner, list) else [inner])]
        return [one for one in inner if hasattr(one, "get") and "/S" in one]

    items, left = [], [printed.reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        element = left.pop()
        left += below(element)
        if element.get("/S") == "/LI":
            items.append([one["/S"] for one in below(element)])
    assert len(items) > 50
    assert all(item == ["/Lbl", "/LBody"] for item in items)
