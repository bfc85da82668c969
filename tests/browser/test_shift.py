"""A page stays where it is when its charts become live."""

import functools
import http.server
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITH_CHARTS = sorted(
    path.stem for path in (ROOT / "chapters").glob("*.md") if "\nFigure(" in path.read_text("utf-8")
)
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
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => (shifted += one.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("chapter", WITH_CHARTS)
def test_a_figure_has_one_height_still_and_live(site, tabs, chapter):
    for width in (320, 390, 768, 1280):
        tab = tabs(width, "light")
        tab.add_init_script(HELD)
        tab.goto((site / "chapters" / f"{chapter}.html").as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        still = tab.evaluate(HEIGHTS)
        tab.evaluate(START)
        tab.wait_for_function(
            "n => document.querySelectorAll('.is-live').length === n", arg=len(still)
        )
        assert tab.evaluate(HEIGHTS) == still, f"{width} px"
        tab.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_a_slow_phone_sees_no_shift(site, tabs):
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab = tabs(390, "light", offline=False)
        tab.add_init_script(SHIFTS)
        session = tab.context.new_cdp_session(tab)
        slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000}
        session.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": 90_000})
        tab.goto(f"http://127.0.0.1:{server.server_port}/chapters/leverage.html")
        height = tab.evaluate("document.documentElement.scrollHeight")
        for top in range(0, height, 600):
            tab.evaluate(f"scrollTo({{ top: {top}, behavior: 'instant' }})")
            tab.wait_for_timeout(150)
        tab.wait_for_function(
            "() => document.querySelectorAll('.chart-graphic:not(.is-live)').length === 0"
        )
        tab.wait_for_timeout(300)
        assert tab.evaluate("shifted") <= 0.01
        server.shutdown()
