"""Texts of exhibits that the page says in other words than the screen.

A node made by :func:`words` holds the text for the screen and carries that for the page, which
takes its place when another edition than the website is written.
"""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes
from docutils.utils.smartquotes import smartyPants
from sphinx.application import Sphinx
from sphinx.config import Config

from reportpress.contract import Bundle

Words = TypeVar("Words", bound=nodes.TextElement)


def words(node: Words, bundle: Bundle, name: str, before: str = "") -> Words:
    """Put a text of a bundle into a node, with what stands before it, for every edition.

    Examples
    --------
    >>> bundle = {"note": "", "in_print": {"note": "Ten rows."}}
    >>> words(nodes.paragraph(), bundle, "note", "Note: ")["in_print"]
    'Note: Ten rows.'
    """
    screen, in_print = bundle[name], bundle.get("in_print", {})  # type: ignore[literal-required]
    node.extend([nodes.Text(before + screen)] if screen else [])
    if name in in_print:
        node["in_print"] = before + in_print[name] if in_print[name] else ""
    return node


def curled(config: Config, text: str) -> str:
    """Turn quotes and apostrophes as Sphinx turns those of a text that it reads.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> curled(SimpleNamespace(smartquotes=True, smartquotes_action="qDe"), "the state's")
    'the state’s'
    """
    return smartyPants(text, config.smartquotes_action) if config.smartquotes else text


def choose(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Keep the words of the edition that is written; what has none there is left out."""
    for node in list(doctree.findall(nodes.TextElement)):
        if "in_print" not in node:
            continue
        if app.builder.format != "html":
            printed = curled(app.config, node["in_print"])
            node.children = []
            node.extend([nodes.Text(printed)] if printed else [])
        if not node.children:
            node.parent.remove(node)


def setup(app: Sphinx) -> None:
    """Choose the words when a chapter is about to be written."""
    app.connect("doctree-resolved", choose, priority=300)
