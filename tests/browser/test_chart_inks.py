"""The words of charts can be read on what they stand on, measured on the pixels of the page."""

from pathlib import Path

import pytest
from tests.plugins.visits import CONTRAST, HELD, PHONE, faint_words_of_charts
from tools.measure.legible import faint_words

ROOT = Path(__file__).resolve().parents[2]
WITH_CHARTS = sorted(
    path.stem for path in (ROOT / "chapters").glob("*.md") if "\nFigure(" in path.read_text("utf-8")
)
LIGHT = "tension"
"""The chapter whose charts are looked at in the light too, whenever something has changed."""
CASES = [
    pytest.param(
        chapter, *look, marks=() if (chapter, *look) == (LIGHT, 1280, "light") else pytest.mark.slow
    )
    for chapter in WITH_CHARTS
    for look in ((1280, "light"), (1280, "dark"), (390, "light"))
]


@pytest.mark.parametrize("chapter", WITH_CHARTS)
def test_words_of_charts_can_be_read_on_a_dark_phone(visit, chapter):
    assert visit(f"chapters/{chapter}.html", PHONE).faint == []


@pytest.mark.parametrize(("chapter", "width", "scheme"), CASES)
def test_words_of_charts_can_be_read(site, tabs, bench, chapter, width, scheme):
    tab = tabs(width, scheme, own=True)
    # No chart goes live between the look at its words and the picture.
    tab.add_init_script(HELD)
    tab.goto((site / "chapters" / f"{chapter}.html").as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert faint_words_of_charts(tab, bench) == []


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
    assert faint_words(bench, tab.query_selector("div"), CONTRAST) == (1, told)
