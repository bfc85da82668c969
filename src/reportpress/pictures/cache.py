"""Pictures kept by their content: each is rendered once, while the chapters are still running."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxError

from reportpress.bare_main import bare_main
from reportpress.contract import FONTS
from reportpress.pictures import render

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LAYOUTS = ("wide", "narrow", "print")
WORKERS = max(1, (os.cpu_count() or 1) // 2)
SHARED = Path(os.environ.get("REPORTPRESS_KEPT", f"{sys.prefix}/share/reportpress"))
"""Where Vega's script is kept: it depends on what is installed, and on no book."""


#: What vl-convert puts before and behind the words of Vega.
_PREFIX = "Vega-Lite to SVG conversion failed: "
_UNREAD = re.compile(r"^Error: (?:Expression parse error: |(?=Unexpected |Unrecognized |Illegal ))")
_TRACE = re.compile(r" at (?:\S+ \()?https?://| Stack backtrace:")


class DrawingError(SphinxError):
    """A chart that cannot be drawn."""

    category = "Chart"


class PictureCache:
    """The pictures of one book, kept from build to build, and the processes that render."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._requests: dict[Path, tuple[str, Future[None]]] = {}

    def start(self) -> None:
        """Start the rendering processes ahead of the first request."""
        with self._lock:
            self._started_pool()

    def request(self, figure: str, specs: dict[str, Any], rows: dict[str, Any]) -> str:
        """Ask for a figure's pictures, unless they are there; return their key for :meth:`read`."""
        key, what = _key(figure, specs, rows), f"figure {figure!r}"
        for layout in LAYOUTS:
            job = specs[layout] | {"datasets": rows}, f"{figure}-{layout}"
            self._request(self._path(key, f"{layout}.svg"), what, render.svg, *job)
        return key

    def request_bitmap(self, what: str, picture: str, scale: int) -> str:
        """Ask for an SVG picture as a bitmap, so many times its size; return its key."""
        key = _key(picture, scale)
        self._request(self._path(key, "bitmap.png"), what, render.bitmap, picture, scale)
        return key

    def read(self, key: str, name: str) -> bytes:
        """Return ``wide.svg``, ``narrow.svg``, ``print.svg`` or ``bitmap.png``, once rendered.

        Raises
        ------
        DrawingError
            If the chart cannot be rendered.
        """
        return self._read(self._path(key, name))

    def request_vega(self) -> Path:
        """Ask for Vega's script, unless it is there, and return where it is kept."""
        nearest = next(path for path in (SHARED, *SHARED.parents) if path.exists())
        folder = SHARED if os.access(nearest, os.W_OK) else self._folder
        path = folder / f"vega-{_key()}.js"
        self._request(path, "Vega's script", render.vega)
        return path

    def read_vega(self) -> bytes:
        """Return Vega's script."""
        return self._read(self.request_vega())

    def keep_only(self, keys: set[str]) -> None:
        """Remove all pictures but those of some keys."""
        for path in self._folder.iterdir() if self._folder.exists() else ():
            if not path.name.startswith(("vega-", *keys)):
                path.unlink()

    def close(self) -> None:
        """End the rendering processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None
        self._requests.clear()

    def _path(self, key: str, name: str) -> Path:
        return self._folder / f"{key}-{name}"

    def _request(
        self, path: Path, what: str, function: Callable[..., str | bytes], *arguments: Any
    ) -> None:
        with self._lock:
            if path not in self._requests and not path.exists():
                future = self._started_pool().submit(render.write, path, function, *arguments)
                self._requests[path] = what, future

    def _started_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Forked processes would inherit the locks of this one's threads.
            self._pool = ProcessPoolExecutor(WORKERS, get_context("spawn"), render.initialise)
            with bare_main():
                # The executor starts a process for each job that finds none idle.
                for _ in range(WORKERS):
                    self._pool.submit(render.first)
        return self._pool

    def _read(self, path: Path) -> bytes:
        what, future = self._requests.get(path, ("", None))
        if future is not None and (error := future.exception()) is not None:
            is_broken = isinstance(error, BrokenProcessPool)
            reason = _TRACE.split(" ".join(str(error).split()))[0].removeprefix(_PREFIX)
            reason = _UNREAD.sub("Vega cannot read an expression: ", reason)
            words = "the rendering process ended" if is_broken else reason
            raise DrawingError(f"{what} cannot be drawn: {words}") from error
        return path.read_bytes()


def _key(*content: Any) -> str:
    """Return the digest of a picture's content and of the tools that render it."""
    return hashlib.sha256(json.dumps([_tools(), *content]).encode()).hexdigest()[:24]


@cache
def _tools() -> str:
    total = hashlib.sha256(version("vl-convert-python").encode())
    for path in (Path(render.__file__), *sorted((FONTS / "ttf").glob("*.ttf"))):
        total.update(path.read_bytes())
    return total.hexdigest()


@cache
def _cache_in(folder: Path) -> PictureCache:
    return PictureCache(folder)


def pictures(app: Sphinx) -> PictureCache:
    """Return the pictures of the book that an application builds."""
    return _cache_in(Path(app.doctreedir).resolve() / "renderings")


def setup(app: Sphinx) -> None:
    """End the processes with the build."""
    app.connect("build-finished", lambda app, _: pictures(app).close(), priority=999)
