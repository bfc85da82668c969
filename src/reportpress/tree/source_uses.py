"""Where each source is used, and what that adds to the list of references on the website.

Each entry links to the sections, figures and tables that use it; letters lead into the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from reportpress.tree.citations import citations
from reportpress.tree.domain import Place, press_domain, reading_order
from reportpress.tree.exhibit_index import printed_number
from reportpress.tree.nodes import chart_figure, data_table, source_list
from reportpress.tree.reference_order import order
from reportpress.tree.source_numbers import entries, numbers

Use = tuple[str, Place, str]
"""Document, place, and how the place is called."""

DIGITS = "0–9"


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Note where a document that was read uses its sources."""
    cited = press_domain(app.env).document(app.env.docname).cited
    for place in doctree.findall(source_list):
        for source in place["sources"]:
            _add(cited, source["id"], place)
    for node, targets in citations(doctree) if "cite" in app.env.domains else ():
        for target in targets:
            _add(cited, target.key, node)


def _add(cited: dict[str, list[Place]], key: str, node: nodes.Node) -> None:
    places, place = cited.setdefault(key, []), place_of(node)
    if place not in places:
        places.append(place)


def place_of(node: nodes.Node) -> Place:
    """Find the exhibit or else the section that a node stands in."""
    kinds = {chart_figure: "figure", data_table: "table", nodes.section: "section"}
    holder = node.parent
    while holder is not None and type(holder) not in kinds:
        holder = holder.parent
    return Place(kinds[type(holder)], holder["ids"][0]) if holder else Place("section", "")


def exhibit_sources(env: BuildEnvironment) -> dict[tuple[str, Place], set[str]]:
    """Return the keys of the sources of every exhibit, in the order of the book."""
    domain = press_domain(env)
    found: dict[tuple[str, Place], set[str]] = {}
    for docname in reading_order(env):
        document = domain.documents[docname]
        exhibits = [Place(exhibit.kind, exhibit.anchor) for exhibit in document.exhibits.values()]
        found |= {(docname, place): set[str]() for place in exhibits}
        for key, places in document.cited.items():
            for place in set(places).intersection(exhibits):
                found[docname, place].add(key)
    return found


def uses(env: BuildEnvironment) -> dict[str, list[Use]]:
    """Return where each source is used, by its key, in the order of the book.

    What rests on every source, such as a count of them, is named for those alone that nothing else
    uses: of the others it tells nothing.
    """
    domain, every = press_domain(env), numbers(env).keys()
    found: dict[str, list[Use]] = {key: [] for key in every}
    general: list[Use] = []
    for docname in reading_order(env):
        cited = domain.documents[docname].cited
        counts = Counter(place for key in every & cited.keys() for place in cited[key])
        wide = [place for place, count in counts.items() if count == len(every)]
        general += [(docname, place, _name(env, docname, place)) for place in wide]
        for key in every & cited.keys():
            # Sections without a number go by the name of their chapter: the first is enough.
            named: dict[str, Place] = {}
            for place in cited[key]:
                if place not in wide:
                    named.setdefault(_name(env, docname, place), place)
            found[key] += [(docname, place, name) for name, place in named.items()]
    return {key: named or general for key, named in found.items()}


def _name(env: BuildEnvironment, docname: str, place: Place) -> str:
    if place.kind != "section":
        return printed_number(env, docname, place)
    known = env.toc_secnumbers.get(docname, {})
    number = known.get(f"#{place.anchor}") or known.get("")
    return ".".join(map(str, number)) if number else env.titles[docname].astext()


class CompleteReferences(SphinxPostTransform):
    """Adds to the list what a screen can do with it."""

    default_priority = 8  # once bibtex has filled the list
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Add to each entry where it is used, and the letters to the list."""
        keys = {place.anchor: key for key, place in numbers(self.env).items()}
        found = [(entry, entry["ids"][0]) for entry in self.document.findall(nodes.citation)]
        listed = [(entry, keys[anchor]) for entry, anchor in found if anchor in keys]
        if not listed:
            return
        used = uses(self.env)
        for entry, key in listed:
            if used[key]:
                entry.append(self._used(used[key]))
        self._add_letters([(entry, _letter(self.env, key)) for entry, key in listed])

    def _used(self, places: list[Use]) -> nodes.paragraph:
        line: list[nodes.Node] = [nodes.Text("Used in ")]
        for docname, place, name in places:
            words = nodes.Text(name)
            link = make_refnode(self.app.builder, self.env.docname, docname, place.anchor, words)
            line += [nodes.Text(", "), link] if len(line) > 1 else [link]
        return nodes.paragraph("", "", *line, classes=["used-in"])

    def _add_letters(self, listed: list[tuple[nodes.Element, str]]) -> None:
        """Set a letter above the first entry of each, and links to all above the list."""
        first = listed[0][0]
        holder, links = first.parent, list[nodes.Node]()
        for letter, group in groupby(listed, key=lambda pair: pair[1]):
            anchor = nodes.make_id(f"letter-{letter}")
            entry = next(group)[0]
            holder.insert(holder.index(entry), nodes.rubric("", letter, ids=[anchor]))
            links += [nodes.Text(" ")] * bool(links)
            links.append(nodes.reference("", letter, refuri=f"#{anchor}", internal=True))
        holder.insert(0, nodes.paragraph("", "", *links, classes=["letters"]))


def _letter(env: BuildEnvironment, key: str) -> str:
    sign = order(entries(env)[key])[0][:1]
    return sign.upper() if sign.isalpha() else DIGITS


def outdated(app: Sphinx, env: BuildEnvironment) -> Iterator[str]:  # noqa: ARG001 - the event's
    """Name the documents with numbers that have changed, and the list when its uses have.

    Asked when figures and sections have their numbers.
    """
    domain, known = press_domain(env), numbers(env)
    for docname, document in domain.documents.items():
        numbered = {key: known[key].number for key in document.cited if key in known}
        if domain.has_changed(f"numbers in {docname}", numbered):
            yield docname
    lists = sorted({entry.docname for entry in known.values()})
    if domain.has_changed("references", [uses(env), {k: e.number for k, e in known.items()}]):
        yield from lists


def setup(app: Sphinx) -> None:
    """Register the events and the transform."""
    app.connect("doctree-read", note)
    app.connect("env-get-updated", outdated, priority=900)
    app.add_post_transform(CompleteReferences)
