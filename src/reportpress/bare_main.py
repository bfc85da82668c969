"""Child processes of multiprocessing that do not run this process's main module anew."""

from __future__ import annotations

import sys
import threading
import types
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.RLock()


@contextmanager
def bare_main() -> Iterator[None]:
    """Put an empty main module in the place of this process's while child processes start.

    multiprocessing has every child run the parent's main module, for the sake of functions
    defined in it. Here that is pytest or jupyter-book, which take seconds to import, and the
    press's processes need nothing from them. A main module that names no file is not run.
    """
    with _lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
