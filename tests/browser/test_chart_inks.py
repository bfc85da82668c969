"""The words of charts can be read on what they stand on, measured on the pixels of the page."""

import base64
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITH_CHARTS = sorted(
    path.stem for path in (ROOT / "chapters").glob("*.md") if "\nFigure(" in path.read_text("utf-8")
)
LEAST = 4.5
STILL = "window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };"
INKS = Path(__file__).with_name("inks.js").read_text(encoding="utf-8")
# What sticks to the edges of the screen would lie over the pictures.
ALONE = "body * { visibility: hidden !important }"
ALONE += ".chart-graphic, .chart-graphic * { visibility: visible !important }"


def faint_words(bench, box):
    """Take the texts out of a picture, and compare each with what was under it."""
    texts = box.evaluate(f"box => {{ {INKS} return inks(box); }}")
    svg = next(one for one in box.query_selector_all("svg") if one.bounding_box())
    picture = base64.b64encode(svg.screenshot(animations="disabled")).decode()
    told = bench.evaluate(
        f"async ([picture, texts, least]) => {{ {INKS} return faint(picture, texts, least); }}",
        [picture, texts, LEAST],
    )
    return len(texts), told


@pytest.fixture(scope="module")
def bench(browser):
    """A page that takes pictures apart, which the policy of the book's own pages forbids."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("chapter", WITH_CHARTS)
def test_words_of_charts_can_be_read(site, tabs, bench, chapter):
    told = []
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        tab = tabs(width, scheme)
        # Without the observer no chart goes live between the look at its words and the picture.
        tab.add_init_script(STILL)
        tab.goto((site / "chapters" / f"{chapter}.html").as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        tab.add_style_tag(content=ALONE)
        for box in tab.query_selector_all(".chart-graphic"):
            key = box.evaluate("box => box.closest('figure').id")
            count, faint = faint_words(bench, box)
            assert count > 3, key
            told += [f"{key} at {width} px, {scheme}: {one}" for one in faint]
    assert told == []


@pytest.mark.parametrize(
    ("ground", "ink", "told"),
    [
        ('<rect width="90" height="60" fill="#84cdbb"/>', "#e7eaed", ["1.52: 29%"]),
        ('<rect width="90" height="60" fill="#23282d"/>', "#e7eaed", []),
        ('<rect width="90" height="60" fill="#23282d" opacity="0.3"/>', "#e7eaed", ["1.54: 29%"]),
    ],
    ids=["pale scale", "dark", "see-through"],
)
def test_a_faint_word_is_told(tabs, bench, tmp_path, ground, ink, told):
    page = tmp_path / "chart.html"
    words = f'<text x="20" y="40" font-size="24" fill="{ink}">29%</text>'
    page.write_text(f'<div><svg width="90" height="60">{ground}{words}</svg></div>')
    tab = tabs(390, "light")
    tab.goto(page.as_uri())
    assert faint_words(bench, tab.query_selector("div")) == (1, told)
