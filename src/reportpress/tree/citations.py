"""Citations as raised numbers of one list, in the text, below exhibits and in their tables.

Where ``bibtex_reference_style`` is ``super`` and the style of the list gives numbers, as
``numbered`` does (see tree/reference_style.py), the numbers of ``{cite:p}`a,b``` stand after the
punctuation that follows, in ascending order, runs of three joined. The sources of an exhibit count
as cited, so that one list has all. Other styles, and other roles, are sphinxcontrib-bibtex's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from docutils import nodes
from pybtex.database import Entry
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets
from sphinxcontrib.bibtex.roles import CitationRef

from reportpress.tree.faults import tell
from reportpress.tree.nodes import source_list

STYLE = "super"
"""sphinxcontrib-bibtex's name for raised numbers."""

_CLOSING = re.compile(r"[.,;:!?]+[”’]?")


class Cited(NamedTuple):
    """An entry of the list: its number, and where it stands."""

    number: int
    docname: str
    anchor: str


def numbers(env: BuildEnvironment) -> dict[str, Cited]:
    """Return the number of every cited source by its key; none where citations are no numbers."""
    domain: Any = env.domains.get("cite")
    if domain is None or env.config.bibtex_reference_style != STYLE:
        return {}
    return {
        entry.key: Cited(
            int(entry.formatted_entry.label), entry.bibliography_key.docname, entry.citation_id
        )
        for entry in domain.citations
        if entry.formatted_entry.label.isdigit()
    }


