"""The page of one figure or table in Chromium, alone and in a frame of another site."""

from pathlib import Path

import pytest
from tests.browser.test_pages import MOST_KB, MOST_REQUESTS, weight
from tests.plugins.visits import DESKTOP, PHONE

FIGURES = Path(__file__).resolve().parents[2] / "figures"
TRIED = ("chokepoint", "claims", "partner-shares")
"""With inputs, with controls of a table, and a plain chart."""
NAMES = [
    name if name in TRIED else pytest.param(name, marks=pytest.mark.slow)
    for name in sorted({path.stem for path in FIGURES.glob("*.csv")})
]


@pytest.fixture
def frame(tabs):
    """A page of another site that shows an exhibit in a frame."""

    def shown(site, name, folder):
        address = f"{(site / 'exhibits' / name).as_uri()}.html?embed"
        host = folder / "host.html"
        host.write_text(f'<iframe src="{address}" width="700" height="800"></iframe>')
        tab = tabs(1280, "light")
        tab.goto(host.as_uri())
        tab.wait_for_load_state()
        return tab.frames[1]

    return shown


@pytest.mark.parametrize("name", NAMES)
def test_a_page_works(visit, name):
    check(visit(f"exhibits/{name}.html", DESKTOP), DESKTOP)


@pytest.mark.parametrize(
    "name", [TRIED[0], *(pytest.param(name, marks=pytest.mark.slow) for name in TRIED[1:])]
)
def test_a_page_works_on_a_phone(visit, name):
    check(visit(f"exhibits/{name}.html", PHONE), PHONE)


def check(found, look):
    assert found.faults == []
    assert found.width <= look.width
    assert found.live == found.still
    assert found.violations == []


@pytest.mark.parametrize("name", NAMES)
def test_the_first_view_is_light(visit, name):
    asked = visit(f"exhibits/{name}.html", DESKTOP).first_asked
    paths = {Path(url.partition("?")[0].removeprefix("file://")) for url in asked}
    paths = {path for path in paths if path.is_file()}
    assert 0 < len(paths) <= MOST_REQUESTS
    assert sum(map(weight, paths)) / 1000 <= MOST_KB


def test_a_frame_shows_the_exhibit_alone(site, frame, tmp_path):
    inside = frame(site, "chokepoint", tmp_path)
    inside.wait_for_selector(".chart-graphic.is-live")
    for hidden in (".bd-sidebar-primary", ".bd-header-article", "h1", ".exhibit-embed", "footer"):
        assert not any(one.is_visible() for one in inside.locator(hidden).all()), hidden
    assert inside.locator(".exhibit-origin a").is_visible()
    assert inside.locator(".chart-controls input").first.is_enabled()
    links = inside.locator('a[href]:not([href^="#"])')
    assert set(links.evaluate_all("all => all.map((one) => one.target)")) == {"_blank"}


def test_the_gallery_leads_to_the_pages(site, tabs):
    tab = tabs(390, "light")
    tab.goto((site / "chapters/exhibits.html").as_uri())
    pictures = tab.locator(".exhibit-thumb img")
    assert pictures.count() > 30
    pictures.first.scroll_into_view_if_needed()
    tab.wait_for_function("document.querySelector('.exhibit-thumb img').naturalWidth > 0")
    tab.locator(".exhibit-thumb").first.click()
    tab.wait_for_selector("h1.exhibit-page-title")
