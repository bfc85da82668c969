"""The process that kernels are forked from, seen from the one that asks for them.

``multiprocessing`` brings the server, the passing of requests and the return of exit codes.
What a kernel needs beyond that is here: a start without the parent's main module, and the
interface of ``subprocess.Popen`` for jupyter_client.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from pathlib import Path

from reportpress.bare_main import bare_main

PRELOAD_VARIABLE = "REPORTPRESS_PRELOAD"
"""Modules for the server to load, separated by spaces, in place of those that a book names."""
READS_VARIABLE = "REPORTPRESS_READS"
"""Names the file into which a kernel writes, as it ends, which files it has read."""
CHILD_MODULE = "reportpress.notebooks.kernels.child"


class ForkedProcess:
    """A forked kernel with the part of ``subprocess.Popen`` that LocalProvisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal, or None while the kernel runs."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """Wait for the end of the kernel and return its exit code."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel, if it still runs."""
        if self.pid and self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signum)


class _State:
    """What this process knows of its one server."""

    lock = threading.Lock()
    preload = ""
    settings: dict[str, str] | None = None
    failed = False


def set_preload(names: Iterable[str]) -> None:
    """Name what the server loads when it starts, for all kernels to share.

    Modules, or ``module:function`` to call a function of the module besides. One that is missing
    or fails is left to the cell that asks for it.
    """
    _State.preload = " ".join(names)


def fork(arguments: list[str], env: dict[str, str], cwd: str | Path | None) -> ForkedProcess:
    """Start a kernel as a fork of the server, and the server before the first one.

    The arguments are as for :func:`.child.run`.

    Raises
    ------
    Exception
        Any kind, when the kernel cannot be forked as asked.
    """
    with _server(env):
        context = multiprocessing.get_context("forkserver")
        process = context.Process(target=_run, args=(arguments, env, cwd and str(cwd)), daemon=True)
        with bare_main():
            process.start()
    return ForkedProcess(process)


def prepare(env: dict[str, str]) -> None:
    """Start the server before the first kernel: it loads its modules beside this process."""
    # If the server cannot start, the first kernel finds that out, and starts plainly.
    with suppress(Exception), _server(env):
        forkserver.ensure_running()


@contextmanager
def _server(env: dict[str, str]) -> Iterator[None]:
    """Hold the one server, set up as the first request asks, while something is asked of it."""
    # What Python reads when it starts cannot be changed in a fork.
    settings = {name: env[name] for name in env if name.startswith(("PYTHON", "PYDEVD"))}
    with _State.lock:
        if _State.failed:
            raise OSError("the fork server has failed before")
        if _State.settings not in (None, settings):
            raise ValueError("the kernel asks for other settings of Python than the server has")
        _State.settings = settings
        preload = os.environ.get(PRELOAD_VARIABLE, _State.preload)
        try:
            multiprocessing.get_context("forkserver").set_forkserver_preload([CHILD_MODULE])
            with _environment({**settings, PRELOAD_VARIABLE: preload}):
                yield
        except Exception:
            # Each further attempt would cost a chapter the time that it takes to fail.
            _State.failed = True
            raise


def _run(arguments: list[str], env: dict[str, str], cwd: str | None) -> None:
    """Hand over to the module that only the server and its children import."""
    importlib.import_module(CHILD_MODULE).run(arguments, env, cwd)


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set variables for a while: the server takes its environment from this process."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
