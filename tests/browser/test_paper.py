"""A chapter printed from the browser: pages well filled, without what only a screen can do."""

import re

import numpy as np
import pytest
from pypdf import PdfReader
from tests.press.pdf_pages import PER_MM, grey_pages

REPORT = "Kazakhstan Between Powers"
TOP, BOTTOM = 20, 279  #: where the text of an A4 sheet begins and ends, in mm
LEAST = 0.4
#: What heads the following, as the lines of a page begin with it.
HEADS = "article :is(h1, h2, h3, h4, .row-box-title, .chart-title)"
#: Chapters and the most sheets that they may take.
SHEETS = {"leverage": 24, "pivot": 20, "ledger": 23}
#: The one with a long table; the others have charts as well.
FIRST = "ledger"
CASES = [pytest.param(name, marks=() if name == FIRST else pytest.mark.slow) for name in SHEETS]


def filled(page):
    area = page[int(TOP * PER_MM) : int(BOTTOM * PER_MM)]
    return (np.flatnonzero((area < 245).any(axis=1))[-1] + 1) / len(area)


@pytest.mark.parametrize("chapter", CASES)
def test_sheets_are_filled_and_headed_and_hold_together(site, tabs, tmp_path, chapter):
    tab = tabs(1280, "dark")
    tab.goto((site / "chapters" / f"{chapter}.html").as_uri())
    heads = tab.locator(HEADS).evaluate_all(
        "all => all.map(one => one.innerText.replace('#', '').trim().split(/\\s+/).join(' '))"
    )
    title = tab.locator("h1").evaluate("one => one.lastElementChild.previousSibling.data.trim()")
    paper = tmp_path / "chapter.pdf"
    tab.pdf(path=paper, format="A4")
    parts = [filled(page) for page in grey_pages(paper)]
    assert {n: f"{part:.0%}" for n, part in enumerate(parts[:-1], 1) if part < LEAST} == {}
    sheets = [page.extract_text() for page in PdfReader(paper).pages]
    assert 5 < len(sheets) <= SHEETS[chapter]
    for number, sheet in enumerate(sheets, 1):
        assert REPORT in sheet
        assert title in sheet
        own = [line.strip() for line in sheet.splitlines() if line.strip()]
        foot = f"{number} / {len(sheets)}"
        last = [line for line in own if line not in (foot, REPORT) and title not in line][-1]
        assert not any(head.startswith(last) or last.startswith(head) for head in heads), last
    text = "\n".join(sheets)
    assert re.search(r"and \d+ more: ?\s*\d+", text)
    for word in ("Skip to main content", "Show the code", "On this page", "Toggle"):
        assert word not in text
    if chapter == "ledger":
        rows = [sheet for sheet in sheets if re.search(r"^[A-E]\d\d \S", sheet, re.MULTILINE)]
        assert len(rows) > 5
        assert all("What the article says" in sheet for sheet in rows)


def test_what_a_browser_prints_without_grounds_keeps_its_sense(site, tabs):
    tab = tabs(690, "light", own=True)
    tab.goto((site / "chapters" / "ledger.html").as_uri())
    tab.emulate_media(media="print")
    looks = tab.locator(".row-badge").evaluate_all(
        "all => all.map(one => getComputedStyle(one).printColorAdjust)"
    )
    assert set(looks) == {"exact"}
    assert tab.evaluate("document.documentElement.scrollWidth") <= 690
    assert tab.locator("h1").is_visible()


def test_the_address_of_an_outside_link_in_the_text_is_printed(site, tabs):
    tab = tabs(1280, "light", own=True)
    tab.goto((site / "chapters" / "country.html").as_uri())
    tab.emulate_media(media="print")
    after = tab.evaluate("""() => {
        const link = Object.assign(document.createElement("a"), { href: "https://example.org/" });
        link.className = "short-address";
        document.querySelector("article p").append(link);
        return getComputedStyle(link, "::after").content;
    }""")
    assert "https://example.org/" in after
