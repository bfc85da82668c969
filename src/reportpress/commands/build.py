"""Build the book: Jupyter Book's own build, staged, with progress and one line per fault.

``python -m reportpress.commands.build`` gives the same pages as ``jupyter-book build .``. It adds
three things: progress on a terminal, faults without a traceback, and that the editions of the
last good build stay in place until the new ones are whole.
"""

from __future__ import annotations

import argparse
import errno
import gc
import io
import os
import re
import sys
import time
from pathlib import Path

import yaml

from reportpress.edition.origins import in_chapter
from reportpress.edition.progress import Progress
from reportpress.edition.sphinx_run import run_sphinx
from reportpress.edition.stage import BusyError, Stage
from reportpress.edition.toc_faults import in_toc, of_empty_list
from reportpress.notebooks.dependencies import digest, has_changed_since, sphinx_settings
from reportpress.notebooks.kernels.provisioner import prepare_kernels

STAGE = "_build/.stage"
EDITION = "_build/html"
_PLACE = re.compile(r"(\S.*?\.\w+)(?:(?:, cell \d+)?, line |:)(\d+)\b")
_OF_NOTEBOOK = re.compile(r"(\S+\.ipynb):(\d{5,}):")
UNWRITABLE = tuple(map(os.strerror, (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)))


class BuildError(Exception):
    """The book could not be built; every argument is one line for the author."""


def stage_of(root: Path) -> Stage:
    """Return the stage of a book."""
    return Stage(root / STAGE, root / EDITION)


def build(root: Path, progress: Progress) -> Path:
    """Build site, PDF and EPUB into a stage, then put them in the place of the last good ones.

    Raises
    ------
    BuildError
        If anything warned or failed; the last good edition is then untouched.
    """
    stage = stage_of(root)
    warnings = io.StringIO()
    stage.begin()
    if has_changed_since(root, stage.folder / "doctrees"):
        prepare_kernels(sphinx_settings(root).get("press_preload", ()))
    from sphinx.errors import SphinxError  # noqa: PLC0415 - see run_sphinx

    try:
        run_sphinx(root, stage.folder, progress, warnings)
    except SphinxError as error:
        told = lines(warnings.getvalue(), root)
        last = in_toc(in_chapter(one_line(error, root), root, stage.folder), root)
        # What Sphinx has warned of is often what the PDF cannot be made with.
        is_news = place(last) is None or place(last) not in map(place, told)
        raise BuildError(*told, *([last] if is_news else [])) from error
    if faults := lines(warnings.getvalue(), root):
        raise BuildError(*faults)
    stage.publish()
    stage.finish()
    return stage.edition


def lines(text: str, root: Path) -> list[str]:
    """Return the warnings of a build, one line each, with paths inside the book."""
    plain = text.replace(f"{root}{os.sep}", "")
    told = dict.fromkeys(of_empty_list(in_cell(line), root) for line in plain.splitlines())
    return [line for line in told if line.strip()]


def in_cell(line: str) -> str:
    """Return a fault of a Jupyter notebook by its cell; any other as it is.

    MyST-NB counts ten thousand lines for each cell.

    Examples
    --------
    >>> in_cell("chapters/oil.ipynb:20003: WARNING: image file not readable: oil.png")
    'chapters/oil.ipynb, cell 2, line 3: WARNING: image file not readable: oil.png'
    """
    found = _OF_NOTEBOOK.match(line)
    if found is None:
        return line
    cell, within = divmod(int(found[2]), 10_000)
    return f"{found[1]}, cell {cell}, line {within}:{line[found.end() :]}"


def one_line(error: Exception, root: Path) -> str:
    """Return an error as one line, with paths inside the book."""
    return " ".join(str(error).replace(f"{root}{os.sep}", "").split())


def place(line: str) -> tuple[str, str] | None:
    """Return the file and line that a fault names, in the form of Sphinx or of the press, if any.

    Examples
    --------
    >>> place("chapters/oil.md:13: WARNING: undefined label: 'map'")
    ('chapters/oil.md', '13')
    >>> place("chapters/oil.md, line 13: the reference to 'map' leads nowhere")
    ('chapters/oil.md', '13')
    >>> place("chapters/oil.ipynb, cell 2, line 3: WARNING: image file not readable: oil.png")
    ('chapters/oil.ipynb', '3')
    """
    found = _PLACE.match(line)
    return (found[1], found[2]) if found else None


def refuse(root: Path, progress: Progress, *reasons: str) -> int:
    """Say why there is no book, and what there is instead; return the exit code."""
    progress.clear()
    # A disk that is full fails in many places; one line says it.
    full = [f"nothing can be written: {fault}" for fault in UNWRITABLE if fault in str(reasons)]
    untouched = "; the last good edition is untouched" if (root / EDITION).exists() else ""
    for line in (*(full or reasons), f"The book was not built{untouched}."):
        print(line, file=sys.stderr)
    return 1


def main(arguments: list[str] | None = None) -> int:
    """Build the book from the command line; return 0 when all editions were built, else 1."""
    parser = argparse.ArgumentParser(prog="build", description="Build the editions.")
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="folder of the book")
    root = parser.parse_args(arguments).root.resolve()
    start = time.monotonic()
    progress = Progress(sys.stderr)
    try:
        with stage_of(root).hold():
            edition = build(root, progress)
    except (BuildError, BusyError) as error:
        return refuse(root, progress, *error.args)
    except (OSError, ValueError, yaml.YAMLError) as error:
        return refuse(root, progress, " ".join(str(error).split()))
    except KeyboardInterrupt:
        return refuse(root, progress, "stopped")
    progress.clear()
    print(f"Built in {time.monotonic() - start:.1f} s:")
    for pattern in ("index.html", "*.pdf", "*.epub"):
        for path in sorted(edition.glob(pattern)):
            print(f"  {path.relative_to(root)}")
    print(f"  edition sha256 {digest(edition, ['.'])}")
    return 0


if __name__ == "__main__":
    # The process ends with its one build. To look for garbage among the trees, while it runs and
    # again as it ends, would take 3 of 9 seconds.
    gc.disable()
    code = main()
    gc.freeze()
    sys.exit(code)
