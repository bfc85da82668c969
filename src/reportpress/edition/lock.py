"""The lock of a book: one build at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are the author's matter there
    fcntl = None  # type: ignore[assignment]


class BusyError(Exception):
    """Another build holds the book."""


@contextmanager
def alone(stage: Path) -> Iterator[None]:
    """Hold a book for one build at a time.

    Parameters
    ----------
    stage : pathlib.Path
        Folder in which the book is built; it is made where it is missing.

    Raises
    ------
    BusyError
        If another build holds it.
    """
    if fcntl is None:
        yield
        return
    lock = stage / "lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BusyError("another build of this book is running; wait for its end") from error
        yield
