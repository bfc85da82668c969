"""Terms of the glossary in the text: the first of each in a chapter links to its meaning.

The link carries the meaning as well, which the site shows as a card beside the word. Print has no
cards, and a page full of links would not read better for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import make_refnode

from reportpress.tree.nodes import is_within

SKIPPED = (nodes.reference, nodes.literal, nodes.title, nodes.figure, nodes.table, nodes.footnote)
"""What holds words that are no running text, or are links already."""

LONGEST = 260

ABBREVIATION = re.compile(r"[A-Z](?=.*[A-Z0-9])[A-Z0-9+-]{1,4}")
"""Up to five capitals and digits."""


class Term(NamedTuple):
    """Where a term is explained, and the beginning of its meaning."""

    docname: str
    anchor: str
    meaning: str


def setup(app: Sphinx) -> None:
    """Link the terms when a chapter's references are resolved."""
    app.connect("doctree-resolved", link_terms, priority=800)


def glossary(app: Sphinx) -> dict[str, Term]:
    """Return the terms of the book's glossaries."""
    env, terms = app.env, dict[str, Term]()
    objects = env.get_domain("std").get_objects()
    for docname in sorted({entry[3] for entry in objects if entry[2] == "term"}):
        for item in env.get_doctree(docname).findall(nodes.definition_list_item):
            definition = item.next_node(nodes.definition)
            for term in item.findall(nodes.term):
                if term["ids"] and definition is not None:
                    meaning = _shortened(" ".join(definition.astext().split()))
                    terms[term.astext().strip()] = Term(docname, term["ids"][0], meaning)
    return terms


def abbreviations(app: Sphinx) -> dict[str, str]:
    """Return what the abbreviations among the terms stand for: the words before the first stop."""
    return {
        name: re.split(r"[.:;](?: |$)", term.meaning)[0]
        for name, term in glossary(app).items()
        if ABBREVIATION.fullmatch(name)
    }


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def link_terms(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Link the first mention of each term in the running text of a chapter."""
    if app.builder.format != "html":
        return
    terms = {name: term for name, term in glossary(app).items() if term.docname != docname}
    if not terms:
        return
    names = sorted(terms, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?![\w-])")
    for text in list(_running_text(doctree)):
        _link(app, docname, text, pattern, terms)


def _running_text(doctree: nodes.document) -> Iterator[nodes.Text]:
    for paragraph in doctree.findall(nodes.paragraph):
        if not is_within(paragraph, SKIPPED):
            texts = paragraph.findall(nodes.Text)
            yield from (text for text in texts if not is_within(text, SKIPPED))


def _link(
    app: Sphinx, docname: str, text: nodes.Text, pattern: re.Pattern[str], terms: dict[str, Term]
) -> None:
    """Split a text around the terms that have not been linked yet."""
    parts: list[nodes.Node] = []
    words, start = text.astext(), 0
    for match in pattern.finditer(words):
        if match[1] not in terms:
            continue
        term = terms.pop(match[1])
        link = make_refnode(app.builder, docname, term.docname, term.anchor, nodes.Text(match[1]))
        link["classes"].append("glossed")
        # A node's attribute of this name becomes one of the element, which the card shows.
        link["reftitle"] = term.meaning
        parts += [nodes.Text(words[start : match.start()]), link]
        start = match.end()
    if parts:
        text.parent.replace(text, [*parts, nodes.Text(words[start:])])
