"""A tiny book through the whole press: what it makes."""

import io
import json
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.plugins.tiny_book import GOLDEN, edit

from reportpress.commands import build as press
from reportpress.edition.progress import Progress
from reportpress.pictures.social_card import SIZE


def test_the_figure_is_as_it_was(page):
    (figure,) = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    figure = re.sub(r"<svg.*?</svg>", "<svg/>", figure, flags=re.DOTALL)
    figure = re.sub(r"two-bars\.[0-9a-f]{8}\.js", "two-bars.js", figure)
    assert figure + "\n" == GOLDEN.read_text()


def test_static_pictures_are_in_place_for_screens(page):
    pictures = re.findall(
        r'<div class="chart-static chart-(\w+)"[^>]*><svg[^>]* width="(\d+)"', page
    )
    assert pictures == [("wide", "720"), ("narrow", "330")]


def test_ids_of_pictures_do_not_meet(page):
    markup = re.sub(r"<pre>.*?</pre>", "", page, flags=re.DOTALL)
    ids = re.findall(r'\sid="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    assert any(name.startswith("two-bars-wide-clip") for name in ids)


def test_the_page_names_the_script_with_the_specification(book, page):
    (address,) = re.findall(r'data-spec="([^"]+)"', page)
    text = (book / "_build/html/chapters" / address).read_text()
    chart = json.loads(text.partition("] = ")[2].rstrip().removesuffix(";"))
    assert set(chart["specs"]) == {"wide", "narrow", "print"}


def test_a_page_runs_no_code_of_its_own_and_loads_one_sheet(book, page):
    assert re.findall(r"<script(?![^>]*(?: src=|application/))", page) == []
    assert not re.search(r"\son(?:click|load|error)=", page)
    assert "default-src 'none'; script-src 'self';" in page
    without_scripts = "".join(re.findall(r"<noscript>.*?</noscript>", page, re.S))
    sheets = re.findall(r'<link rel="stylesheet" href="([^"?]+)\?v=[0-9a-f]{8}"', page)
    assert sheets == ["../_static/site.css", "../_static/unscripted.css"]
    assert sheets[0] not in without_scripts
    assert sheets[1] in without_scripts
    text = (book / "_build/html/_static/site.css").read_text()
    assert ".chart-title" in text
    assert ".accordion-button" not in text, "what no page uses stays out"
    assert "fontawesome" not in text


def test_files_that_the_configuration_names_stay_in_the_site(copy):
    own = {
        "_static/own.css": ".chart-title { letter-spacing: 7px; }",
        "_static/own.js": "document.title += '!';",
        "_static/maps/town.svg": "<svg/>",
        "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    for name, text in own.items():
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    edit(copy, "author: Nobody", "author: Nobody\nlogo: logo.svg", "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    static = copy / "_build/html/_static"
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert '<img class="logo__image" src="../_static/logo.svg" alt="" />' in page
    assert (static / "logo.svg").read_text() == own["logo.svg"]
    assert re.search(r'<script defer src="../_static/own.js\?v=[0-9a-f]{8}"', page)
    assert (static / "own.js").exists()
    assert (static / "maps/town.svg").exists()
    assert "letter-spacing: 7px" in (static / "site.css").read_text()
    assert not (static / "own.css").exists(), "it is in the one sheet"
    assert not (static / "basic.css").exists()
    assert not list(static.glob("*design*")), "what only extensions put there goes"


def test_the_head_tells_machines_what_the_page_is(book, page):
    assert (book / "_build/html/404.html").exists()
    assert '<meta name="description" content="It rained." />' in page
    assert '<meta name="citation_title" content="' in page
    assert '<meta name="citation_pdf_url" content="../rain.pdf" />' in page
    root = (book / "_build/html/chapters/index.html").read_text()
    (linked,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', root)
    report = json.loads(linked)
    assert report["@type"] == "Book"
    assert "license" not in report, "a report says under which licence it is"
    offered = [one for one in report["isBasedOn"] if "distribution" in one]
    assert [one["name"] for one in offered] == ["Rain by town and year"]
    address = offered[0]["distribution"]["contentUrl"]
    assert (book / "_build/html/chapters" / address).read_text() == (
        book / "data/rain.csv"
    ).read_text()


def test_a_finding_that_an_author_names_can_be_linked_to(book):
    root = (book / "_build/html/chapters/index.html").read_text()
    assert '<span id="finding-small"><strong>It is small.</strong></span>' in root
    assert 'href="#finding-small" title="Link to these words">#</a>' in root


def test_the_card_of_the_book_has_the_size_that_other_sites_want(book, page):
    assert '<meta property="og:image" content="../_static/card.png" />' in page
    card = (book / "_build/html/_static/card.png").read_bytes()
    assert struct.unpack(">II", card[16:24]) == SIZE


def test_the_index_of_exhibits_leads_to_the_files(book):
    page = (book / "_build/html/chapters/index.html").read_text()
    index = page.partition("exhibits-index")[2].partition("</table>")[0]
    links = re.findall(r'href="([^"]*\.csv)"', index)
    assert [link for link in links if link.startswith("../figures/")]
    assert [link for link in links if link.endswith("/rain.csv")]
    assert all((book / "_build/html/chapters" / link).is_file() for link in links)


def test_the_imprint_shows_the_facts_of_the_report(book):
    front = PdfReader(book / "_build/html/rain.pdf").pages[1].extract_text()
    assert "Version 7.7." in front


def test_a_glued_number_keeps_its_separators(page):
    assert ">200,000</span> rows" in page


def test_the_number_of_the_figure_is_the_same_in_both_editions(book, page):
    assert '<span class="caption-number">Figure 1.1 </span>' in page
    assert '<span class="std std-numref">Figure 1.1</span>' in page
    text = " ".join(p.extract_text() for p in PdfReader(book / "_build/html/rain.pdf").pages)
    # In the text, at the figure and in the index of exhibits.
    assert " ".join(text.split()).count("Figure 1.1") == 3
    assert "200,000 rows" in text


def test_downloads_are_beside_the_page(book, page):
    links = re.findall(r'href="\.\./(figures/[^"]+)" download', page)
    assert links == [f"figures/two-bars.{ending}" for ending in ("svg", "png", "csv", "vl.json")]
    site = book / "_build/html"
    assert (site / links[2]).read_text() == "year,mm,source_id\n2024,1000.5,met2025\n" + (
        "2025,2000.0,met2025\n"
    )
    assert json.loads((site / links[3]).read_text())["width"] == 720
    assert (site / links[1]).read_bytes().startswith(b"\x89PNG")
    _, title, description, _ = (site / links[0]).read_text().split("\n", 3)
    assert title == "<title>The second bar is longer</title>"
    assert description.startswith("<desc>Rain, nowhere, millimetres. Bar chart of two bars")


def test_the_page_links_to_the_pdf_and_to_its_own_assets(book, page):
    assert 'href="../rain.pdf"' in page
    static = book / "_build/html/_static"
    (vega,) = static.glob("vega.*.js")
    assert vega.stat().st_size > 500_000
    assert (static / "fonts/IBMPlexSans-Regular.woff2").exists()
    assert '[fill="#1f5fa8"]{fill: #8ab4f8;}' in (static / "site.css").read_text()


@pytest.mark.slow
def test_plain_jupyter_book_gives_the_same_edition_in_any_mode_of_execution(copy):
    press.build(copy, Progress(io.StringIO()))
    plain = copy.with_name("plain")
    shutil.copytree(copy, plain, ignore=shutil.ignore_patterns("_build"))
    edit(plain, "execute_notebooks: force", "execute_notebooks: auto", "_config.yml")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", "-q", plain]
    subprocess.run(command, check=True, capture_output=True)

    def files(root):
        html = root / "_build/html"
        return {path.relative_to(html): path.read_bytes() for path in html.rglob("*.*")}

    ours, theirs = files(copy), files(plain)
    assert theirs.pop(Path(".buildinfo"))
    assert ours.keys() == theirs.keys()
    assert [str(name) for name in ours if ours[name] != theirs[name]] == []


def test_progress_shows_on_a_terminal_alone(copy):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    edit(copy, "There are", "Here are")
    stream = Terminal()
    press.build(copy, Progress(stream))
    shown = [text for text in stream.getvalue().split("\r\x1b[2K") if text]
    assert [text for text in shown if text.startswith("executed")] == [
        "executed 1 of 2 chapters",
        "executed 2 of 2 chapters",
    ]
    assert [text for text in shown if not text.startswith("executed")] == [
        "reading chapter 1 of 3: chapters/index",
        "reading chapter 2 of 3: chapters/one",
        "reading chapter 3 of 3: chapters/two",
        "writing HTML",
        "setting the PDF",
    ]
