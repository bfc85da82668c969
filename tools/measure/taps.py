"""Count the taps that a chart answers, and those of a mouse: ``make taps``.

Each mark of each live chart that has something to tell is asked in its middle, on a phone by a tap
and on a desktop by a mouse; of a line, also halfway to the next value. What comes must stand within
the screen, and be written as prose is: no ISO date, no name of a column, no missing value.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page
from tools.measure import bench, chromium

SITE = bench.ROOT / "_build" / "html"
WIDTHS = {"tap": 390, "mouse": 1280}
UNLIKE_PROSE = re.compile(r"\b\d{4}-\d\d\b|\d\.\d{4}|_|\b(?:null|undefined|NaN)\b")

# Vega's items stand behind the shapes; the marks are found without the script that is measured.
ASKED = """
([box, how, most]) => {
  const live = box.querySelector(".chart-live"), svg = live.querySelector("svg");
  const told = [], places = [];
  const tip = () => box.closest("figure").querySelector(".chart-tip");
  const ask = (place) => {
    live.scrollIntoView({ block: "start", behavior: "instant" });
    scrollBy({ top: place().y - innerHeight / 2, behavior: "instant" });
    const { x: clientX, y: clientY } = place();
    const target = document.elementFromPoint(clientX, clientY);
    if (!target || !live.contains(target)) return;
    const event = (type, pointerType) => target.dispatchEvent(
      new PointerEvent(type, { clientX, clientY, pointerType, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    if (how === "tap") event("click", "touch");
    else {
      live.dispatchEvent(new PointerEvent("pointerenter"));
      event("pointermove", "mouse");
    }
    const shown = tip() && !tip().hidden;
    const { left, top, right, bottom } = shown ? tip().getBoundingClientRect() : {};
    told.push({
      words: shown ? tip().innerText : "",
      within: shown && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    });
  };
  const told_of = (item) => Object.values(item.tooltip ?? {})
    .some((value) => !["", "null", "undefined"].includes(String(value ?? "")));
  for (const shape of svg.querySelectorAll('[class^="mark-"] > *')) {
    const item = [shape.__data__].flat()[0];
    if (!item?.mark || item.mark.marktype === "group") continue;
    if (item.mark.marktype !== "line") {
      const { width, height } = shape.getBoundingClientRect();
      if (told_of(item) && (width || height)) places.push(() => {
        const { left, top } = shape.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      continue;
    }
    item.mark.items.forEach((vertex, number, all) => {
      if (vertex.defined === false || !told_of(vertex)) return;
      const next = all[number + 1];
      const ends = next && next.defined !== false ? [vertex, next] : [vertex, vertex];
      for (const part of [0, 0.5]) places.push(() => new DOMPoint(
        ends[0].x + part * (ends[1].x - ends[0].x), ends[0].y + part * (ends[1].y - ends[0].y),
      ).matrixTransform(shape.getScreenCTM()));
    });
  }
  const step = Math.ceil(places.length / (most ?? places.length));
  places.filter((_, at) => at % step === 0).forEach(ask);
  return told;
}
"""


class Asked(NamedTuple):
    """What a chart told of its marks: one entry a mark, with its words and whether they fit."""

    figure: str
    told: list[dict[str, Any]]

    @property
    def answered(self) -> int:
        """How many marks were told of, within the screen."""
        return sum(bool(one["words"]) and one["within"] for one in self.told)

    @property
    def unlike_prose(self) -> list[str]:
        """Words that no reader should see."""
        return sorted({one["words"] for one in self.told if UNLIKE_PROSE.search(one["words"])})


def ask(browser: Browser, page: Path, how: str) -> list[Asked]:
    """Ask every mark of every chart of a page, by ``tap`` or ``mouse``."""
    context = browser.new_context(
        viewport={"width": WIDTHS[how], "height": 800}, has_touch=how == "tap", offline=True
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    boxes = tab.query_selector_all(".chart-graphic[data-spec]")
    for box in boxes:
        box.scroll_into_view_if_needed()
    tab.wait_for_function(
        "count => document.querySelectorAll('.is-live').length === count", arg=len(boxes)
    )
    asked = ask_live(tab, how)
    context.close()
    return asked


def ask_live(tab: Page, how: str, most: int | None = None) -> list[Asked]:
    """Ask the marks of a page whose charts are all live: every one, or so many of each chart."""
    return [
        Asked(
            box.evaluate("box => box.closest('figure').id"), tab.evaluate(ASKED, [box, how, most])
        )
        for box in tab.query_selector_all(".chart-graphic[data-spec]")
    ]


def main() -> None:
    """Print the counts of each chart, and those of all."""
    with chromium.launched() as browser:
        for how in WIDTHS:
            pages = sorted((SITE / "chapters").glob("*.html"))
            charts = [chart for page in pages for chart in ask(browser, page, how)]
            for chart in charts:
                print(f"{how:6}{chart.figure:24}{chart.answered:5} of {len(chart.told)}")
                for words in chart.unlike_prose:
                    print(f"      {words!r}")
            answered = sum(chart.answered for chart in charts)
            print(f"{how}: {answered} of {sum(len(chart.told) for chart in charts)}\n")


if __name__ == "__main__":
    main()
