"""Tab through pages: the link to the text first, focus always to be seen, and no trap."""

import pytest
from tests.plugins.visits import HELD

PAGES = ("chapters/summary.html", "chapters/country.html", "search.html")
DESKTOP, PHONE = (1280, "light"), (360, "dark")
WALKS = [("search.html", DESKTOP), ("chapters/country.html", PHONE)]
WALKS += [
    pytest.param(page, look, marks=pytest.mark.slow)
    for page in PAGES
    for look in (DESKTOP, PHONE)
    if (page, look) not in WALKS
]
MOST = 900
STOP = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const { outlineStyle, outlineWidth, visibility } = getComputedStyle(stop);
  const { width, height, left, right } = stop.getBoundingClientRect();
  const before = window.stops?.at(-1);
  const isAgain = !!window.stops?.includes(stop);
  (window.stops ??= []).push(stop);
  return {
    isAgain,
    isDrawn: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    isThere: visibility === "visible" && width * height > 0 && right > 0 && left < innerWidth,
    isInCard: !!stop.closest("#card"),
    isBack: !!before && !!(stop.compareDocumentPosition(before) & 4),
    name: `${stop.localName}.${stop.className} ${stop.textContent.trim().slice(0, 40)}`,
  };
}"""


@pytest.mark.parametrize(("page", "look"), WALKS)
def test_every_stop_is_seen_and_the_walk_ends(site, tabs, page, look):
    tab = tabs(*look, own=True)
    # Charts stay still, so that none arrives while the walk goes on.
    tab.add_init_script(HELD)
    tab.goto((site / page).as_uri())
    tab.wait_for_function("document.readyState === 'complete'")
    # From the top: the page of the search begins in its field.
    tab.evaluate("document.body.tabIndex = -1; document.body.focus()")
    stops = []
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None or stop["isAgain"]:
            break
        stops.append(stop)
    assert 5 < len(stops) < MOST, "the walk must come to an end"
    assert "Skip to main content" in stops[0]["name"]
    assert [stop["name"] for stop in stops if not stop["isDrawn"]] == []
    assert [stop["name"] for stop in stops if not stop["isThere"]] == []
    assert [stop["name"] for stop in stops if stop["isInCard"]] == [], "a card adds no stop"
    assert [stop["name"] for stop in stops if stop["isBack"]] == [], "the order of the page"
