"""Build the book: Jupyter Book's own build, staged, with progress and one line per fault.

``python -m reportpress.commands.build`` gives the same pages as ``jupyter-book build .``. It adds
three things: progress on a terminal, faults without a traceback, and that the editions of the
last good build stay in place until the new ones are whole.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import shutil
import sys
import time
from pathlib import Path

import yaml

from reportpress.edition.lock import BusyError, alone
from reportpress.edition.progress import Progress
from reportpress.edition.sphinx_run import has_changed, run_sphinx
from reportpress.edition.swap import publish, restore
from reportpress.notebooks.dependencies import digest, sphinx_settings
from reportpress.notebooks.kernels.provisioner import prepare_kernels

STAGE = "_build/.stage"
EDITION = "_build/html"
UNFINISHED = "unfinished"
UNWRITABLE = tuple(map(os.strerror, (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)))


class BuildError(Exception):
    """The book could not be built; every argument is one line for the author."""


def build(root: Path, progress: Progress) -> Path:
    """Build HTML and PDF into a stage, then put them in the place of the last good ones.

    Parameters
    ----------
    root : pathlib.Path
        The book's folder, with ``_config.yml`` and ``_toc.yml``.
    progress : Progress
        Told of every step.

    Returns
    -------
    pathlib.Path
        Folder of the finished edition.

    Raises
    ------
    BuildError
        If anything warned or failed; the last good edition is then untouched.
    """
    stage, edition = root / STAGE, root / EDITION
    warnings = io.StringIO()
    tidy(stage, edition)
    if has_changed(root, stage):
        prepare_kernels(sphinx_settings(root).get("press_preload", ()))
    from sphinx.errors import SphinxError  # noqa: PLC0415 - see run_sphinx

    try:
        run_sphinx(root, stage, progress, warnings)
    except SphinxError as error:
        raise BuildError(*lines(warnings.getvalue(), root), told(error, root)) from error
    if faults := lines(warnings.getvalue(), root):
        raise BuildError(*faults)
    publish(stage / "html", edition)
    (stage / UNFINISHED).unlink()
    return edition


def tidy(stage: Path, edition: Path) -> None:
    """Undo what a build left behind that was refused or killed, and mark this one as begun.

    Sphinx takes what it has read and written for good, whatever it warned of. Outputs and
    pictures are kept by content and stay.
    """
    stage.mkdir(parents=True, exist_ok=True)
    restore(edition)
    mark = stage / UNFINISHED
    if mark.exists():
        shutil.rmtree(stage / "html", ignore_errors=True)
        (stage / "doctrees" / "environment.pickle").unlink(missing_ok=True)
    mark.touch()


def lines(text: str, root: Path) -> list[str]:
    """Return the warnings of a build, one line each, with paths inside the book."""
    plain = text.replace(f"{root}{os.sep}", "")
    return [line for line in dict.fromkeys(plain.splitlines()) if line.strip()]


def told(error: Exception, root: Path) -> str:
    """Return an error as one line, with paths inside the book."""
    return " ".join(str(error).replace(f"{root}{os.sep}", "").split())


def refuse(root: Path, progress: Progress, *why: str) -> int:
    """Say why there is no book, and what there is instead; return the exit code."""
    progress.clear()
    # A disk that is full fails in many places, and all of them would be told.
    full = [f"nothing can be written: {fault}" for fault in UNWRITABLE if fault in str(why)]
    kept = "; the last good edition is untouched" if (root / EDITION).exists() else ""
    for line in (*(full or why), f"The book was not built{kept}."):
        print(line, file=sys.stderr)
    return 1


def main(arguments: list[str] | None = None) -> int:
    """Build the book from the command line.

    Parameters
    ----------
    arguments : list of str, optional
        Command-line arguments; by default those of the process.

    Returns
    -------
    int
        0 when both editions were built, 1 otherwise.
    """
    parser = argparse.ArgumentParser(prog="press", description="Build the book as HTML and PDF.")
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="folder of the book")
    root = parser.parse_args(arguments).root.resolve()
    start = time.monotonic()
    progress = Progress(sys.stderr)
    try:
        with alone(root / STAGE):
            edition = build(root, progress)
    except (BuildError, BusyError) as error:
        return refuse(root, progress, *error.args)
    except (OSError, ValueError, yaml.YAMLError) as error:
        return refuse(root, progress, " ".join(str(error).split()))
    except KeyboardInterrupt:
        return refuse(root, progress, "stopped")
    progress.clear()
    pdf = next(edition.glob("*.pdf"))
    print(f"Built in {time.monotonic() - start:.1f} s:")
    for path in (edition / "index.html", pdf):
        print(f"  {path.relative_to(root)}")
    print(f"  edition sha256 {digest(edition, ['.'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