def entries(env: BuildEnvironment) -> dict[str, Entry]:
    """Return the entries of the bibliography files by key; none without bibtex."""
    domain: Any = env.domains.get("cite")
    return {} if domain is None else dict(domain.bibdata.data.entries)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Join three numbers or more that follow each other; return first and last of each run.

    Examples
    --------
    >>> runs([49, 12, 47, 48, 12, 20, 21])
    [(12, 12), (20, 20), (21, 21), (47, 49)]
    """
    joined: list[list[int]] = []
    for number in sorted(set(numbers)):
        if joined and number == joined[-1][-1] + 1:
            joined[-1].append(number)
        else:
            joined.append([number])
    pairs = ([(r[0], r[-1])] if len(r) > 2 else [(n, n) for n in r] for r in joined)
    return [pair for found in pairs for pair in found]


def links(
    builder: Builder, docname: str, cited: Iterable[Cited], between: str = ", "
) -> list[nodes.Node]:
    """Return the numbers of some sources, each a link to its entry, a run one to its first."""
    by_number = {entry.number: entry for entry in cited}
    line: list[nodes.Node] = []
    for first, last in runs(by_number):
        entry = by_number[first]
        words = nodes.Text(str(first) if first == last else f"{first}–{last}")
        link = make_refnode(builder, docname, entry.docname, entry.anchor, words)
        link["classes"].append("cited")
        line += [nodes.Text(between), link] if line else [link]
    return line


def raised(
    builder: Builder, docname: str, cited: Iterable[Cited], between: str = ",\N{NO-BREAK SPACE}"
) -> nodes.superscript:
    """Return the numbers of some sources as they stand in a text."""
    return nodes.superscript("", "", *links(builder, docname, cited, between))


def listed(builder: Builder, docname: str, cited: Iterable[Cited]) -> nodes.inline:
    """Return the numbers of some sources where there is no text for them to be raised above."""
    return nodes.inline("", "", *links(builder, docname, cited))


def citations(doctree: nodes.Node) -> Iterator[tuple[pending_xref, list[Any]]]:
    """Yield the citations in brackets of a tree, each with its targets (key, pre, post)."""
    for node in list(doctree.findall(pending_xref)):
        if (node.get("refdomain"), node.get("reftype")) == ("cite", "p"):
            yield node, list(parse_citation_targets(node["reftarget"]))


class NumberCitations(SphinxPostTransform):
    """Puts numbers into the place of citations, before Sphinx resolves what is left."""

    default_priority = 7

    def run(self, **_: Any) -> None:
        """Replace each citation whose sources all have a number; others are told to the author."""
        known = numbers(self.env)
        for node, targets in citations(self.document) if known else ():
            if all(part.key in known and not part.pre and not part.post for part in targets):
                cited = (known[part.key] for part in targets)
                where = (self.app.builder, self.env.docname, cited)
                if node.get("is_alone"):
                    node.replace_self(listed(*where))
                elif isinstance(node.parent.parent, nodes.entry):
                    # A column may be narrower than all numbers in one line.
                    node.replace_self(raised(*where, between=", "))
                else:
                    node.replace_self(raised(*where))


def prepare(app: Sphinx, doctree: nodes.document) -> None:
    """Bring the citations of a document that was read behind the punctuation; count its sources."""
    domain: Any = app.env.domains.get("cite")
    if domain is None or app.config.bibtex_reference_style != STYLE:
        return
    for node, targets in citations(doctree):
        if any(part.pre or part.post for part in targets):
            words = "a raised number takes no words or pages; write them in the sentence"
            tell(app.env, app.env.docname, node, words)
        node["is_alone"] = is_alone(node)
        if not node["is_alone"]:
            close_up(node)
    for place in doctree.findall(source_list):
        count(app.env, domain, [source["id"] for source in place["sources"]])


def count(env: BuildEnvironment, domain: Any, keys: list[str]) -> None:
    """Count sources that no role names as cited by the document that is read."""
    targets = [CitationTarget(key=key, pre="", post="") for key in keys]
    domain.citation_refs.append(CitationRef("", env.docname, 0, targets))


def cite(env: BuildEnvironment, keys: Sequence[str]) -> list[nodes.Node]:
    """Return a citation of some sources, as the role makes it; none where there is no list."""
    domain: Any = env.domains.get("cite")
    if domain is None or not keys:
        return []
    count(env, domain, list(keys))
    names = ",".join(keys)
    words = nodes.inline("", names)
    return [pending_xref("", words, refdomain="cite", reftype="p", reftarget=names, refwarn=True)]


def is_alone(node: nodes.Element) -> bool:
    """Tell whether a citation has no words to be raised above: in a cell, or after a colon.

    Examples
    --------
    >>> is_alone(nodes.paragraph("", "", nodes.Text("Context: "), nodes.inline("", "1"))[1])
    True
    """
    at = node.parent.index(node)
    before = node.parent[at - 1].astext() if at else ""
    return len(node.parent) == 1 or (at + 1 == len(node.parent) and before.endswith(": "))


def close_up(node: nodes.Element) -> None:
    """Leave no space before a citation, and take it behind the punctuation that follows.

    Examples
    --------
    >>> parts = nodes.Text("So "), nodes.inline("", "1"), nodes.Text(". Then")
    >>> close_up(nodes.paragraph("", "", *parts)[1])
    >>> [part.astext() for part in parts[1].parent]
    ['So.', '1', ' Then']
    """
    parent = node.parent
    at = parent.index(node)
    before = parent[at - 1] if at else None
    after = parent[at + 1] if at + 1 < len(parent) else None
    words = before.astext().rstrip() if isinstance(before, nodes.Text) else ""
    if isinstance(after, nodes.Text) and (closing := _CLOSING.match(after.astext())):
        words += closing[0]
        parent[at + 1] = nodes.Text(after.astext()[closing.end() :])
    if isinstance(before, nodes.Text):
        parent[at - 1] = nodes.Text(words)
    elif words:
        parent.insert(at, nodes.Text(words))


def check(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Spare bibtex the texts of its own cards, which the press shows in another way."""
    if "bibtex_reference_style" in config and config.bibtex_reference_style == STYLE:
        config.bibtex_tooltips = False


def setup(app: Sphinx) -> None:
    """Register the events and the transform."""
    app.connect("config-inited", check)
    app.connect("doctree-read", prepare, priority=400)
    app.add_post_transform(NumberCitations)
