"""Citations without a search: pybtex looks through all installed packages for each of them."""

from __future__ import annotations

from pybtex.plugin import find_plugin, register_plugin
from sphinx.application import Sphinx

BACKEND = "pybtex.backends"


def setup(app: Sphinx) -> None:  # noqa: ARG001 - the signature of every part of the press
    """Register the backend that sphinxcontrib-bibtex asks for at every citation.

    A registered plugin is found at once; an installed one takes 10 ms, in each edition.
    """
    register_plugin(BACKEND, "plaintext", find_plugin(BACKEND, "plaintext"), force=True)
