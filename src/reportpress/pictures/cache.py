"""The studio: orders pictures from drawing processes and keeps them by their content.

A picture is drawn once for every specification, whatever else changes in a chapter, and while
the chapters are still running.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportpress.contract import FONTS
from reportpress.pictures.drawer import Drawer

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LAYOUTS = ("wide", "narrow", "print")
WORKERS = max(1, (os.cpu_count() or 1) // 2)
HOME = Path(os.environ.get("REPORTPRESS_KEPT", f"{sys.prefix}/share/reportpress"))
"""Where Vega's bundle is kept: it depends on what is installed, and on no book."""


class Studio:
    """Keeps the pictures of one book.

    Parameters
    ----------
    folder : pathlib.Path
        Where the pictures are kept from one build to the next.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._orders: dict[tuple[Path, str], Future[None]] = {}
        self._pool: ThreadPoolExecutor | None = None
        self._mine = threading.local()
        self._drawers: list[Drawer] = []

    def open(self) -> None:
        """Start the drawing processes ahead of the first order."""
        for number in range(WORKERS):
            self._ask(self._folder / f"warm-{number}", "warm")

    def order(self, bundle: dict[str, Any]) -> str:
        """Ask for the pictures of a figure, unless they are there.

        Parameters
        ----------
        bundle : dict
            Bundle of a figure; its id, specifications and datasets count.

        Returns
        -------
        str
            Key of the pictures, for :meth:`read`.
        """
        return self._order(
            "pictures", {name: bundle[name] for name in ("id", "specs", "spec_datasets")}
        )

    def order_poster(self, picture: str) -> str:
        """Ask for a bitmap of an SVG picture that is no figure; return its key."""
        return self._order("poster", {"id": "poster", "svg": picture})

    def order_bitmaps(self) -> None:
        """Ask for the bitmaps of all figures ordered so far, behind all pictures."""
        for folder, work in list(self._orders):
            if work == "pictures":
                self._ask(folder, "bitmap")

    def order_bundle(self) -> Path:
        """Ask for Vega's JavaScript bundle, unless it is there, and return its folder."""
        home = HOME if os.access(_standing(HOME), os.W_OK) else self._folder
        folder = home / f"vega-{hashlib.sha256(_tools().encode()).hexdigest()[:12]}"
        self._ask(folder, "bundle")
        return folder

    def read(self, key: str, name: str) -> bytes:
        """Return a picture of a figure, waiting for it where it is still being drawn.

        Parameters
        ----------
        key : str
            Key of the pictures.
        name : str
            File name, such as ``wide.svg``.

        Raises
        ------
        DrawingError
            If the chart cannot be drawn.
        """
        folder = self._folder / key
        self._wait(folder, {"wide.png": "bitmap", "poster.png": "poster"}.get(name, "pictures"))
        return (folder / name).read_bytes()

    def read_bundle(self) -> bytes:
        """Return Vega's JavaScript bundle."""
        folder = self.order_bundle()
        self._wait(folder, "bundle")
        return (folder / "vega.js").read_bytes()

    def keep_only(self, keys: set[str]) -> None:
        """Remove all pictures but some."""
        for path in self._folder.iterdir() if self._folder.exists() else ():
            if path.name not in keys:
                shutil.rmtree(path)

    def close(self) -> None:
        """End the drawing processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        for drawer in self._drawers:
            drawer.close()
        self._pool, self._drawers = None, []
        self._orders.clear()
        self._mine = threading.local()

    def _order(self, work: str, job: dict[str, Any]) -> str:
        text = json.dumps(job)
        key = hashlib.sha256(f"{_tools()}\n{text}".encode()).hexdigest()[:24]
        self._ask(self._folder / key, work, text)
        return key

    def _ask(self, folder: Path, work: str, job: str | None = None) -> None:
        """Have work done in a folder, unless it is done or asked for."""
        with self._lock:
            if (folder, work) in self._orders or (folder / f"{work}.done").exists():
                return
            if work != "warm":
                folder.mkdir(parents=True, exist_ok=True)
            if job is not None:
                (folder / "job.json").write_text(job, encoding="utf-8")
            if self._pool is None:
                self._pool = ThreadPoolExecutor(WORKERS)
            self._orders[folder, work] = self._pool.submit(self._draw, folder, work)

    def _wait(self, folder: Path, work: str) -> None:
        if work == "bitmap":
            self._ask(folder, work)
        if (folder, work) in self._orders:
            self._orders[folder, work].result()

    def _draw(self, folder: Path, work: str) -> None:
        """Pass one job to the drawing process of this thread and wait for its answer."""
        if not hasattr(self._mine, "drawer"):
            self._mine.drawer = Drawer()
            self._drawers.append(self._mine.drawer)
        fault = self._mine.drawer.draw(folder, work)
        if not self._mine.drawer.alive:
            del self._mine.drawer
        if fault:
            raise _error(folder, fault)
        if work != "warm":
            (folder / f"{work}.done").touch()


def _error(folder: Path, fault: str) -> Exception:
    # Imported late: setting up a machine needs the studio and no Sphinx.
    from reportpress.errors import DrawingError  # noqa: PLC0415

    job = folder / "job.json"
    what = repr(json.loads(job.read_text(encoding="utf-8"))["id"]) if job.exists() else "Vega"
    return DrawingError(f"figure {what} cannot be drawn: {fault}")


def _standing(path: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next(one for one in (path, *path.parents) if one.exists())


@cache
def _tools() -> str:
    """Return what the pictures depend on besides their specification."""
    total = hashlib.sha256(version("vl-convert-python").encode())
    for path in (Path(__file__).with_name("render.py"), *sorted((FONTS / "ttf").glob("*.ttf"))):
        total.update(path.read_bytes())
    return total.hexdigest()


_studios: dict[Path, Studio] = {}


def studio(app: Sphinx) -> Studio:
    """Return the studio of an application."""
    folder = Path(app.doctreedir).resolve() / "pictures"
    return _studios.setdefault(folder, Studio(folder))


def order_bitmaps(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001
    """Order the bitmaps, which a preview does without."""
    if not app.config.press_preview:
        studio(app).order_bitmaps()


def setup(app: Sphinx) -> None:
    """Draw bitmaps when all pictures are ordered, and end the processes with the build."""
    app.connect("env-updated", order_bitmaps)
    app.connect("build-finished", lambda app, _: studio(app).close(), priority=999)
