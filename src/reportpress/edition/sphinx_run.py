"""A run of Sphinx as Jupyter Book configures it."""

from __future__ import annotations

import gc
import io
from pathlib import Path
from typing import Any

from reportpress.edition import dates
from reportpress.edition.progress import Progress


def run_sphinx(
    root: Path, stage: Path, progress: Progress, warnings: io.StringIO, **settings: Any
) -> None:
    """Run Sphinx as Jupyter Book configures it, strict about every reference."""
    # Modules of Sphinx read the date as they are imported.
    dates.settle(root)
    # Imported here, while the kernels' process loads what it needs: each takes a second.
    from jupyter_book.config import get_final_config  # noqa: PLC0415
    from sphinx.application import Sphinx  # noqa: PLC0415
    from sphinx.util.console import nocolor  # noqa: PLC0415
    from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415

    quiet: dict[str, Any] = {"sourcedir": root, "cli_config": {"latex_individualpages": False}}
    config, _ = get_final_config(user_yaml=root / "_config.yml", **quiet)
    # A list of its own: the theme adds to it, and Sphinx's default one outlives this build.
    # Kinds of warnings are for programs; Sphinx 8 would add them to every line.
    config |= {"nitpicky": True, "templates_path": [], "show_warning_types": False, **settings}
    nocolor()
    with patch_docutils(None), docutils_namespace():
        app = Sphinx(
            srcdir=root,
            confdir=None,
            outdir=stage / "html",
            doctreedir=stage / "doctrees",
            buildername="html",
            confoverrides=config,
            status=None,
            warning=warnings,
        )
        if app.config["use_multitoc_numbering"]:
            app.setup_extension("sphinx_multitoc_numbering")
        progress.follow(app)
        # Trees of millions of nodes live to the end; to look for garbage takes a fifth of the time.
        collects = gc.isenabled()
        gc.disable()
        try:
            app.build()
        finally:
            if collects:
                gc.enable()
