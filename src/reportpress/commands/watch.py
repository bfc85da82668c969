"""A live preview: ``make watch`` builds on every save and has the browser load the page again.

One process keeps Sphinx and the kernels' process loaded, and leaves out the PDF and the files of
the figures; a saved chapter runs alone. The preview has a stage of its own, so that `make book`
may run beside it.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NoReturn

import yaml
from sphinx.errors import SphinxError
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

from reportpress.commands import build
from reportpress.commands.preview_server import LastBuild, preview_server
from reportpress.edition.progress import Progress
from reportpress.edition.sphinx_run import run_sphinx
from reportpress.edition.stage import Stage
from reportpress.notebooks.dependencies import (
    PRESS,
    book_config,
    depends_on,
    source_files,
    sphinx_settings,
)
from reportpress.notebooks.kernels.provisioner import prepare_kernels

STAGE = "_build/.watch"
PAUSE = 0.25
"""Seconds between two looks at the files."""
SUFFIXES = (".md", ".ipynb", ".rst")
"""Endings that a document of the contents may have."""


def watched(root: Path) -> list[str]:
    """Return the folders and files that a book is made from, as its configuration names them.

    These are its configuration and contents, the folders of its chapters, its bibliography, and
    what its cells read.
    """
    names = ["_config.yml", "_toc.yml"]
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


def preview(root: Path) -> list[str]:
    """Bring the preview up to date; return what is wrong, one line each."""
    stage, warnings = Stage(root / STAGE, root / STAGE / "edition"), io.StringIO()
    stage.begin()
    progress = Progress(sys.stderr)
    try:
        run_sphinx(root, stage.folder, progress, warnings, press_preview=True)
    except (SphinxError, OSError, ValueError, yaml.YAMLError) as error:
        return [*build.lines(warnings.getvalue(), root), build.one_line(error, root)]
    finally:
        progress.clear()
    if not (faults := build.lines(warnings.getvalue(), root)):
        stage.finish()
    return faults


def follow(root: Path, last_build: LastBuild, before: dict[Path, int]) -> NoReturn:
    """Build again whenever a file changes; start anew when the code itself does."""
    names, is_collected = watched(root), False
    while True:
        time.sleep(PAUSE)
        if (now := file_times(root, names)) == before:
            if not is_collected:
                # The last build's trees go while nobody waits: the browser has the page by now. In
                # another thread, as an interrupt that falls into a finalizer would be lost.
                threading.Thread(target=gc.collect).start()
                is_collected = True
            continue
        if any(path.suffix == ".py" for path, _ in before.items() ^ now.items()):
            os.execv(sys.executable, [sys.executable, "-m", __spec__.name, *sys.argv[1:]])  # noqa: S606
        start = time.monotonic()
        names = watched(root)
        # From before the build: what is saved while it runs is a change.
        before = file_times(root, names)
        last_build.end(faults := preview(root))
        print(*(faults or [f"built in {time.monotonic() - start:.1f} s"]), sep="\n", flush=True)
        is_collected = False


def main(arguments: list[str] | None = None) -> int:
    """Serve the preview until it is interrupted."""
    parser = argparse.ArgumentParser(prog="watch", description="Preview the book while you write.")
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="folder of the book")
    parser.add_argument("--port", type=int, default=8421, help="port on this machine")
    options = parser.parse_args(arguments)
    root, last_build = options.root.resolve(), LastBuild()
    try:
        server = preview_server(root / STAGE / "html", last_build, options.port)
    except OSError as error:
        parser.error(f"port {options.port} cannot be had ({error.strerror}); name another: --port")
    with suppress(OSError, yaml.YAMLError):
        prepare_kernels(sphinx_settings(root).get("press_preload", ()))
    gc.disable()
    before = file_times(root, watched(root))
    last_build.end(faults := preview(root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(*faults, f"http://127.0.0.1:{server.server_port}/ (Ctrl+C ends)", sep="\n", flush=True)
    try:
        follow(root, last_build, before)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
