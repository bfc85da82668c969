"""What the fork server loads, and what a forked kernel does.

Only the server and its children import this module; :mod:`.server` is the side of those who ask.
The server imports it when it starts, and importing it loads the modules that all kernels share.
"""

from __future__ import annotations

import gc
import importlib
import json
import multiprocessing
import os
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

import ipykernel.debugger  # noqa: F401 - each kernel would import it as it starts
from ipykernel.kernelapp import IPKernelApp

from reportpress.contract import READ_EVENT
from reportpress.notebooks.kernels.server import PRELOAD_VARIABLE, READS_VARIABLE

_READ = ("open", "os.listdir", "os.scandir", "sqlite3.connect", READ_EVENT)
_UNHEARD = ("os.exec", "os.fork", "os.posix_spawn", "os.system", "subprocess.Popen")
"""Events after which another process may read what is not heard here."""
_NATIVE = {"duckdb", "fiona", "h5py", "netCDF4", "polars", "pyarrow", "pyogrio", "rasterio"}
"""Packages that read files without an event."""


class Reads:
    """The files and folders that this process and its forks read, or are told to use, from now on.

    What is not there counts, too: it may come.
    """

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self.are_all_heard = True
        self.is_paused = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _UNHEARD:
            self.are_all_heard = False
        if event not in _READ or self.is_paused or isinstance(arguments[0], int):
            return
        # To look for a module is to list folders.
        if not (event.startswith("os.") and _is_import(sys._getframe(1))):
            # At once, as the working folder may change.
            self._paths.add(os.path.abspath(os.fsdecode(arguments[0] or ".")))  # noqa: PTH100

    def write(self, path: Path) -> None:
        """Write the paths of all, and of the modules that are loaded; none where some may lack."""
        modules = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
        named = [name for name in [*self._paths, *modules] if name]
        is_sure = self.are_all_heard and not _NATIVE & sys.modules.keys()
        paths = {*named, *map(os.path.realpath, named)} if is_sure else set()
        path.write_text(json.dumps(sorted(paths)), encoding="utf-8")


def _is_import(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith("<frozen importlib")


_READS = Reads()
# multiprocessing gives each child its parent's search path, with all that pytest put in. A
# kernel is to find what a fresh interpreter finds: that is what the server started with.
_SEARCH_PATH = [entry for entry in sys.path if entry]
_LOADED_AT = time.time()


def run(arguments: list[str], env: dict[str, str], cwd: str | None) -> None:
    """Become an IPython kernel: all that a forked child does.

    The arguments are ipykernel's, without the interpreter and the module; the environment is the
    kernel's whole one.
    """
    os.setsid()
    # This process is itself a fork of the server.
    _READS.are_all_heard = True
    _leave_terminal()
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    if cwd:
        os.chdir(cwd)
    _unload_edited_packages()
    sys.path[:] = _SEARCH_PATH
    sys.argv[:] = ["ipykernel_launcher", *arguments]
    # A daemonic process, as this one is for the sake of its parent, may not start processes.
    multiprocessing.current_process().daemon = False
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()

    # A chapter ends with its kernel; to look for garbage takes a tenth of its time.
    gc.disable()
    app: Any = IPKernelApp.instance()
    app.initialize(arguments)
    app.start()
    if target := os.environ.get(READS_VARIABLE):
        _READS.write(Path(target))
    # A forked child skips atexit, where ipykernel would send the last of its messages. The thread
    # that answers the shutdown has to end first: ipykernel closes the way out before it waits for
    # that thread, which may then wait for the way out.
    app.control_thread.stop()
    app.control_thread.join()
    app.close()


def _leave_terminal() -> None:
    """Send what the process itself says to nowhere; the output of cells goes another way."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)


def _unload_edited_packages() -> None:
    """Drop the packages that were edited since they were loaded; the kernel loads them anew.

    The server starts first of all, and the digest of what outputs depend on is taken later. A
    module that is saved between the two would run as it was, and its outputs would be kept as
    those of the new one. A whole package goes, as its modules hold parts of each other.
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


def _end_with(parent: BaseProcess) -> None:
    """End this kernel together with the process that asked for it.

    ipykernel's own poller watches the system's parent. Here that is the fork server, which
    lives until the last of its kernels has ended: each would wait for the other.
    """
    parent.join()
    os._exit(1)


def _preload(names: list[str]) -> None:
    """Import the modules, and call the functions, that a book names.

    What is missing or broken is left to the cell that asks for it, which then fails
    with a place and a reason; here it would only take the server down.
    """
    for name in names:
        module, _, function = name.partition(":")
        with suppress(Exception):
            loaded = importlib.import_module(module)
            if function:
                # What it reads ahead counts where a chapter uses it.
                _READS.is_paused = True
                getattr(loaded, function)()
        _READS.is_paused = False
    # The collector writes into every object that it looks at, and a written page of memory is no
    # longer shared between the kernels. Frozen objects are not looked at.
    gc.freeze()


_preload(os.environ.get(PRELOAD_VARIABLE, "").split())
