"""A chapter printed from the browser: pages well filled, without what only a screen can do."""

import numpy as np
import pytest
from pypdf import PdfReader
from tests.press.pdf_pages import grey_pages

LEAST = 0.4


@pytest.mark.parametrize("chapter", ["leverage", "pivot"])
def test_no_page_but_the_last_is_half_empty(site, tabs, tmp_path, chapter):
    tab = tabs(1280, "dark")
    tab.goto((site / "chapters" / f"{chapter}.html").as_uri())
    paper = tmp_path / "chapter.pdf"
    tab.pdf(path=paper, format="A4")
    pages = grey_pages(paper)
    assert len(pages) > 5
    filled = [(np.flatnonzero((page < 245).any(axis=1))[-1] + 1) / len(page) for page in pages]
    short = {number: f"{part:.0%}" for number, part in enumerate(filled[:-1], 1) if part < LEAST}
    assert short == {}
    text = "\n".join(page.extract_text() for page in PdfReader(paper).pages)
    for word in ("Skip to main content", "Show the code", "On this page", "Toggle"):
        assert word not in text


def test_the_address_of_an_outside_link_in_the_text_is_printed(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / "country.html").as_uri())
    tab.emulate_media(media="print")
    after = tab.evaluate("""() => {
        const link = Object.assign(document.createElement("a"), { href: "https://example.org/" });
        link.className = "short-address";
        document.querySelector("article p").append(link);
        return getComputedStyle(link, "::after").content;
    }""")
    assert "https://example.org/" in after
