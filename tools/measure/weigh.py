"""Weigh every page of the site in Chromium, beside plain Jupyter Book's: ``make weigh``.

Both sites are read from a local server with the network cut off; a request of a plain page to
another host counts as a request without weight.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser
from tools.measure import bench, chromium

SITE = bench.ROOT / "_build" / "html"
AXE = files("axe_playwright_python").joinpath("axe.min.js")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STILL = """
window.seen = { paint: 0, shift: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.paint = one.startTime)))
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.shift += one.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the requests to itself."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder on this machine; the address is given."""
    handler = functools.partial(Quiet, directory=root)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def weigh(browser: Browser, root: Path, address: str, page: str) -> str:
    """Return one row: requests, kB gzip, largest paint, layout shift, violations."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    tab, asked = context.new_page(), []
    tab.on("request", lambda request: asked.append(request.url))
    tab.add_init_script(STILL)
    tab.goto(f"{address}/{page}", wait_until="load")
    # What a reader waits for: charts become live later, when they are near.
    first = list(asked)
    tab.wait_for_timeout(1500)
    seen = tab.evaluate("seen")
    own = {
        root / unquote(urlsplit(url).path).lstrip("/") for url in first if url.startswith(address)
    }
    weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in own if path.is_file())
    tab.evaluate(AXE.read_text())
    found = tab.evaluate("levels => axe.run({ runOnly: levels })", LEVELS)["violations"]
    context.close()
    faults = sum(len(one["nodes"]) for one in found)
    return (
        f"{len(first)} | {weight / 1000:.0f} | {seen['paint']:.0f} | {seen['shift']:.3f} | {faults}"
    )


def measured(browser: Browser, root: Path, pages: list[str]) -> dict[str, str]:
    """Weigh some pages of a site."""
    with served(root) as address:
        return {page: weigh(browser, root, address, page) for page in pages}


def main() -> None:
    """Print the table that docs/site.md shows."""
    pages = sorted(f"chapters/{path.name}" for path in (SITE / "chapters").glob("*.html"))
    with (
        tempfile.TemporaryDirectory() as temporary,
        chromium.launched("--disable-background-networking") as browser,
    ):
        folder = bench.plain(Path(temporary) / "plain")
        plain_kernels = {"JUPYTER_DEFAULT_PROVISIONER_NAME": "local-provisioner"}
        bench.timed(bench.PLAIN, folder, **plain_kernels)
        ours = measured(browser, SITE, pages)
        theirs = measured(browser, folder / "_build" / "html", pages)
    head = "requests | kB gzip | largest paint, ms | layout shift | axe"
    print(f"| page | book | {head} |\n|{' --- |' * 7}")
    for page in pages:
        print(f"| {Path(page).stem} | this | {ours[page]} |")
        print(f"| {Path(page).stem} | plain | {theirs[page]} |")


if __name__ == "__main__":
    main()
