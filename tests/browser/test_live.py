"""The book in Chromium, from the file system, with the network cut off."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITH_CHARTS = sorted(
    path.stem for path in (ROOT / "chapters").glob("*.md") if "\nFigure(" in path.read_text("utf-8")
)
CHAPTERS = ("pivot", pytest.param("leverage", marks=pytest.mark.slow))
EVERY_PAGE = [
    pytest.param(one, marks=() if one == "pivot" else pytest.mark.slow) for one in WITH_CHARTS
]
SHOWN = """boxes => boxes.filter(box =>
  [...box.querySelectorAll("svg")].some(svg => svg.getBoundingClientRect().height > 40)
).length"""


def scroll_through(tab):
    height = tab.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 500):
        tab.evaluate(f"window.scrollTo(0, {top})")
        tab.wait_for_timeout(60)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_charts_are_there_at_once_and_live_when_near(site, tab, chapter):
    tab.goto((site / "chapters" / f"{chapter}.html").as_uri(), wait_until="commit")
    tab.wait_for_selector("footer.bd-footer", state="attached")
    count = tab.locator(".chart-graphic[data-spec]").count()
    assert count >= 5
    assert tab.eval_on_selector_all(".chart-graphic[data-spec]", SHOWN) == count
    scroll_through(tab)
    tab.wait_for_function(
        "n => document.querySelectorAll('.is-live .chart-live svg').length === n", arg=count
    )
    assert tab.eval_on_selector_all(".chart-graphic[data-spec]", SHOWN) == count
    assert tab.faults == []
    assert all(url.startswith((site.as_uri(), "data:", "blob:")) for url in tab.asked)
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]


def test_vega_is_asked_for_once_and_late(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / "references.html").as_uri())
    tab.wait_for_timeout(200)
    assert not [url for url in tab.asked if "/vega." in url]
    tab.goto((site / "chapters" / "country.html").as_uri())
    scroll_through(tab)
    tab.wait_for_selector(".is-live")
    assert len([url for url in tab.asked if "/vega." in url]) == 1


@pytest.mark.parametrize("chapter", EVERY_PAGE)
def test_without_scripts_the_charts_and_data_are_there(site, tabs, chapter):
    page = tabs(1280, "light", java_script_enabled=False)
    page.goto((site / "chapters" / f"{chapter}.html").as_uri())
    figures = page.locator("figure.chart")
    assert figures.count() > 0
    for number in range(figures.count()):
        figure = figures.nth(number)
        assert figure.locator(".chart-wide svg").is_visible()
        figure.locator(".exhibit-data > summary").click()
        assert figure.locator(".exhibit-drawn table").first.is_visible()
        figure.locator(".exhibit-download > summary").click()
        assert figure.get_by_role("link", name="CSV", exact=True).is_visible()
