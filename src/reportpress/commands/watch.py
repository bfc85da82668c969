"""A live preview: ``make watch`` builds on every save and has the browser load the page again.

One process keeps Sphinx and the kernels' process loaded, and leaves out the PDF and the files of
the figures; a saved chapter runs alone. The preview has a stage of its own, so that `make book`
may run beside it.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn

import yaml
from sphinx.errors import SphinxError

from reportpress.commands import build
from reportpress.edition.progress import Progress
from reportpress.edition.sphinx_run import run_sphinx
from reportpress.edition.stage import Stage
from reportpress.notebooks.kernels.provisioner import prepare_kernels

STAGE = "_build/.watch"
WATCHED = ("chapters", "data", "src", "_config.yml", "_toc.yml", "references.bib")
PAUSE = 0.25
"""Seconds between two looks at the files."""
PATIENCE = 25.0
"""Seconds that a browser's question waits for news."""
CALL, SCRIPT = "/-/news", "/-/watch.js"
LISTENER = f"""(async () => {{
  let known = "";
  for (;;) {{
    try {{
      const news = await (await fetch("{CALL}?" + known)).json();
      if (known && known !== String(news.number) && !news.faults.length) location.reload();
      known = String(news.number);
      let box = document.getElementById("watch-faults");
      if (!box) {{
        box = document.body.appendChild(document.createElement("pre"));
        box.id = "watch-faults";
        box.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;z-index:9999;padding:1em;" +
          "background:#9c2c1b;color:#fff;white-space:pre-wrap";
      }}
      box.textContent = news.faults.join("\\n");
      box.hidden = !news.faults.length;
    }} catch (error) {{ await new Promise((again) => setTimeout(again, 1000)); }}
  }}
}})();
"""


class News:
    """What the last build was: its number, and what was wrong with it."""

    def __init__(self) -> None:
        self._told = threading.Condition()
        self._number = 0
        self._faults: list[str] = []

    def tell(self, faults: list[str]) -> None:
        """Announce a build that has ended."""
        with self._told:
            self._number += 1
            self._faults = faults
            self._told.notify_all()

    def after(self, known: str, patience: float = PATIENCE) -> dict[str, Any]:
        """Return the last build, waiting a while for another than the one that is known."""
        with self._told:
            self._told.wait_for(lambda: str(self._number) != known, patience)
            return {"number": self._number, "faults": self._faults}


class Handler(SimpleHTTPRequestHandler):
    """Serves the preview, with the script that listens for news in every page."""

    def __init__(self, *arguments: Any, news: News, **named: Any) -> None:
        self._news = news
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        """Answer the script, its question, a page with the script in it, or a file."""
        path, _, query = self.path.partition("?")
        file = Path(self.translate_path(path))
        if path == SCRIPT:
            self._send(LISTENER.encode(), "text/javascript")
        elif path == CALL:
            self._send(json.dumps(self._news.after(query)).encode(), "application/json")
        elif file.suffix == ".html" and file.is_file():
            tag = f'<script src="{SCRIPT}"></script></body>'.encode()
            self._send(file.read_bytes().replace(b"</body>", tag), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Leave the terminal to the builds."""


def seen(root: Path) -> dict[str, int]:
    """Return the time of every file that a preview depends on."""
    found: dict[str, int] = {}
    for name in WATCHED:
        below = root / name
        for path in [below] if below.is_file() else below.rglob("*.*"):
            if path.suffix != ".pyc" and "." + path.stem.lstrip(".") != path.name:
                found[str(path)] = path.stat().st_mtime_ns if path.exists() else 0
    return found


def preview(root: Path) -> list[str]:
    """Bring the preview up to date; return what is wrong, one line each."""
    stage, warnings = Stage(root / STAGE, root / STAGE / "edition"), io.StringIO()
    stage.begin()
    try:
        progress = Progress(io.StringIO())
        run_sphinx(root, stage.folder, progress, warnings, press_preview=True)
    except (SphinxError, OSError, ValueError, yaml.YAMLError) as error:
        return [*build.lines(warnings.getvalue(), root), build.one_line(error, root)]
    if not (faults := build.lines(warnings.getvalue(), root)):
        stage.finish()
    return faults


def follow(root: Path, news: News, before: dict[str, int]) -> NoReturn:
    """Build again whenever a file changes; start anew when the code itself does."""
    is_full = True
    while True:
        time.sleep(PAUSE)
        if (now := seen(root)) == before:
            if is_full:
                # The last build's trees go while nobody waits: the browser has the page by now.
                gc.collect()
                is_full = False
            continue
        changed = {name for name, _ in before.items() ^ now.items()}
        if any(Path(name).suffix == ".py" for name in changed):
            os.execv(sys.executable, [sys.executable, "-m", __spec__.name, *sys.argv[1:]])  # noqa: S606
        before = now
        start = time.monotonic()
        news.tell(faults := preview(root))
        done = f"built in {time.monotonic() - start:.1f} s"
        print(*(faults or [done]), sep="\n", flush=True)
        is_full = True


def main(arguments: list[str] | None = None) -> int:
    """Serve the preview until it is interrupted."""
    parser = argparse.ArgumentParser(prog="watch", description="Preview the book while you write.")
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="folder of the book")
    parser.add_argument("--port", type=int, default=8421, help="port on this machine")
    given = parser.parse_args(arguments)
    root, news = given.root.resolve(), News()
    prepare_kernels()
    gc.disable()
    before = seen(root)
    news.tell(faults := preview(root))
    handler = partial(Handler, news=news, directory=str(root / STAGE / "html"))
    server = ThreadingHTTPServer(("127.0.0.1", given.port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(*faults, f"http://127.0.0.1:{server.server_port}/ (Ctrl+C ends)", sep="\n", flush=True)
    try:
        follow(root, news, before)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
