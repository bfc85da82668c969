"""A live preview: ``make watch`` builds on every save and has the browser load the page again.

This process serves the pages and looks at the files; `preview` builds in another, which is started
anew when code has changed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NoReturn

import yaml
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

from reportpress.commands import preview
from reportpress.commands.preview_server import LastBuild, preview_server
from reportpress.notebooks.dependencies import PRESS, book_config, depends_on, source_files

PAUSE = 0.25
"""Seconds between two looks at the files."""
STATIC = "_static"
"""Folder of a book's own styles and scripts, by Jupyter Book's rule."""
SUFFIXES = (".md", ".ipynb", ".rst")
"""Endings that a document of the contents may have."""


def watched(root: Path) -> list[str]:
    """Return the folders and files that a book is made from, as its configuration names them.

    These are its configuration and contents, the folders of its chapters, its bibliography, its
    styles, and what its cells read.
    """
    names = ["_config.yml", "_toc.yml", STATIC]
    # What is wrong with the two files is said by the build; a mended one is watched anew.
    with suppress(OSError, yaml.YAMLError, MalformedError):
        names += [*depends_on(root), *(book_config(root).get("bibtex_bibfiles") or [])]
        for docname in parse_toc_yaml(root / "_toc.yml"):
            folder = PurePosixPath(docname).parent.as_posix()
            # The book's own folder holds all kinds of things.
            names += [docname + end for end in SUFFIXES] if folder == "." else [folder]
    return list(dict.fromkeys(names))


def file_times(root: Path, names: Iterable[str]) -> dict[Path, int]:
    """Return when each file of a book, and of the press, was written."""
    times: dict[Path, int] = {}
    for path in chain(source_files(root, names), source_files(PRESS, ["."])):
        with suppress(FileNotFoundError):
            times[path] = path.stat().st_mtime_ns
    return times


class Builder:
    """The process that builds, and what it says."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", preview.__name__, str(root)]
        self._process = subprocess.Popen(  # noqa: S603 - this package's own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def build(self) -> list[str]:
        """Build; return what is wrong, one line each."""
        answer = ""
        if self._process.stdin and self._process.stdout:
            with suppress(BrokenPipeError):
                print(file=self._process.stdin, flush=True)
                answer = self._process.stdout.readline()
        faults: list[str] = json.loads(answer) if answer else []
        return faults if answer else ["the build broke off; save again, or start the preview anew"]

    @property
    def has_ended(self) -> bool:
        """Whether it can build no more."""
        return self._process.poll() is not None

    def end(self) -> None:
        """End the process, and with it the kernels."""
        self._process.terminate()
        self._process.wait()


def follow(root: Path, last_build: LastBuild) -> NoReturn:
    """Build, and again whenever a file changes; with a new process when code does."""
    names, builder = watched(root), Builder(root)
    try:
        while True:
            start, before = time.monotonic(), file_times(root, names)
            last_build.end(faults := builder.build())
            message = f"built in {time.monotonic() - start:.1f} s"
            print(*(faults or [message]), sep="\n", flush=True)
            # From before the build: what is saved while it runs is a change.
            while (now := file_times(root, names)) == before:
                time.sleep(PAUSE)
            changed = [path for path, _ in before.items() ^ now.items()]
            if builder.has_ended or any(path.suffix == ".py" for path in changed):
                builder.end()
                builder = Builder(root)
            names = watched(root)
    finally:
        builder.end()


def main(arguments: list[str] | None = None) -> int:
    """Serve the preview until it is interrupted."""
    parser = argparse.ArgumentParser(prog="watch", description="Preview the book while you write.")
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="folder of the book")
    parser.add_argument("--port", type=int, default=8421, help="port on this machine")
    options = parser.parse_args(arguments)
    root, last_build = options.root.resolve(), LastBuild()
    try:
        server = preview_server(root / preview.STAGE / "html", last_build, options.port)
    except OSError as error:
        parser.error(f"port {options.port} cannot be had ({error.strerror}); name another: --port")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}/ (Ctrl+C ends)", flush=True)
    try:
        follow(root, last_build)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
