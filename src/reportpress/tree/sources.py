"""What stands below a figure or table: its sources, and a note.

The source line names the sources that carry most rows, with their numbers in the references, and
gives the others by number: unfolded on a screen, at once on paper. Paper spares a reader numbers
that are no help: where the rows of a table give their own, and where an exhibit rests on the whole
list.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from reportpress.contract import Bundle, Source
from reportpress.tree.citations import citations
from reportpress.tree.domain import Place
from reportpress.tree.editions import words
from reportpress.tree.exhibit_index import printed_number
from reportpress.tree.nodes import data_table, source_list, source_rest
from reportpress.tree.source_numbers import links, numbers, raised
from reportpress.tree.source_uses import exhibit_sources, place_of

NAMED = 3

MANY = 12
"""From so many numbers on they are printed once: other exhibits that rest on them refer to it."""

MOST = 3 / 4
"""The part of its rows that cite sources in a table that gives its own."""

WORDS = {
    "in_rows": "in the rows",
    "in_rows_of": "in the rows of {table}",
    "in_list": "all in the list",
    "others_as_for": "the others as for {table}",
}
"""What print says in the place of numbers; ``press_source_words`` replaces some."""


def by_weight(sources: list[Source]) -> list[Source]:
    """Order the sources of an exhibit by the number of its rows that rest on each."""
    return sorted(sources, key=lambda source: -source.get("rows", 0))


def source_and_note(bundle: Bundle) -> list[nodes.paragraph]:
    """Return the source line of an exhibit and, where there is one, its note."""
    place = source_list(sources=by_weight(bundle["sources"]))
    source = nodes.paragraph("", "", place, classes=["exhibit-source"])
    note = words(nodes.paragraph(classes=["exhibit-note"]), bundle, "note", "Note: ")
    return [source, note] if note.children or "in_print" in note else [source]


class WriteSources(SphinxPostTransform):
    """Writes the source lines of a document once the sources have their numbers."""

    default_priority = 6  # while the rows of tables still name the keys of their sources

    def run(self, **_: Any) -> None:
        """Replace each place by its line."""
        places = list(self.document.findall(source_list))
        in_rows = [place for place in places if gives_sources(_table(place))]
        for place in places:
            details = self._told(place, in_rows) if self.app.builder.format == "typst" else None
            line = self._line(place)
            place.replace_self(line if details is None else [line[0], details, nodes.Text(".")])

    def _told(self, place: source_list, in_rows: list[source_list]) -> nodes.Node | None:
        """Return words for where many sources are given, if they need not be given again."""
        if len(place["sources"]) <= NAMED + 1:
            return None
        if place in in_rows:
            return nodes.Text(self._word("in_rows"))
        # Where rows say which they rest on, those that carry most are worth their names.
        if any(source.get("rows", 1) for source in place["sources"]):
            return None
        known, keys = numbers(self.env), _keys(place)
        if keys and keys == known.keys():
            listed = next(iter(known.values())).docname
            words = _paged(self._word("in_list"), "std-ref")
            return make_refnode(self.app.builder, self.env.docname, listed, "", words)
        # A count of the rows of a table rests on what they rest on.
        tables = [_table(other) for other in in_rows if _keys(other) == keys]
        return self._rows_of(tables[0]) if tables and tables[0] is not None else None

    def _rows_of(self, table: data_table) -> nodes.reference:
        return self._exhibit("in_rows_of", self.env.docname, Place("table", table["ids"][0]))

    def _exhibit(self, words: str, docname: str, place: Place) -> nodes.reference:
        """Return words that lead to an exhibit."""
        number = printed_number(self.env, docname, place)
        told = _paged(self._word(words).format(table=number), "std-numref")
        return make_refnode(self.app.builder, self.env.docname, docname, place.anchor, told)

    def _given_elsewhere(self, place: source_list) -> tuple[str, Place] | None:
        """Find the exhibit, a table if there is one, that gives the same many sources."""
        keys = _keys(place)
        same = [where for where, used in exhibit_sources(self.env).items() if used == keys]
        if len(keys) <= MANY or not same:
            return None
        chosen = min(same, key=lambda where: where[1].kind != "table")
        return None if chosen == (self.env.docname, place_of(place)) else chosen

    def _word(self, name: str) -> str:
        own: dict[str, str] = self.config.press_source_words
        return (WORDS | own)[name]

    def _line(self, place: source_list) -> list[nodes.Node]:
        sources: list[Source] = place["sources"]
        head: list[nodes.Node] = [nodes.Text("Sources: " if len(sources) > 1 else "Source: ")]
        # One source more takes no more room than the words that tell of it.
        if len(sources) <= NAMED + 1:
            return [*head, *self._names(sources), nodes.Text(".")]
        named, rest, known = sources[:NAMED], sources[NAMED:], numbers(self.env)
        cited = [known[source["id"]] for source in rest if source["id"] in known]
        others = [source for source in rest if source["id"] not in known]
        line = [*head, *self._names(named)]
        if self.app.builder.format == "typst" and (same := self._given_elsewhere(place)):
            return [*line, nodes.Text("; "), self._exhibit("others_as_for", *same), nodes.Text(".")]
        listed = links(self.app.builder, self.env.docname, cited)
        if self.app.builder.format == "html":
            listed += [nodes.Text("; ")] * bool(listed and others) + self._names(others)
            rest_of_line = source_rest("", "", *listed, summary=f"and {len(rest)} more")
            return [*line, nodes.Text(" "), rest_of_line]
        if listed:
            line += [nodes.Text("; also ["), *listed, nodes.Text("]")]
        return [*line, *[nodes.Text("; ")] * bool(others), *self._names(others), nodes.Text(".")]

    def _names(self, sources: list[Source]) -> list[nodes.Node]:
        """Name some sources, each linked, and raise its number where it has one."""
        known, line = numbers(self.env), list[nodes.Node]()
        for source in sources:
            text, address = source["text"], source["address"]
            link = nodes.reference("", text, refuri=address, reftitle=source["title"])
            line += [nodes.Text("; ")] * bool(line) + [link if address else nodes.Text(text)]
            if source["id"] in known:
                cited = [known[source["id"]]]
                line.append(raised(self.app.builder, self.env.docname, cited))
        return line


def _paged(words: str, kind: str) -> nodes.inline:
    """Write words that lead somewhere as a role of Sphinx does, so that print names the page."""
    return nodes.inline("", words, classes=["std", kind])


def gives_sources(table: nodes.Element | None) -> bool:
    """Tell whether the rows of a table that print shows cite sources in columns that it shows.

    A few may rest on nothing, such as opinions.
    """
    if table is None:
        return False
    printed = [column.get("printed", True) for column in table.findall(nodes.colspec)]
    body = next(iter(table.findall(nodes.tbody)))
    rows = [
        [cell for cell, is_printed in zip(row.children, printed, strict=False) if is_printed]
        for row in body.children
        if isinstance(row, nodes.row) and row.get("printed", True)
    ]
    citing = [row for row in rows if any(any(citations(cell)) for cell in row)]
    return bool(rows) and len(citing) >= MOST * len(rows)


def _table(place: source_list) -> data_table | None:
    holder = place.parent
    while holder is not None and not isinstance(holder, data_table):
        holder = holder.parent
    return holder


def _keys(place: source_list) -> set[str]:
    return {source["id"] for source in place["sources"]}


def setup(app: Sphinx) -> None:
    """Register the nodes, the transform and its words."""
    app.add_config_value("press_source_words", {}, "", dict)
    app.add_node(source_list)
    app.add_post_transform(WriteSources)
