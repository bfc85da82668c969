"""Terms of the glossary in the text: the first of each in a chapter links to its meaning.

The link carries the meaning as well, which the site shows as a card beside the word. Print has no
cards, and a page full of links would not read better for them.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import make_refnode

SKIPPED = (nodes.reference, nodes.literal, nodes.title, nodes.figure, nodes.table, nodes.footnote)
"""What holds words that are no running text, or are links already."""

LONGEST = 260


def setup(app: Sphinx) -> None:
    """Link the terms when a chapter's references are resolved."""
    app.connect("doctree-resolved", link_terms, priority=800)


def meanings(app: Sphinx) -> dict[str, tuple[str, str, str]]:
    """Return page, anchor and meaning of each term of the book's glossaries."""
    env = app.env
    found: dict[str, tuple[str, str, str]] = {}
    domain = env.get_domain("std")
    homes = {entry[3] for entry in domain.get_objects() if entry[2] == "term"}
    for docname in sorted(homes):
        for item in env.get_doctree(docname).findall(nodes.definition_list_item):
            meaning = item.next_node(nodes.definition)
            for term in item.findall(nodes.term):
                if term["ids"] and meaning is not None:
                    text = " ".join(meaning.astext().split())
                    short = (
                        text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
                    )
                    found[term.astext().strip()] = (docname, term["ids"][0], short)
    return found


def link_terms(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Link the first mention of each term in the running text of a chapter."""
    if app.builder.format != "html":
        return
    known = {term: told for term, told in meanings(app).items() if told[0] != docname}
    if not known:
        return
    names = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?![\w-])")
    for paragraph in list(doctree.findall(nodes.paragraph)):
        if _is_skipped(paragraph):
            continue
        for text in list(paragraph.findall(nodes.Text)):
            if not _is_skipped(text):
                _link(app, docname, text, pattern, known)
        if not known:
            return


def _is_skipped(node: nodes.Node) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, SKIPPED):
            return True
    return False


def _link(
    app: Sphinx,
    docname: str,
    text: nodes.Text,
    pattern: re.Pattern[str],
    known: dict[str, tuple[str, str, str]],
) -> None:
    """Split a text around the terms that have not been linked yet."""
    parts: list[nodes.Node] = []
    words, start = text.astext(), 0
    for match in pattern.finditer(words):
        if match[1] not in known:
            continue
        home, anchor, meaning = known.pop(match[1])
        link = make_refnode(app.builder, docname, home, anchor, nodes.Text(match[1]))
        link["classes"].append("glossed")
        # A node's attribute of this name becomes one of the element, which the card shows.
        link["reftitle"] = meaning
        parts += [nodes.Text(words[start : match.start()]), link]
        start = match.end()
    if parts:
        text.parent.replace(text, [*parts, nodes.Text(words[start:])])
