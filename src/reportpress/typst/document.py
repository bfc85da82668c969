"""The book's documents in reading order, their references resolved for the PDF edition."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from reportpress.typst.errors import complain

#: Pages that only the HTML edition has.
_HTML_ONLY = frozenset({"genindex", "modindex", "search", "py-modindex"})


class _reference_probe(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """Wraps an unresolved reference, to see afterwards whether it became a link."""


class Book:
    """Every document of the book, in the order of the table of contents, the root document first.

    The environment has read them all; their trees are filled by :meth:`resolve`.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self.env = env
        self.root: str = env.config.root_doc
        self.doctrees: dict[str, nodes.document] = {}
        self._collect(self.root)
        self.docnames = list(self.doctrees)

    def _collect(self, docname: str) -> None:
        tree = self.env.get_doctree(docname)
        self.doctrees[docname] = tree
        for toctree in tree.findall(addnodes.toctree):
            for child in toctree["includefiles"]:
                if child not in self.doctrees:
                    self._collect(str(child))

    def resolve(self, builder: Builder) -> None:
        """Resolve references, notebook outputs and bibliographies for the builder.

        Raises
        ------
        TypstEditionError
            If a reference leads nowhere, or out of the book.
        """
        with _untouched_bibliography(self.env):
            for docname, tree in self.doctrees.items():
                _set_probes(tree)
                self.env.resolve_references(tree, docname, builder)
                self._read_probes(docname, tree)
                join_texts(tree)
                builder.post_process_images(tree)

    def _read_probes(self, docname: str, tree: nodes.document) -> None:
        for probe in list(tree.findall(_reference_probe)):
            if next(probe.findall(nodes.reference), None) is None:
                target = probe["target"]
                problem = f"the reference to '{target}' leads nowhere"
                if target in self.env.all_docs:
                    problem = f"the reference leads to '{target}', which is not in _toc.yml"
                elif target in _HTML_ONLY:
                    problem = f"the reference leads to '{target}', which only the web edition has"
                complain(self.env, docname, probe, f"{problem}: {probe.astext()!r}")
            probe.replace_self(probe.children)


def join_texts(tree: nodes.Element) -> None:
    r"""Make one of texts that follow each other: MyST parts them where a line of the source ends.

    So a name, or a day and its month, is known there as elsewhere.

    Examples
    --------
    >>> parts = nodes.Text("Al"), nodes.Text("\n"), nodes.Text("Jazeera"), nodes.emphasis("", "so")
    >>> words = nodes.paragraph("", "", *parts)
    >>> join_texts(words)
    >>> [part.astext() for part in words]
    ['Al\nJazeera', 'so']
    """
    for element in list(tree.findall(nodes.TextElement)):
        joined = [
            part
            for is_text, parts in groupby(
                element.children, lambda part: isinstance(part, nodes.Text)
            )
            for part in ([nodes.Text("".join(map(str, parts)))] if is_text else parts)
        ]
        if len(joined) < len(element.children):
            element.children = []
            element.extend(joined)


def _set_probes(tree: nodes.document) -> None:
    """Wrap every unresolved reference.

    Sphinx's resolver replaces one it can not resolve by its text, and not every cross-reference
    type warns; in print a reader could not tell.
    """
    for pending in list(tree.findall(addnodes.pending_xref)):
        probe = _reference_probe(target=pending.get("reftarget", ""))
        probe.source, probe.line = pending.source, pending.line
        pending.replace_self(probe)
        probe += pending


@contextmanager
def _untouched_bibliography(env: BuildEnvironment) -> Iterator[None]:
    """Lend sphinxcontrib-bibtex fresh citation nodes, and take them back afterwards.

    Its transform fills nodes that it keeps in the environment. Run once more for a second
    edition, it would print every entry twice, in this edition or in the next.
    """
    domain: Any = env.domains.get("cite")
    filled = [] if domain is None else [b.citation_nodes for b in domain.bibliographies.values()]
    originals = [dict(citations) for citations in filled]
    for citations in filled:
        for key, citation in citations.items():
            fresh = citation.copy()  # the element with its attributes, without children
            fresh.source, fresh.line = citation.source, citation.line
            citations[key] = fresh
    try:
        yield
    finally:
        for citations, before in zip(filled, originals, strict=True):
            citations.update(before)
