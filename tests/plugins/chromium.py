"""A real Chromium without a network; the tests say plainly when there is none."""

import os

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


@pytest.fixture
def tabs(browser):
    """Recorded pages of every width and scheme, without a network."""
    contexts = []

    def opened(width, scheme, **options):
        look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        context = browser.new_context(**look, **({"offline": True} | options))
        contexts.append(context)
        return recorded(context)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=[(1280, "light"), (360, "dark")], ids=["desktop-light", "phone-dark"])
def tab(tabs, request):
    """A recorded page, on a desktop and on a phone."""
    return tabs(*request.param)
