"""Serves a preview to this machine, with a script in every page that waits for the next build."""

from __future__ import annotations

import json
import sys
import threading
import uuid
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

NEWS, SCRIPT = "/-/news", "/-/watch.js"
WAIT = 25.0
"""Seconds until a question for the next build is answered with the last one."""
NO_PAGE = b"<!doctype html><title>Preview</title><body>This page is not built yet.</body>"
HOSTS = ("127.0.0.1", "localhost")


class LastBuild:
    """The last build of a preview: an id that no other build has, and what was wrong with it."""

    def __init__(self) -> None:
        self._ended = threading.Condition()
        self._id = ""
        self._faults: list[str] = []

    @property
    def id(self) -> str:
        """The build's id; also after a restart of the preview no other build has it."""
        return self._id

    def end(self, faults: list[str]) -> None:
        """Announce a build that has ended, with its faults, one line each."""
        with self._ended:
            self._id = uuid.uuid4().hex
            self._faults = faults
            self._ended.notify_all()

    def after(self, known: str, wait: float = WAIT) -> dict[str, Any]:
        """Return the last build, waiting some seconds for another than the one that is known."""
        with self._ended:
            self._ended.wait_for(lambda: self._id != known, wait)
            return {"build": self._id, "faults": self._faults}


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of a preview, its script and the news of its builds."""

    def __init__(self, *arguments: Any, last_build: LastBuild, **options: Any) -> None:
        self._last_build = last_build
        super().__init__(*arguments, **options)

    def parse_request(self) -> bool:
        """Refuse a request under a foreign name: another site's, which leads to this machine."""
        if not super().parse_request():
            return False
        is_local = self.headers.get("Host", "").partition(":")[0] in HOSTS
        if not is_local:
            self.send_error(HTTPStatus.FORBIDDEN)
        return is_local

    def do_GET(self) -> None:
        """Answer with the script, the news, a page with the script in it, or a file."""
        path, _, query = self.path.partition("?")
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() or path == "/" else file
        if path == SCRIPT:
            self._send(Path(__file__).with_name("watch.js").read_bytes(), "text/javascript")
        elif path == NEWS:
            self._send(json.dumps(self._last_build.after(query)).encode(), "application/json")
        elif file.suffix == ".html":
            tag = f'<script src="{SCRIPT}" data-build="{self._last_build.id}" data-news="{NEWS}">'
            page = file.read_bytes() if file.is_file() else NO_PAGE
            page = page.replace(b"</body>", f"{tag}</script></body>".encode())
            self._send(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, content: bytes, mime_type: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", mime_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Leave the terminal to the builds."""


class Server(ThreadingHTTPServer):
    """Answers every question in a thread of its own."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what failed; a page that is left while it loads is no failure."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def preview_server(folder: Path, last_build: LastBuild, port: int) -> Server:
    """Return a server for a folder, bound to a port of this machine; 0 takes a free one."""
    handler = partial(Handler, last_build=last_build, directory=str(folder))
    return Server((HOSTS[0], port), handler)
