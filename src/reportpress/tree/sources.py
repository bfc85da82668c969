"""What stands below a figure or table: its sources, and a note.

The source line names the sources that carry most rows, with their numbers in the references, and
gives the others by number: unfolded on a screen, at once on paper.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from reportpress.contract import Bundle, Source
from reportpress.tree.editions import words
from reportpress.tree.nodes import source_list, source_rest
from reportpress.tree.source_numbers import links, numbers, raised

NAMED = 3


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

    default_priority = 7

    def run(self, **_: Any) -> None:
        """Replace each place by its line."""
        for place in list(self.document.findall(source_list)):
            place.replace_self(self._line(place["sources"]))

    def _line(self, sources: list[Source]) -> list[nodes.Node]:
        head: list[nodes.Node] = [nodes.Text("Sources: " if len(sources) > 1 else "Source: ")]
        # One source more takes no more room than the words that tell of it.
        if len(sources) <= NAMED + 1:
            return [*head, *self._names(sources), nodes.Text(".")]
        # None is named before the others where no row of the exhibit says which it rests on.
        named = [source for source in sources[:NAMED] if source.get("rows", 1)]
        rest, known = sources[len(named) :], numbers(self.env)
        cited = [known[source["id"]] for source in rest if source["id"] in known]
        others = [source for source in rest if source["id"] not in known]
        listed = links(self.app.builder, self.env.docname, cited)
        listed += [nodes.Text("; ")] * bool(listed and others) + self._names(others)
        line = [*head, *self._names(named)]
        if self.app.builder.format == "html":
            summary = f"and {len(rest)} more" if named else f"{len(rest)} of the references"
            space = [nodes.Text(" ")] if named else []
            return [*line, *space, source_rest("", "", *listed, summary=summary)]
        return [*line, nodes.Text("; also " if named else ""), *listed, nodes.Text(".")]

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


def setup(app: Sphinx) -> None:
    """Register the nodes and the transform."""
    app.add_node(source_list)
    app.add_post_transform(WriteSources)
