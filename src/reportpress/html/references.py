"""What the website tells of the sources: a card beside each number, and entries of the search.

The texts of the cards are one script, which a page asks for when a reader first wants one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from reportpress.tree.domain import Place, press_domain
from reportpress.tree.nodes import source_rest
from reportpress.tree.reference_style import Reference, reference
from reportpress.tree.source_numbers import Cited, entries, numbers

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

SCRIPT = "sources.js"
LIST_SCRIPT = "references.js"
"""Searches the list; only the page that has it loads it."""


def sources(env: BuildEnvironment) -> Iterator[tuple[str, Reference]]:
    """Yield the address of each entry of the list within the site, and what it says, by number."""
    listed = entries(env)
    for key, place in numbers(env).items():
        yield f"{place.docname}.html#{place.anchor}", reference(listed[key])


def write(app: Sphinx, static: Path) -> None:
    """Write the texts of the cards; without numbered sources there are none."""
    path = static / SCRIPT
    if not numbers(app.env):
        path.unlink(missing_ok=True)
        return
    records = [_record(place, entry) for place, entry in sources(app.env)]
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"window.pressSources = {text};\n", encoding="utf-8")


def _record(place: str, entry: Reference) -> list[str]:
    """Return address of the entry, who and when, title, the rest, and address of the source."""
    rest = (entry.place, entry.language, entry.reading, entry.accessed)
    details = ". ".join(part[0].upper() + part[1:] for part in rest if part)
    return [place, f"{entry.author} ({entry.date})", entry.title, f"{details}.", entry.address]


def slim(body: str) -> str:
    """Leave out of the list what no style uses and a thousand entries repeat.

    Examples
    --------
    >>> slim('<span class="fn-bracket">[</span>1 <a class="reference internal" href="a.html">A</a>')
    '1 <a href="a.html">A</a>'
    """
    return re.sub(
        r'<span class="fn-bracket">.</span>|(?<=<a) class="reference internal"(?= href)', "", body
    )


def links(translator: HTML5Translator, figure: nodes.Element) -> dict[str, str]:
    """Return the numbers of a figure's sources as links, by their keys."""
    builder, page = translator.builder, translator.docnames[-1]
    known, place = numbers(builder.env), Place("figure", figure["ids"][0])
    return {
        key: _link(builder, page, known[key])
        for key, places in press_domain(builder.env).document(page).cited.items()
        if key in known and place in places
    }


def _link(builder: Builder, page: str, entry: Cited) -> str:
    address = f"{builder.get_relative_uri(page, entry.docname)}#{entry.anchor}"
    return f'<a class="cited" href="{address}">{entry.number}</a>'


def visit_rest(self: HTML5Translator, node: source_rest) -> None:
    """Open the sources that a source line does not name."""
    summary = escape(node["summary"])
    self.body.append(f'<details class="chart-sources"><summary>{summary}</summary><p>')


def depart_rest(self: HTML5Translator, node: source_rest) -> None:  # noqa: ARG001 - docutils' contract
    """Close them."""
    self.body.append("</p></details>")


def setup(app: Sphinx) -> None:
    """Register how HTML writes the sources that unfold."""
    app.add_node(source_rest, html=(visit_rest, depart_rest))
