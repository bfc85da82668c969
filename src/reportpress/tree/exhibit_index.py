"""The index of exhibits: for each figure and table its chapter, datasets and number of sources.

The directive ``exhibits`` stands for it. What an exhibit rests on is what its bundle says. On the
website a dataset leads to its file where some page offers that for download, and an exhibit to its
rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from reportpress.tree.domain import Exhibit, Place, press_domain, reading_order
from reportpress.tree.editions import curled
from reportpress.tree.site_addresses import DOWNLOADS, EXHIBIT_PAGES, way_to_root

PICTURED = {"Exhibit": 11, "Datasets": 8, "Sources": 2}
"""Headings and relative widths on the website, where an exhibit has a picture and its title."""

PRINTED = {"Exhibit": 4, "Title": 8, "Datasets": 9, "Sources": 2}
"""In print its number is followed by its page."""

MOST = 20
"""Datasets of an exhibit that the index names; of one about all data it gives the number of files,
the list of sources among them."""

Entry = tuple[str, str, str, Exhibit]
"""Chapter, number, key and the exhibit."""


class exhibit_list(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The place of the index, filled when all chapters are read."""


class ExhibitsDirective(SphinxDirective):
    """Stands for the index of exhibits."""

    def run(self) -> list[nodes.Node]:
        """Return the place that the index takes."""
        press_domain(self.env).document(self.env.docname).has_index = True
        node = exhibit_list()
        self.set_source_info(node)
        return [node]


def entries(env: BuildEnvironment) -> Iterator[Entry]:
    """Yield the exhibits of the book in reading order, with chapter and printed number."""
    for chapter in reading_order(env):
        for key, exhibit in press_domain(env).documents[chapter].exhibits.items():
            yield chapter, printed_number(env, chapter, exhibit), key, exhibit


def printed_number(env: BuildEnvironment, chapter: str, exhibit: Exhibit | Place) -> str:
    """Write the number of a figure or table as its caption does."""
    numbers = env.toc_fignumbers.get(chapter, {}).get(exhibit.kind, {}).get(exhibit.anchor, ())
    template: str = env.config.numfig_format[exhibit.kind]
    return template % ".".join(map(str, numbers))


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the index into its place."""
    for place in list(doctree.findall(exhibit_list)):
        place.replace_self(_table(app, docname))


def _table(app: Sphinx, docname: str) -> nodes.table:
    columns = PICTURED if app.builder.format == "html" else PRINTED
    group = nodes.tgroup(cols=len(columns))
    group += [nodes.colspec(colwidth=width) for width in columns.values()]
    group += nodes.thead("", _row(*([nodes.Text(name)] for name in columns)))
    group += nodes.tbody("", *(_exhibit_row(app, docname, entry) for entry in entries(app.env)))
    return nodes.table("", group, classes=["colwidths-given", "exhibits-index"])


def _exhibit_row(app: Sphinx, docname: str, entry: Entry) -> nodes.row:
    chapter, number, key, exhibit = entry
    link = make_refnode(app.builder, docname, chapter, exhibit.anchor, nodes.Text(number))
    link["page_of"] = "exhibit"  # print adds the page
    rests_on = _datasets(app.env, exhibit.datasets), [nodes.Text(f"{exhibit.sources:,}")]
    if app.builder.format != "html":
        title = curled(app.config, exhibit.printed or exhibit.title)
        return _row([link], [nodes.Text(title)], *rests_on)
    root = way_to_root(app.builder, docname)
    address = f"{root}{DOWNLOADS}/{key}.csv"
    rows = nodes.reference("", "CSV", refuri=address, reftitle=f"Rows of {number}")
    named: list[nodes.Node] = [link, nodes.Text(f" {curled(app.config, exhibit.title)} "), rows]
    if exhibit.kind == "figure":
        named.insert(0, _picture(f"{root}{EXHIBIT_PAGES}/{key}"))
    return _row(named, *rests_on)


def _picture(place: str) -> nodes.Node:
    """Return the picture of a figure as a link to its page; the title beside it says the rest."""
    picture = f'<img src="{place}.svg" alt="" loading="lazy" />'
    unread = 'tabindex="-1" aria-hidden="true"'
    link = f'<a class="exhibit-thumb" href="{place}.html" {unread}>{picture}</a>'
    return nodes.raw("", link, format="html")


def _datasets(env: BuildEnvironment, names: Sequence[str]) -> list[nodes.Node]:
    """Name some datasets, or tell how many there are."""
    if len(names) > MOST:
        return [nodes.Text(f"{len(names)} files")]
    named: list[nodes.Node] = []
    for name in names:
        named += [nodes.Text(", ")] * bool(named) + [_dataset(env, name)]
    return named


def _dataset(env: BuildEnvironment, name: str) -> nodes.Node:
    """Return the name of a dataset, a link to its file where one is offered."""
    if env.app.builder.format != "html":
        return nodes.literal("", name)
    offered = {PurePath(path).stem: str(file) for path, (_, file) in env.dlfiles.items()}
    if name not in offered:
        return nodes.Text(name)
    return download_reference("", name, filename=offered[name], classes=["download"])


def _row(*cells: Sequence[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:  # noqa: ARG001 - the event's signature
    """Name the pages of the index when an exhibit of any chapter has changed."""
    domain = press_domain(env)
    pages = sorted(name for name, document in domain.documents.items() if document.has_index)
    return pages if domain.has_changed("exhibits", list(entries(env))) else []


def setup(app: Sphinx) -> None:
    """Register the directive and the events."""
    app.add_node(exhibit_list)
    app.add_directive("exhibits", ExhibitsDirective)
    app.connect("env-updated", outdated)
    app.connect("doctree-resolved", fill, priority=400)
