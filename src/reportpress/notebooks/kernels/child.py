"""What the fork server holds ready, and what a forked kernel does.

To import this module is the server's work: it loads the modules that all kernels share. Only
the server and its children import it; :mod:`.fork_server` is the side of those who ask.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from ipykernel.kernelapp import IPKernelApp

from reportpress.notebooks.kernels.server import PRELOAD_VARIABLE

# multiprocessing gives each child its parent's search path, with all that pytest put in. A
# kernel is to find what a fresh interpreter finds: that is what the server started with.
_SEARCH_PATH = [entry for entry in sys.path if entry]
_LOADED_AT = time.time()


def run(arguments: list[str], env: dict[str, str], cwd: str | None) -> None:
    """Become an IPython kernel: all that a forked child does.

    Parameters
    ----------
    arguments
        Command line of ipykernel, without the interpreter and the module.
    env
        The kernel's whole environment.
    cwd
        Its working directory; None for that of the process that asked.
    """
    os.setsid()
    _silence()
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    if cwd:
        os.chdir(cwd)
    _forget_edited()
    sys.path[:] = _SEARCH_PATH
    sys.argv[:] = ["ipykernel_launcher", *arguments]
    # A daemonic process, as this one is for the sake of its parent, may not start processes.
    multiprocessing.current_process().daemon = False
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_follow, args=[parent], daemon=True).start()

    # A chapter ends with its kernel; to look for garbage takes a tenth of its time.
    gc.disable()
    app: Any = IPKernelApp.instance()
    app.initialize(arguments)
    app.start()
    # A forked child skips atexit, where ipykernel would send the last of its messages. The thread
    # that answers the shutdown has to end first: ipykernel closes the way out before it waits for
    # that thread, which may then wait for the way out.
    app.control_thread.stop()
    app.control_thread.join()
    app.close()


def _silence() -> None:
    """Send what the process itself says to nowhere; the output of cells goes another way."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)


def _forget_edited() -> None:
    """Drop the packages that were edited since they were loaded; the kernel loads them anew.

    A preview that rebuilds on save keeps one server, which would go on showing the old code.
    """
    edited = set()
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        with suppress(OSError):
            if path and Path(path).stat().st_mtime > _LOADED_AT:
                edited.add(name.partition(".")[0])
    for name in list(sys.modules):
        if name.partition(".")[0] in edited:
            del sys.modules[name]


def _follow(parent: BaseProcess) -> None:
    """End this kernel together with the process that asked for it.

    ipykernel's own poller watches the system's parent. Here that is the fork server, which
    lives until the last of its kernels has ended: each would wait for the other.
    """
    parent.join()
    os._exit(1)


def _preload(names: list[str]) -> None:
    """Import what can be imported.

    A module that is missing or broken is left to the cell that asks for it, which then fails
    with a place and a reason; here it would only take the server down.
    """
    for name in names:
        with suppress(Exception):
            importlib.import_module(name)
    # Out of the collector's sight, shared pages of memory stay shared.
    gc.freeze()


_preload(os.environ.get(PRELOAD_VARIABLE, "").split())
