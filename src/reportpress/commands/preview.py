"""Builds the preview of a book, again whenever it is asked: the process behind ``make watch``.

It keeps Sphinx and the kernels' process loaded, and leaves out the PDF and the files of the
figures; a saved chapter runs alone. It is a process of its own, so that a page is served while the
trees of the last build are thrown away, and so that edited modules are loaded anew.
"""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import yaml
from sphinx.errors import SphinxError

from reportpress.commands import build
from reportpress.edition.progress import Progress
from reportpress.edition.sphinx_run import run_sphinx
from reportpress.edition.stage import Stage
from reportpress.notebooks.dependencies import sphinx_settings
from reportpress.notebooks.kernels.provisioner import prepare_kernels

STAGE = "_build/.watch"
"""The stage of the preview, so that `make book` may run beside it."""


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


def main(arguments: list[str]) -> int:
    """Build at each line that comes in, and answer with the faults as one line of JSON."""
    root = Path(arguments[0])
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What else is written goes where it disturbs no answer.
    os.dup2(2, 1)
    with suppress(OSError, yaml.YAMLError):
        prepare_kernels(sphinx_settings(root).get("press_preload", ()))
    gc.disable()
    with suppress(KeyboardInterrupt):
        for _ in sys.stdin:
            print(json.dumps(preview(root)), file=answers, flush=True)
            # The build's trees go while nobody waits. What is frozen is not looked through by the
            # contents' extension, which asks for all objects at each start: a tenth of a build.
            gc.unfreeze()
            gc.collect()
            gc.freeze()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
