"""Figures that open the items of a list, and stand out in every edition.

An author marks such a list in one of three ways:

- an admonition of the class ``short-version``, which sums a chapter up, sets the figures of its
  list side by side, each above what it is;
- ``:::{rst-class} key-figures`` around a list does the same without a box;
- ``:::{rst-class} findings`` around a list sets each item as a finding. A paragraph of its own that
  begins with a figure stands beside the rest of the item.

The figure is a glued value, or words in bold; it gets a class of its own, ``key-figure``, and
begins with a capital: the same value may be a word within a sentence.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

CLASS = "short-version"
FIGURES = "key-figures"
FINDINGS = "findings"
FIGURE = "key-figure"


def holds_figures(items: nodes.Element) -> bool:
    """Tell whether the items of a list begin with figures that stand side by side."""
    return CLASS in items.parent["classes"] or FIGURES in items["classes"]


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Mark the figures when a chapter is about to be written, in whatever edition."""
    for item in doctree.findall(nodes.list_item):
        if holds_figures(item.parent) or FINDINGS in item.parent["classes"]:
            _mark_first(item)


def _mark_first(item: nodes.list_item) -> None:
    words = next(item.findall(nodes.paragraph), nodes.paragraph())
    first = next((part for part in words.children if part.astext().strip()), None)
    if isinstance(first, nodes.inline | nodes.strong) and (
        isinstance(first, nodes.strong) or "pasted-text" in first["classes"]
    ):
        first["classes"].append(FIGURE)
        text = next(first.findall(nodes.Text))
        text.parent.replace(text, nodes.Text(text[:1].upper() + text[1:]))


def figure_apart(item: nodes.Element) -> nodes.Node | None:
    """Return the paragraph of an item that begins with its figure, if more follows it."""
    first = item.children[0]
    begins = any(FIGURE in part["classes"] for part in first.findall(nodes.Element))
    return first if begins and len(item.children) > 1 else None


def setup(app: Sphinx) -> None:
    """Mark them before foreign words and terms are."""
    app.connect("doctree-resolved", mark)
