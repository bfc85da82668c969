"""Every page of the book in Chromium: what goes wrong, what it weighs, and who can read it."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from tests.plugins.visits import AXE, DESKTOP, HELD, PHONE, Look, texts, violations

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.stem for path in (ROOT / "chapters").glob("*.md"))
PAGES = [*(f"chapters/{name}.html" for name in CHAPTERS), "search.html", "404.html"]
MORE = [
    *(Look(width, scheme) for width in (768, 360) for scheme in ("light", "dark")),
    *(Look(1280, "dark"), Look(320, "light"), Look(390, "light")),
]
MORE = [pytest.param(look, marks=pytest.mark.slow) for look in MORE]
SERVED = pytest.param(Look(1280, "light", is_served=True), marks=pytest.mark.slow)
MOST_KB, MOST_REQUESTS = 200, 15

every_page = pytest.mark.parametrize("page", PAGES)
in_every_look = pytest.mark.parametrize("look", [DESKTOP, PHONE, SERVED, *MORE], ids=str)


@cache
def weight(path):
    return len(gzip.compress(path.read_bytes(), 9))


@in_every_look
@every_page
def test_a_page_works(site, address, visit, page, look):
    found = visit(page, look)
    assert found.faults == []
    assert found.width <= look.width
    own = f"{address}/" if look.is_served else site.as_uri()
    assert [url for url in found.asked if not url.startswith((own, "data:"))] == []


@in_every_look
@every_page
def test_a_figure_has_one_height_still_and_live(visit, page, look):
    found = visit(page, look)
    assert found.live == found.still


@every_page
def test_the_first_view_is_light(visit, page):
    asked = visit(page, DESKTOP).first_asked
    paths = [Path(unquote(urlsplit(url).path)) for url in asked if url.startswith("file:")]
    total = sum(map(weight, set(paths))) / 1000
    # The pictures of the gallery come as a reader nears them; their weight counts.
    assert len([path for path in paths if path.parent.name != "exhibits"]) <= MOST_REQUESTS
    assert total <= MOST_KB, f"{page}: {total:.0f} kB"


@pytest.mark.parametrize("look", [DESKTOP, *MORE], ids=str)
@every_page
def test_axe_finds_no_violation(visit, page, look):
    assert visit(page, look).violations == []


@pytest.mark.parametrize("page", ["chapters/country.html", "search.html"])
def test_axe_finds_no_violation_on_a_dark_phone(visit, page):
    assert visit(page, Look(360, "dark")).violations == []


@pytest.mark.slow
@every_page
def test_axe_finds_no_violation_in_a_whole_page_before_charts_are_live(site, tabs, page):
    tab = tabs(1280, "light", own=True)
    tab.add_init_script(HELD)
    tab.add_init_script(AXE)
    tab.goto((site / page).as_uri())
    assert violations(tab) == []


@every_page
def test_no_text_of_a_chart_is_clipped_covered_or_tiny(visit, page):
    assert visit(page, DESKTOP).texts == []


@pytest.mark.slow
@every_page
def test_no_text_of_a_chart_is_clipped_covered_or_tiny_at_any_width(site, tabs, page):
    tab = tabs(1280, "light", own=True)
    tab.add_init_script(HELD)
    tab.goto((site / page).as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert texts(tab, (390, 600, 768, 1280)) == []
