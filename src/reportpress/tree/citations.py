"""Citations as raised numbers of one list, in the text, below exhibits and in their tables.

Where ``bibtex_reference_style`` is ``super`` and the style of the list gives numbers, as
``numbered`` does (see tree/reference_style.py), the numbers of ``{cite:p}`a,b``` stand after the
punctuation that follows, in ascending order, runs of three joined. The sources of an exhibit count
as cited, so that one list has all. Other styles, and other roles, are sphinxcontrib-bibtex's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets
from sphinxcontrib.bibtex.roles import CitationRef

from reportpress.tree.faults import tell
from reportpress.tree.nodes import source_list
from reportpress.tree.source_numbers import STYLE, listed, numbers, raised

_CLOSING = re.compile(r"[.,;:!?]+[”’]?")


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
