"""The short version of a chapter: an admonition of the class ``short-version``.

The figure that begins an item of its list stands out in both editions, so it has a class of its
own, ``key-figure``: a glued value, or words in bold.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

CLASS = "short-version"
FIGURE = "key-figure"


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Mark the figures when a chapter is about to be written, in whatever edition."""
    for box in doctree.findall(nodes.admonition):
        if CLASS in box["classes"]:
            for item in box.findall(nodes.list_item):
                _mark_first(item)


def _mark_first(item: nodes.list_item) -> None:
    words = next(item.findall(nodes.paragraph), nodes.paragraph())
    first = next((part for part in words.children if part.astext().strip()), None)
    if isinstance(first, nodes.inline | nodes.strong) and (
        isinstance(first, nodes.strong) or "pasted-text" in first["classes"]
    ):
        first["classes"].append(FIGURE)


def setup(app: Sphinx) -> None:
    """Mark them before foreign words and terms are."""
    app.connect("doctree-resolved", mark)
