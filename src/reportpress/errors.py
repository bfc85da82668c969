"""Errors of the press that end a build with one line."""

from __future__ import annotations

from sphinx.errors import SphinxError


class DrawingError(SphinxError):
    """A chart that cannot be drawn."""

    category = "Chart"
