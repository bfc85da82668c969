"""The studio: orders pictures from the drawing process and keeps them by their content.

A picture is drawn once for every specification, whatever else changes in a chapter, and while
the next chapter is running.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxError

from between_powers.bundle import FONTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LAYOUTS = ("wide", "narrow", "print")
DONE = "done"
_BUNDLE = "bundle-"


class DrawingError(SphinxError):
    """A chart that cannot be drawn."""

    category = "Chart"


class Studio:
    """Keeps the pictures of one book.

    Parameters
    ----------
    folder : pathlib.Path
        Where the pictures are kept from one build to the next.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._waiting: set[str] = set()
        self._tools = f"{version('vl-convert-python')} {_fonts_digest()}"

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
        job = json.dumps({name: bundle[name] for name in ("id", "specs", "datasets")})
        key = hashlib.sha256(f"{self._tools}\n{job}".encode()).hexdigest()[:24]
        if self._claim(key):
            (self._folder / key / "job.json").write_text(job, encoding="utf-8")
            self._send(key)
        return key

    def order_bundle(self) -> str:
        """Ask for Vega's JavaScript bundle, unless it is there, and return its key."""
        key = f"{_BUNDLE}{hashlib.sha256(self._tools.encode()).hexdigest()[:12]}"
        if self._claim(key):
            self._send(key)
        return key

    def read(self, key: str, name: str) -> bytes:
        """Return one file of an order, waiting for it where it is still being made.

        Parameters
        ----------
        key : str
            Key of the order.
        name : str
            File name, such as ``wide.svg``.

        Raises
        ------
        DrawingError
            If the drawing process refuses the chart or ends.
        """
        while key in self._waiting:
            self._receive()
        return (self._folder / key / name).read_bytes()

    def keep_only(self, keys: set[str]) -> None:
        """Remove the pictures of all other orders."""
        for path in self._folder.iterdir() if self._folder.exists() else ():
            if path.name not in keys:
                shutil.rmtree(path)

    def close(self) -> None:
        """End the drawing process."""
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait()
            self._process = None

    def _claim(self, key: str) -> bool:
        """Tell whether an order is new, and if so make room for it."""
        path = self._folder / key
        if key in self._waiting or (path / DONE).exists():
            return False
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        self._waiting.add(key)
        return True

    def _send(self, key: str) -> None:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "between_powers.press.drawing"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        assert self._process.stdin  # noqa: S101 - opened as a pipe above
        self._process.stdin.write(f"{self._folder / key}\n")
        self._process.stdin.flush()

    def _receive(self) -> None:
        """Take one answer of the drawing process."""
        line = self._process.stdout.readline() if self._process and self._process.stdout else ""
        if not line:
            self._waiting.clear()
            raise DrawingError("the drawing process ended before the charts were drawn")
        answer = json.loads(line)
        key = answer["job"]
        self._waiting.discard(key)
        if answer["error"]:
            job = json.loads((self._folder / key / "job.json").read_text(encoding="utf-8"))
            raise DrawingError(f"figure {job['id']!r} cannot be drawn: {answer['error']}")
        (self._folder / key / DONE).touch()


def _fonts_digest() -> str:
    total = hashlib.sha256()
    for path in sorted((FONTS / "ttf").glob("*.ttf")):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:12]


_studios: dict[Path, Studio] = {}


def studio_in(doctrees: Path) -> Studio:
    """Return the studio that keeps its pictures beside some doctrees."""
    folder = doctrees.resolve() / "pictures"
    return _studios.setdefault(folder, Studio(folder))


def studio(app: Sphinx) -> Studio:
    """Return the studio of an application."""
    return studio_in(Path(app.doctreedir))


def setup(app: Sphinx) -> None:
    """End the drawing process with the build."""
    app.connect("build-finished", lambda app, _: studio(app).close(), priority=999)
