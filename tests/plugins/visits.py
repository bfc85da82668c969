"""Pages of the real book in Chromium, each opened once for all that is asked of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.plugins.chromium import recorded
from tools.measure import legible, taps
from tools.measure.weigh import served

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXED = "levels => axe.run({ runOnly: levels, resultTypes: ['violations'] })"
# Charts wait until the test lets them start.
HELD = """
window.held = [];
window.IntersectionObserver = class {
  constructor(tell) { this.tell = tell; }
  observe(target) { if (target.matches(".chart-graphic")) held.push([this, target]); }
  unobserve() {}
  disconnect() {}
};
"""
START = """() => held.splice(0).forEach(([observer, target]) =>
  observer.tell([{ isIntersecting: true, target }]))"""
HEIGHTS = """() => [...document.querySelectorAll("figure.chart")]
  .map((figure) => [figure.id, figure.getBoundingClientRect().height])"""
SCRIPTS = Path(__file__).parents[1] / "browser"
TEXTS = (SCRIPTS / "texts.js").read_text()
CELLS = (SCRIPTS / "tables.js").read_text()
SMALLEST = 11.99  # px
TEXT_WIDTHS = (320, 1200)
"""The narrowest columns of both layouts."""
CELL_WIDTHS = (320, 1280)
UNFOLDED = """is_open => {
  document.querySelectorAll(".exhibit-data").forEach((one) => (one.open = is_open));
  if (is_open) document.querySelectorAll(".exhibit-all").forEach((one) => one.click());
}"""
SETTLED = "() => new Promise((end) => requestAnimationFrame(() => requestAnimationFrame(end)))"
CONTRAST = 4.5
FEWEST_WORDS = 4
MARKS = 24
"""The most marks of a chart that are tapped, from its first to its last."""
# Rows, sources and marks beyond two of each, and beside one another what is alike in a text: axe
# takes minutes for them.
CUT = """() => {
  document.querySelectorAll("tbody, .citation-list, .chart-graphic svg g")
    .forEach((one) => one.replaceChildren(...[...one.children].slice(0, 2)));
  const alike = new Map();
  for (const one of document.querySelectorAll("article :is(a, li, p, sup)")) {
    const kinds = alike.get(one.parentElement) ?? {};
    alike.set(one.parentElement, kinds);
    kinds[one.localName + one.className] ??= [];
    kinds[one.localName + one.className].push(one);
  }
  for (const kinds of alike.values())
    for (const more of Object.values(kinds)) more.slice(2).forEach((one) => one.remove());
}"""
TALLEST = 3000  # px
LIVE = "n => document.querySelectorAll('.chart-graphic.is-live .chart-live svg').length >= n"


@dataclass(frozen=True)
class Look:
    """How a page is looked at: width and scheme of the screen, and whether a server gives it."""

    width: int
    scheme: str
    is_served: bool = False

    def __str__(self) -> str:
        """Name the look in the names of tests."""
        return f"{self.width}-{self.scheme}{'-served' if self.is_served else ''}"


DESKTOP, PHONE = Look(1280, "light"), Look(360, "dark", is_served=True)


@dataclass
class Visit:
    """What came to light on a page, from its first view until all of its charts were live.

    Axe, which takes longest, judges the pages that come from the file system, with the first rows
    of what is long. On a desktop the texts of the charts and the cells of all tables are looked at
    in narrower windows too; on a phone every word of a chart is compared with its ground, and marks
    are tapped.
    """

    first_asked: list[str]
    still: list[tuple[str, float]]
    live: list[tuple[str, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    width: int = 0
    violations: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    taps: list[taps.Asked] = field(default_factory=list)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Address of the book on a local server."""
    with served(site) as name:
        yield name


@pytest.fixture(scope="session")
def bench(browser: Browser) -> Iterator[Page]:
    """Open an empty page that takes pictures apart."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="session")
def visit(site: Path, address: str, browser: Browser, bench: Page) -> Callable[[str, Look], Visit]:
    """Visit a page with a look; the second time what the first has found is given."""

    @functools.cache
    def window(look: Look) -> Page:
        context = browser.new_context(
            viewport={"width": look.width, "height": 900},
            color_scheme=look.scheme,
            offline=not look.is_served,
            has_touch=look == PHONE,
        )
        tab = recorded(context)
        tab.add_init_script(HELD)
        if not look.is_served:
            tab.add_init_script(AXE)
        return tab

    @functools.cache
    def made(page: str, look: Look) -> Visit:
        tab = window(look)
        tab.goto("about:blank")
        tab.faults, tab.asked = [], []  # type: ignore[attr-defined]
        tab.goto(f"{address}/{page}" if look.is_served else (site / page).as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        found = Visit(list(tab.asked), tab.evaluate(HEIGHTS))
        has_charts = tab.locator(".chart-graphic").count() > 0
        if look == DESKTOP:
            found.texts = texts(tab) if has_charts else []
            found.cells = faults_of_cells(tab, CELL_WIDTHS)
        if look == PHONE and has_charts:
            found.faint = faint_words_of_charts(tab, bench)
        start(tab)
        found.live = tab.evaluate(HEIGHTS)
        found.width = tab.evaluate("document.documentElement.scrollWidth")
        found.faults, found.asked = list(tab.faults), list(tab.asked)
        if not look.is_served:
            tab.evaluate(CUT)
            found.violations = violations(tab)
        if look == PHONE:
            found.taps = taps.ask_live(tab, "tap", MARKS)
        return found

    return made


def texts(tab: Page, widths: Iterable[int] = TEXT_WIDTHS) -> list[str]:
    """Tell what is wrong with the texts of still charts: clipped, covered or tiny."""
    told = []
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 900})
        found = tab.evaluate(f"() => {{ {TEXTS} return charts({SMALLEST}); }}")
        told += [f"{key} at {width} px: {one}" for key, words in found for one in words]
    return told


def faults_of_cells(tab: Page, widths: Iterable[int]) -> list[str]:
    """Tell what is wrong with the cells of all tables, those that are folded too."""
    tab.evaluate(UNFOLDED, True)
    told = []
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.evaluate(SETTLED)
        told += [f"{width} px: {fault}" for fault in tab.evaluate(CELLS)]
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            told.append(f"{width} px: the page is wider than its window")
    tab.evaluate(UNFOLDED, False)
    return told


def faint_words_of_charts(tab: Page, bench: Page) -> list[str]:
    """Tell which words of still charts cannot be read on what they stand on, and charts of none."""
    told = []
    # Higher than any chart: what a window does not hold may not be painted yet in its picture.
    window = tab.viewport_size or {"width": PHONE.width, "height": 900}
    tab.set_viewport_size(window | {"height": TALLEST})
    with legible.charts_alone(tab) as boxes:
        for box in boxes:
            key = box.evaluate("box => box.closest('figure').id")
            count, faint = legible.faint_words(bench, box, CONTRAST)
            told += [f"{key}: {one}" for one in faint]
            if count < FEWEST_WORDS:
                told.append(f"{key}: {count} words")
    tab.set_viewport_size(window)
    return told


def start(tab: Page) -> None:
    """Let all charts of a page that holds them become live, and wait until they are."""
    tab.evaluate(START)
    tab.wait_for_function(LIVE, arg=tab.locator(".chart-graphic[data-spec]").count())


def violations(tab: Page) -> list[str]:
    """Have axe judge a page that was opened with it."""
    found: dict[str, Any] = tab.evaluate(AXED, LEVELS)
    return [
        f"{fault['id']}: {[node['target'] for node in fault['nodes'][:3]]}"
        for fault in found["violations"]
    ]
