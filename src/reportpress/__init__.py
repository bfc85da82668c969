"""The press: a Sphinx extension that turns executed chapters into the book's editions.

Switched on in ``_config.yml``; it knows Sphinx and MyST-NB, and nothing of the report.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PARTS = (
    "tree.anchors",
    "speedups.citations",
    "tree.exhibit_index",
    "notebooks.parser",
    "tree.figures",
    "tree.glossary",
    "html.figure",
    "html.table",
    "tree.languages",
    "tree.tables",
    "tree.row_links",
    "speedups.number_references",
    "html.metadata",
    "html.page",
    "html.search",
    "html.assets",
    "html.site",
    "pictures.cache",
    "typst",
)
"""Modules that register what they add, in this order."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the press with Sphinx.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        The application that builds the book.

    Returns
    -------
    dict
        Sphinx's extension metadata.
    """
    # Imported here, since the drawing process and the kernels need this package but no Sphinx.
    from reportpress.edition import dates as epoch  # noqa: PLC0415

    epoch.settle(Path(app.srcdir))
    for part in PARTS:
        import_module(f"{__name__}.{part}").setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": False}
