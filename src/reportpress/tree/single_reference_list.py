"""The book's one list of sources: a second one, and sources in footnotes of their own, are refused.

sphinxcontrib-bibtex makes both. A second list would have each source twice, which it tells of the
first; a note with a source would stand beside the raised numbers, which mean entries of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole
from sphinxcontrib.bibtex.directives import BibliographyDirective
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from reportpress.tree.faults import tell


class ReferenceList(BibliographyDirective):
    """The directive ``{bibliography}``, once in a book."""

    def run(self) -> Sequence[nodes.Node]:
        """Return the list, or nothing where the book has one already."""
        env = self.state.document.settings.env
        domain: Any = env.get_domain("cite")
        first = next(iter(domain.bibliographies.items()), None)
        if first is None:
            made: Sequence[nodes.Node] = super().run()
            return made
        place = f"{env.doc2path(first[0].docname, base=False)}:{first[1].line}"
        fault = f"the book has a list of its sources at {place}; keep one of the two"
        tell(env, env.docname, _at(self.lineno), fault)
        return []


class NoteOfSource(SphinxRole):
    """The role ``{footcite}``, which is refused."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Tell how a source is cited in place of it; nothing is shown."""
        fault = f"a source has a number, not a footnote of its own; write {{cite:p}}`{self.text}`"
        tell(self.env, self.env.docname, _at(self.lineno), fault)
        return [], []


def _at(line: int) -> nodes.Node:
    node = nodes.inline()
    node.line = line
    return node


def setup(app: Sphinx) -> None:
    """Take the place of what sphinxcontrib-bibtex has registered, where it is in use."""
    if not app.registry.has_domain(BibtexFootDomain.name):
        return
    app.add_directive("bibliography", ReferenceList, override=True)
    app.add_role("footcite", NoteOfSource(), override=True)
    for name in BibtexFootDomain.roles:
        app.add_role_to_domain(BibtexFootDomain.name, name, NoteOfSource(), override=True)
