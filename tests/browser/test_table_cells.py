"""No cell of a table runs into the next, and no word is broken, at any width."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "chapters").glob("*.md"))
WIDTHS = [(320, 1280), pytest.param((390, 768, 1024, 1920), marks=pytest.mark.slow)]
FAULTS = Path(__file__).with_name("tables.js").read_text()


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_every_cell_holds_its_words_whole(site, tabs, page, widths):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / f"{page}.html").as_uri())
    if not tab.locator(".bd-article table").count():
        return
    tab.evaluate("""() => {
        document.querySelectorAll(".exhibit-data").forEach(one => (one.open = true));
        document.querySelectorAll(".exhibit-all").forEach(one => one.click());
        return document.fonts.ready.then(() => true);
    }""")
    told = []
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.wait_for_timeout(100)
        told += [f"{width} px: {fault}" for fault in tab.evaluate(FAULTS)]
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []
