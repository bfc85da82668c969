"""The search: an index of sections, exhibits, rows of tables and terms, as one script.

Sphinx's own search finds pages; readers look for a figure, a row of a table or a term within one.
Sources are found in the texts of their cards: see html/references.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from reportpress.tree.citations import citations
from reportpress.tree.nodes import chart_figure, data_table

Entry = tuple[str, str, str, str]
"""Kind, title, address within the site and text."""

INDEX = "search-index.js"

TOLD = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.admonition)
"""What a section tells itself; a box that tells of rows repeats those of the table."""


def setup(app: Sphinx) -> None:
    """Put the press's search in the place of Sphinx's."""
    app.connect("builder-inited", replace)


def replace(app: Sphinx) -> None:
    """Let the builder make no index of its own."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def entries(docname: str, tree: nodes.document) -> Iterator[Entry]:
    """Yield what a reader can find in a chapter, whose references are not resolved yet."""
    page = f"{docname}.html"
    for section in tree.findall(nodes.section):
        heading = section.next_node(nodes.title)
        if heading is not None:
            text = " ".join(_paragraphs(section))
            yield "section", _clean(heading), f"{page}#{section['ids'][0]}", text
    for figure in tree.findall(chart_figure):
        words = [part.astext() for part in figure.children if isinstance(part, nodes.paragraph)]
        title = figure.children[0].astext()
        yield "figure", title, f"{page}#{figure['ids'][0]}", " ".join(words[:1] + words[2:])
    for table in tree.findall(data_table):
        yield from _table(page, table)
    for item in tree.findall(nodes.definition_list_item):
        for term in item.findall(nodes.term):
            if term["ids"]:
                meaning = item.next_node(nodes.definition)
                text = meaning.astext() if meaning is not None else ""
                yield "term", _clean(term), f"{page}#{term['ids'][0]}", " ".join(text.split())


def _table(page: str, table: data_table) -> Iterator[Entry]:
    here = f"{page}#{table['ids'][0]}"
    subtitle = next(part for part in table.children if isinstance(part, nodes.paragraph))
    title = table.children[0].astext()
    yield "table", title, here, subtitle.astext()
    for row in next(iter(table.findall(nodes.tbody))).findall(nodes.row):
        first = row.next_node(nodes.entry)
        # A row without an address of its own would lead to the head of its table.
        if first is not None and first["ids"]:
            cells = [" ".join(cell.astext().split()) for cell in row.findall(nodes.entry)]
            address = f"{page}#{first['ids'][0]}"
            yield "row", _short(cells), address, " · ".join(filter(None, cells))


def _short(cells: list[str]) -> str:
    """Name a row by its first cells, until there are words enough."""
    name = cells[0]
    for cell in cells[1:3]:
        if len(name) < 24 and cell:
            name = f"{name} · {cell}"
    return name if len(name) <= 120 else name[:119].rstrip() + "…"


def _paragraphs(section: nodes.section) -> Iterator[str]:
    """Yield the text of a section, without that of its subsections and exhibits."""
    for child in section.children:
        if isinstance(child, TOLD):
            yield " ".join(child.astext().split())


def _clean(node: nodes.Element) -> str:
    return " ".join(node.astext().split())


def write(app: Sphinx, static: Path) -> None:
    """Write the index of the whole book."""
    index: list[Entry] = []
    for docname in sorted(app.env.found_docs):
        tree = app.env.get_doctree(docname)
        for citation, _ in citations(tree):
            citation.parent.remove(citation)  # until it is resolved, its words are keys
        index += entries(docname, tree)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (static / INDEX).write_text(f"window.pressIndex = {text};\n", encoding="utf-8")
