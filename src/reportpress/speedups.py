"""Patches of libraries for speed alone: what they return stays the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes
from jinja2.bccache import Bucket, BytecodeCache
from pybtex.plugin import find_plugin, register_plugin
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinxcontrib.bibtex.domain import BibtexDomain

BACKENDS = "pybtex.backends"
_CITED = ast.dump(ast.parse("cited"))


class CachedDoctrees:
    """An environment whose documents are read once, for looking things up only."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._trees: dict[str, nodes.document] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def get_doctree(self, docname: str) -> nodes.document:
        """Return a document as it was written; nobody may change it."""
        if docname not in self._trees:
            self._trees[docname] = self._env.get_doctree(docname)
        return self._trees[docname]

    def forget(self, docname: str) -> None:
        """Forget a document that is read again."""
        self._trees.pop(docname, None)


class NumberedDomain(StandardDomain):
    """Sphinx's own domain, which looks up the kind of a numbered target in a cached document.

    Its own way is to unpickle the target's chapter for each reference: 80 ms, and 70 references
    in each edition.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._doctrees = CachedDoctrees(env)

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is read again or gone."""
        super().clear_doc(docname)
        self._doctrees.forget(docname)

    def _resolve_numref_xref(self, env: BuildEnvironment, *rest: Any) -> nodes.Element | None:  # noqa: ARG002
        return super()._resolve_numref_xref(cast(BuildEnvironment, self._doctrees), *rest)


class CitedDomain(BibtexDomain):
    """The domain of citations, which asks at once what is cited.

    Its own way is to ask each citation of the book at each entry of the bibliography.
    """

    def get_filtered_entries(self, bibliography_key: Any) -> Iterator[tuple[str, Any]]:
        """Yield the entries of a list with their keys; one with a filter is left to bibtex."""
        bibliography = self.bibliographies[bibliography_key]
        if ast.dump(bibliography.filter_) != _CITED:
            yield from super().get_filtered_entries(bibliography_key)
            return
        cited = {target.key for source in self.citation_refs for target in source.targets}
        for entry in self.get_entries(bibliography.bibfiles):
            key = bibliography.keyprefix + entry.key
            if key in cited or entry.key in bibliography.keys:
                yield key, entry


class CompiledTemplates(BytecodeCache):
    """Templates stay compiled from one build of a process to the next."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it was compiled to; jinja tells whether it still holds."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = CompiledTemplates()


def keep_compiled(app: Sphinx) -> None:
    """Have the templates of this build found compiled."""
    if app.builder.format == "html":
        app.builder.templates.environment.bytecode_cache = _COMPILED


def setup(app: Sphinx) -> None:
    """Take the place of two domains, and register the backend of citations.

    sphinxcontrib-bibtex asks pybtex for its backend at every citation. A registered one is found
    at once; for an installed one pybtex looks through all packages, 10 ms each time.
    """
    app.add_domain(NumberedDomain, override=True)
    if app.registry.has_domain(CitedDomain.name):
        app.add_domain(CitedDomain, override=True)
    app.connect("builder-inited", keep_compiled)
    register_plugin(BACKENDS, "plaintext", find_plugin(BACKENDS, "plaintext"), force=True)
