"""Measure the words of all charts as a browser shows them: ``make legible``.

Two figures a width: the smallest letters, in CSS pixels, and the lowest contrast between a word and
what lies under it, by the ratio of WCAG 2.2. The tests of the browser hold both above a limit; this
tells how far above.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ElementHandle, Page
from tools.measure import chromium

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"
INKS = (ROOT / "tests" / "browser" / "inks.js").read_text(encoding="utf-8")
VIEWS = [(390, "light"), (390, "dark"), (768, "light"), (1280, "light"), (1280, "dark")]
HIGHEST = 22
"""Above the ratio of black on white, so that every word is told with its own."""
HELD = "window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} };"
ALONE = "body * { visibility: hidden !important } "
ALONE += ".chart-graphic, .chart-graphic * { visibility: visible !important }"
SHOWN_AGAIN = """box => box.querySelectorAll("text, text > *")
  .forEach((one) => one.style.removeProperty("visibility"))"""
SIZES = """box => {
  const drawn = [...box.querySelectorAll("svg")];
  const svg = drawn.find((one) => one.getBoundingClientRect().height > 40);
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll("text")].filter((one) => one.textContent.trim())
    .map((one) => parseFloat(getComputedStyle(one).fontSize) * scale);
}"""


@contextmanager
def charts_alone(tab: Page) -> Iterator[list[ElementHandle]]:
    """Give the charts of a page while nothing else is seen, nor lies over their pictures."""
    style = tab.add_style_tag(content=ALONE)
    yield tab.query_selector_all(".chart-graphic")
    style.evaluate("style => style.remove()")


def faint_words(bench: Page, box: ElementHandle, least: float) -> tuple[int, list[str]]:
    """Take the texts out of a chart's picture, and compare each with what was under it.

    Their number is returned, and those whose contrast is below the least, each with its own. The
    picture is looked at on a page of its own, as the policy of the book's pages forbids it there.
    """
    texts = box.evaluate(f"box => {{ {INKS} return inks(box); }}")
    drawn = next(one for one in box.query_selector_all("svg") if one.bounding_box())
    picture = base64.b64encode(drawn.screenshot(animations="disabled")).decode()
    told: list[str] = bench.evaluate(
        f"async ([picture, texts, least]) => {{ {INKS} return faint(picture, texts, least); }}",
        [picture, texts, least],
    )
    box.evaluate(SHOWN_AGAIN)
    return len(texts), told


def words(tab: Page, bench: Page) -> Iterator[tuple[float, float]]:
    """Yield for each chart of a page its smallest letters and its lowest contrast."""
    with charts_alone(tab) as boxes:
        for box in boxes:
            smallest = min(box.evaluate(SIZES))
            _, told = faint_words(bench, box, HIGHEST)
            yield smallest, min(float(one.partition(":")[0]) for one in told)


def view(browser: Browser, pages: list[Path], width: int, scheme: str) -> tuple[float, float]:
    """Return the smallest letters and the lowest contrast of all charts in one view."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        offline=True,
    )
    context.add_init_script(HELD)
    tab, bench = context.new_page(), browser.new_page()
    found: list[tuple[float, float]] = []
    for page in pages:
        tab.goto(page.as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        found += words(tab, bench)
    bench.close()
    context.close()
    return min(size for size, _ in found), min(ratio for _, ratio in found)


def main() -> None:
    """Print the table that docs/site.md shows."""
    pages = sorted((SITE / "chapters").glob("*.html"))
    print("| view | smallest letters, px | lowest contrast |\n| --- | --- | --- |")
    with chromium.launched() as browser:
        for width, scheme in VIEWS:
            smallest, lowest = view(browser, pages, width, scheme)
            print(f"| {width} px, {scheme} | {smallest:.1f} | {lowest:.2f} |")


if __name__ == "__main__":
    main()
