"""Puts a finished folder in the place of an older one, in one step where the system has one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

FRESH, STALE = ".html-new", ".html-old"
# Sphinx's own note on the build holds a digest of paths on this machine.
LEFT_OUT = (".buildinfo",)

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


def publish(built: Path, edition: Path) -> Path:
    """Put a copy of a finished folder in the place of an older one.

    The copy is made beside the older one. A process that is killed leaves one of the two, whole.

    Parameters
    ----------
    built : pathlib.Path
        The finished folder, which stays.
    edition : pathlib.Path
        The place.

    Returns
    -------
    pathlib.Path
        The place.
    """
    fresh, stale = edition.with_name(FRESH), edition.with_name(STALE)
    for path in (fresh, stale):
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(built, fresh, ignore=shutil.ignore_patterns(*LEFT_OUT))
    if not edition.exists():
        fresh.rename(edition)
    elif not exchange(fresh, edition):
        # Between the two renames nothing is in the place; `restore` mends that.
        edition.rename(stale)
        fresh.rename(edition)
    for path in (fresh, stale):
        shutil.rmtree(path, ignore_errors=True)
    return edition


def restore(edition: Path) -> None:
    """Put an older folder back that was taken away by a build that was then killed."""
    stale = edition.with_name(STALE)
    if stale.exists() and not edition.exists():
        stale.rename(edition)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; tell whether the system could do it.

    Examples
    --------
    >>> import tempfile
    >>> exchange(Path(tempfile.gettempdir()) / "not-here", Path(tempfile.gettempdir()))
    False
    """
    mine, theirs = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(mine, theirs, _EXCHANGE) == 0)
        return bool(library.renameat2(_HERE, mine, _HERE, theirs, _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
