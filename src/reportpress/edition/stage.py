"""The stage: where an edition is built before it takes the place of the last good one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are the author's matter there
    fcntl = None  # type: ignore[assignment]

FRESH, STALE = ".html-new", ".html-old"
# Sphinx's own note on the build holds a digest of paths on this machine.
LEFT_OUT = (".buildinfo",)

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


class BusyError(Exception):
    """Another build holds the book."""


class Stage:
    """A folder in which Sphinx builds, apart from the edition that readers have.

    It keeps what Sphinx has read, and outputs and pictures, from build to build.
    """

    def __init__(self, folder: Path, edition: Path) -> None:
        self.folder = folder
        self.edition = edition
        self._mark = folder / "unfinished"

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the book for one build at a time.

        Raises
        ------
        BusyError
            If another build holds it.
        """
        if fcntl is None:
            yield
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                words = "another build of this book is running; wait for its end"
                raise BusyError(words) from error
            yield

    def begin(self) -> None:
        """Undo what a build left behind that was refused or killed, and mark this one as begun.

        Sphinx takes what it has read and written for good, whatever it warned of. Outputs and
        pictures are kept by content and stay.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        stale = self.edition.with_name(STALE)
        if stale.exists() and not self.edition.exists():
            stale.rename(self.edition)
        if self._mark.exists():
            shutil.rmtree(self.folder / "html", ignore_errors=True)
            (self.folder / "doctrees" / "environment.pickle").unlink(missing_ok=True)
        self._mark.touch()

    def finish(self) -> None:
        """Mark what stands on the stage as good."""
        self._mark.unlink()

    def publish(self) -> None:
        """Put a copy of the finished site in the place of the last edition.

        The copy is made beside the older one. A process that is killed leaves one of the two,
        whole.
        """
        fresh, stale = self.edition.with_name(FRESH), self.edition.with_name(STALE)
        for path in (fresh, stale):
            shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.folder / "html", fresh, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if not self.edition.exists():
            fresh.rename(self.edition)
        elif not exchange(fresh, self.edition):
            # Between the two renames nothing is in the place; `begin` mends that.
            self.edition.rename(stale)
            fresh.rename(self.edition)
        for path in (fresh, stale):
            shutil.rmtree(path, ignore_errors=True)


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change places in one step; tell whether the system could do it.

    Examples
    --------
    >>> import tempfile
    >>> exchange(Path(tempfile.gettempdir()) / "not-here", Path(tempfile.gettempdir()))
    False
    """
    paths = os.fsencode(first), os.fsencode(second)
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
