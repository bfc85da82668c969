"""The search: an index of sections, exhibits, rows of tables and terms, as one script.

Sphinx's own search finds pages; readers look for a figure, a row of a table or a term within one.
``press_search_label`` says above the field what can be found. ``press_search_kinds`` names the
kinds of rows by the id of their table, the better ones first: ``{stations: Station}``.
``press_search_help`` names places that help where nothing is found:
``{chapters/terms#glossary: Glossary}``. ``press_synonyms``: see html/synonyms.py.
Sources are found in the texts of their cards: see html/references.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util import logging

from reportpress.html import synonyms
from reportpress.tree import exhibit_index
from reportpress.tree.nodes import chart_figure, data_table

logger = logging.getLogger(__name__)

SECTION, FIGURE, TABLE, TERM, ENTRY = "Section", "Figure", "Table", "Term", "Entry"
"""Kinds of what can be found; rows of tables that have no kind of their own are entries."""

INDEX = "search-index.js"

TOLD = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.admonition)
"""What a section tells itself; a box that tells of rows repeats those of the table."""


class Entry(NamedTuple):
    """What can be found: `number` is what an exhibit is called, such as ``Figure 3.1``."""

    kind: str
    title: str
    address: str
    text: str
    number: str = ""


def setup(app: Sphinx) -> None:
    """Put the press's search in the place of Sphinx's."""
    app.add_config_value("press_search_label", "Sections, figures, tables and terms", "html", str)
    app.add_config_value("press_search_kinds", {}, "html", types=[dict])
    app.add_config_value("press_search_help", {}, "html", types=[dict])
    app.add_config_value("press_synonyms", "", "html", str)
    app.connect("builder-inited", replace)


def replace(app: Sphinx) -> None:
    """Let the builder make no index of its own."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


class Chapter:
    """A chapter as the search reads it: its references are not resolved yet.

    `numbers` are what exhibits are called, by their ids; `kinds` those of rows, by table.
    """

    def __init__(
        self,
        docname: str,
        tree: nodes.document,
        numbers: Mapping[str, str],
        kinds: Mapping[str, str],
    ) -> None:
        self._page, self._tree = f"{docname}.html", tree
        self._numbers, self._kinds = numbers, kinds

    def entries(self) -> Iterator[Entry]:
        """Yield what a reader can find."""
        for section in self._tree.findall(nodes.section):
            heading = section.next_node(nodes.title)
            if heading is not None:
                parts = [self._text(part) for part in section.children if isinstance(part, TOLD)]
                yield self._entry(SECTION, self._text(heading), section, " ".join(parts))
        for figure in self._tree.findall(chart_figure):
            words = [self._text(part) for part in figure if isinstance(part, nodes.paragraph)]
            text = " · ".join(words[:1] + words[2:])
            yield self._entry(FIGURE, self._text(figure[0]), figure, text)
        for table in self._tree.findall(data_table):
            yield from self._table(table)
        for item in self._tree.findall(nodes.definition_list_item):
            meaning = item.next_node(nodes.definition)
            text = self._text(meaning) if meaning is not None else ""
            for term in item.findall(nodes.term):
                if term["ids"]:
                    yield self._entry(TERM, self._text(term), term, text)

    def _entry(self, kind: str, title: str, place: nodes.Element, text: str) -> Entry:
        anchor = place["ids"][0]
        return Entry(kind, title, f"{self._page}#{anchor}", text, self._numbers.get(anchor, ""))

    def _table(self, table: data_table) -> Iterator[Entry]:
        subtitle = next(part for part in table.children if isinstance(part, nodes.paragraph))
        yield self._entry(TABLE, self._text(table[0]), table, self._text(subtitle))
        shown = [not column.get("hidden") for column in table.findall(nodes.colspec)]
        for row in next(iter(table.findall(nodes.tbody))).findall(nodes.row):
            cells = list(row.findall(nodes.entry))
            # A row without an address of its own would lead to the head of its table.
            if not cells[0]["ids"]:
                continue
            words = [
                self._text(cell) for cell, is_shown in zip(cells, shown, strict=True) if is_shown
            ]
            size = _named(words)
            kind = self._kinds.get(table["table_id"], ENTRY)
            title, text = (" · ".join(filter(None, part)) for part in (words[:size], words[size:]))
            yield self._entry(kind, title, cells[0], text)._replace(number="")

    def _text(self, node: nodes.Node) -> str:
        text = " ".join(self._words(node).split())
        return re.sub(r" (?=[.,;:!?](?:\s|$))", "", text)

    def _words(self, node: nodes.Node) -> str:
        if isinstance(node, pending_xref) and node["refdomain"] == "cite":
            return ""  # the key of a source, which no reader knows
        if isinstance(node, pending_xref) and node["reftarget"] in self._numbers:
            return self._numbers[node["reftarget"]]
        if isinstance(node, nodes.Element):
            return node.child_text_separator.join(map(self._words, node.children))
        return node.astext()


def _named(cells: list[str]) -> int:
    """Return how many of its first cells name a row: until there are words enough.

    Examples
    --------
    >>> _named(["A02", "It lies in a valley.", "Open"]), _named(["Rain in all of the towns", "2"])
    (2, 1)
    """
    size = 1
    while size < min(3, len(cells)) and len(" · ".join(cells[:size])) < 20:
        size += 1
    return size


def write(app: Sphinx, static: Path) -> None:
    """Write the index of the whole book."""
    env, rows = app.env, app.config.press_search_kinds
    numbers = {exhibit.anchor: number for _, number, _, exhibit in exhibit_index.entries(env)}
    kinds = list(dict.fromkeys([SECTION, FIGURE, TABLE, TERM, *rows.values(), ENTRY]))
    entries: list[Entry] = []
    for docname in sorted(env.found_docs):
        entries += Chapter(docname, env.get_doctree(docname), numbers, rows).entries()
    _check(app, entries)
    index = {
        "kinds": kinds,
        "pages": {f"{name}.html": env.titles[name].astext() for name in sorted(env.found_docs)},
        "synonyms": synonyms.read(app),
        "entries": [[kinds.index(entry.kind), *entry[1:]] for entry in entries],
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (static / INDEX).write_text(f"window.pressIndex = {text};\n", encoding="utf-8")


def _check(app: Sphinx, entries: list[Entry]) -> None:
    """Warn of settings that name what the book does not have."""
    tables = {entry.address.partition("#")[2] for entry in entries if entry.kind == TABLE}
    for table in sorted(set(app.config.press_search_kinds) - tables):
        _warn(f"press_search_kinds: there is no table {table!r}")
    for place in app.config.press_search_help:
        docname, _, anchor = place.partition("#")
        known = docname in app.env.found_docs
        if not known or (anchor and anchor not in app.env.get_doctree(docname).ids):
            _warn(f"press_search_help: there is no place {place!r}")


def _warn(message: str) -> None:
    logger.warning("%s", message, type="press", subtype="search")
