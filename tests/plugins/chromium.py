"""A real Chromium without a network; the tests say plainly when there is none."""

import os
from collections import defaultdict

import pytest
from playwright.sync_api import sync_playwright
from tools.measure.chromium import installed

CHROMIUM = installed()
PATIENCE = 120_000
"""Milliseconds after which a test gives up; it waits for a condition, on a busy machine too."""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    # A window loads two pages of the address bar's besides its own, at half of all it costs.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
]


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once for all tests."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI must run the browser tests: install Chromium (see .ci/run)")
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def recorded(context):
    """A page that records what goes wrong and what it asks for."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.faults, page.asked = [], []
    page.on("console", lambda m: page.faults.append(m.text) if m.type != "log" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("requestfailed", lambda request: page.faults.append(request.url))
    page.on("request", lambda request: page.asked.append(request.url))
    return page


@pytest.fixture(scope="session")
def windows():
    """Windows that earlier tests have left as new, by look; one costs half a page of the book."""
    left = defaultdict(list)
    yield left
    for tabs_left in left.values():
        for tab in tabs_left:
            tab.context.close()


def emptied(tab):
    """Leave a page with nothing in it, under the pointer or in store, for another test."""
    for other in tab.context.pages:
        if other is not tab:
            other.close()
    if tab.url.startswith("file:"):
        tab.evaluate("localStorage.clear()")
    tab.mouse.move(0, 0)
    tab.goto("about:blank")
    tab.faults, tab.asked = [], []
    return tab


@pytest.fixture
def tabs(browser, windows, request):
    """Recorded pages of every width and scheme, without a network.

    They come from earlier tests, emptied; a test that gives its page more than an address (a
    script, a route, a medium, a permission) asks for its `own`.
    """
    failed, lent, own_tabs = request.session.testsfailed, [], []

    def opened(width, scheme, own=False, **options):
        look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        look |= {"offline": True} | options
        kept = windows[repr(look)]
        tab = kept.pop() if kept and not own else recorded(browser.new_context(**look))
        if own:
            own_tabs.append(tab)
        else:
            lent.append((tab, kept))
        return tab

    yield opened
    is_clean = request.session.testsfailed == failed
    for tab, kept in lent:
        if is_clean:
            kept.append(emptied(tab))
        else:
            own_tabs.append(tab)
    for tab in own_tabs:
        tab.context.close()


@pytest.fixture(
    params=[(360, "dark"), pytest.param((1280, "light"), marks=pytest.mark.slow)],
    ids=["phone-dark", "desktop-light"],
)
def tab(tabs, request):
    """A recorded page, on a desktop and on a phone."""
    return tabs(*request.param)
