"""Pictures kept by their content: each is rendered once, while the chapters are still running."""

from __future__ import annotations

import hashlib
import json
import os
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
    from sphinx.environment import BuildEnvironment

LAYOUTS = ("wide", "narrow", "print")
WORKERS = max(1, (os.cpu_count() or 1) // 2)
SHARED = Path(os.environ.get("REPORTPRESS_KEPT", f"{sys.prefix}/share/reportpress"))
"""Where Vega's script is kept: it depends on what is installed, and on no book."""


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
        self._bitmaps: dict[str, tuple[Any, ...]] = {}

    def start(self) -> None:
        """Start the rendering processes ahead of the first request."""
        with self._lock:
            self._started_pool()

    def request(self, figure: str, specs: dict[str, Any], rows: dict[str, Any]) -> str:
        """Ask for a figure's pictures, unless they are there; return their key for :meth:`read`."""
        key, what = _key(figure, specs, rows), f"figure {figure!r}"
        for layout in LAYOUTS:
            job = specs[layout] | {"datasets": rows}, f"{figure}-{layout}"
            path = self._path(key, f"{layout}.svg")
            self._request(path, what, render.svg, *job)
            if layout == "wide":
                self._bitmaps[key] = what, render.bitmap, path, *job
        return key

    def request_bitmaps(self) -> None:
        """Ask for the bitmaps of all figures requested so far, behind all pictures."""
        for key, job in self._bitmaps.items():
            self._request(self._path(key, "wide.png"), *job)

    def read(self, key: str, name: str) -> bytes:
        """Return ``wide.svg``, ``narrow.svg``, ``print.svg`` or ``wide.png``, once rendered.

        Raises
        ------
        DrawingError
            If the chart cannot be rendered.
        """
        path = self._path(key, name)
        if name.endswith(".png"):
            self._request(path, *self._bitmaps[key])
        return self._read(path)

    def rasterize(self, picture: str) -> tuple[str, bytes]:
        """Return an SVG picture that is no chart as a bitmap, and the key that keeps it."""
        key = _key(picture)
        path = self._path(key, "card.png")
        self._request(path, "the social card", render.plain_bitmap, picture)
        return key, self._read(path)

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
        self._bitmaps.clear()

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
            words = "the rendering process ended" if is_broken else " ".join(str(error).split())
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


def request_bitmaps(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Request the bitmaps, which a preview does without."""
    if not app.config.press_preview:
        pictures(app).request_bitmaps()


def setup(app: Sphinx) -> None:
    """Render bitmaps when all pictures are requested, and end the processes with the build."""
    app.connect("env-updated", request_bitmaps)
    app.connect("build-finished", lambda app, _: pictures(app).close(), priority=999)
