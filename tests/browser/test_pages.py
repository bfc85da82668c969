"""Every page of the book in Chromium: what goes wrong, what it weighs, and who can read it."""

import functools
import gzip
import http.server
import threading
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.stem for path in (ROOT / "chapters").glob("*.md"))
PAGES = [*(f"chapters/{name}.html" for name in CHAPTERS), "search.html", "404.html"]
WIDTHS, SCHEMES = (360, 768, 1280), ("light", "dark")
MOST_KB, MOST_REQUESTS = 200, 15
SMALLEST = 11.99  # px
TEXT_WIDTHS = (320, 390, 600, 768, 1200, 1280)
"""Among them the narrowest columns of both layouts: a phone of 320 px, a screen of 1,200 px."""
TEXTS = Path(__file__).with_name("texts.js").read_text()


@cache
def weight(path):
    return len(gzip.compress(path.read_bytes(), 9))


def settled(tab):
    """Bring every chart near, as a reader does, and wait until fonts are there and all are live."""
    tab.evaluate("document.fonts.ready.then(() => true)")
    for box in tab.query_selector_all(".chart-graphic"):
        box.scroll_into_view_if_needed()
    count = tab.locator(".chart-graphic").count()
    tab.wait_for_function(
        "n => document.querySelectorAll('.chart-graphic.is-live').length === n", arg=count
    )
    assert tab.locator(".is-live .chart-live svg").count() >= count


@pytest.mark.parametrize("page", PAGES)
def test_a_page_works_at_every_width_in_light_and_dark(site, tabs, page):
    for width in WIDTHS:
        for scheme in SCHEMES:
            tab = tabs(width, scheme)
            tab.goto((site / page).as_uri())
            settled(tab)
            assert tab.faults == [], f"{page} at {width} px, {scheme}"
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            foreign = [url for url in tab.asked if not url.startswith((site.as_uri(), "data:"))]
            assert foreign == []


@pytest.fixture(scope="module")
def address(site):
    """Address of the book on a local server."""
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.parametrize("page", PAGES)
def test_a_page_works_from_a_server(address, tabs, page):
    tab = tabs(1280, "light", offline=False)
    tab.goto(f"{address}/{page}")
    settled(tab)
    assert tab.faults == []
    assert [url for url in tab.asked if not url.startswith((f"{address}/", "data:"))] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_first_view_is_light(site, tabs, page):
    tab = tabs(1280, "light")
    # Without the observer no chart goes live: what is left is what a reader waits for.
    tab.add_init_script(
        "window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };"
    )
    tab.goto((site / page).as_uri())
    tab.wait_for_timeout(300)
    asked = [Path(unquote(urlsplit(url).path)) for url in tab.asked if url.startswith("file:")]
    total = sum(map(weight, set(asked))) / 1000
    assert len(asked) <= MOST_REQUESTS
    assert total <= MOST_KB, f"{page}: {total:.0f} kB"


@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_a_chart_is_clipped_covered_or_tiny(site, tabs, page):
    told = []
    tab = tabs(TEXT_WIDTHS[0], "light")
    tab.goto((site / page).as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    for width in TEXT_WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        for box in tab.query_selector_all(".chart-graphic"):
            key = box.evaluate("box => box.closest('figure').id")
            told += [
                f"{key} at {width} px: {one}"
                for one in box.evaluate(f"box => {{ {TEXTS} return words(box, {SMALLEST}); }}")
            ]
    assert told == []


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_violation(site, tabs, page):
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text()
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    told = []
    for width in (1280, 360):
        for scheme in SCHEMES:
            tab = tabs(width, scheme, bypass_csp=True)
            tab.goto((site / page).as_uri())
            tab.evaluate(axe)
            # Once before charts are live: that is what axe takes longest for.
            states = ("still", "live") if (width, scheme) == (1280, "light") else ("live",)
            for state in states:
                if state == "live":
                    settled(tab)
                found = tab.evaluate("levels => axe.run({ runOnly: levels })", levels)
                for fault in found["violations"]:
                    places = [node["target"] for node in fault["nodes"][:3]]
                    told.append(f"{width} px, {scheme}, {state}: {fault['id']}: {places}")
    assert told == []
