"""MyST-NB's plugin for an exhibit: a bundle in an output becomes a numbered node, and is noted."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.utils.smartquotes import smartyPants
from sphinx.util import logging

from reportpress.contract import Bundle
from reportpress.tree.domain import Exhibit, press_domain

logger = logging.getLogger(__name__)


class ExhibitMimeRenderer:
    """A plugin for one mime type; a subclass names the type and makes the node."""

    mime: ClassVar[str]
    kind: ClassVar[str]
    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]]

    def __init_subclass__(cls) -> None:
        cls.mime_priority_overrides = [("*", cls.mime, 0)]

    @classmethod
    def handle_mime(cls, renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the node of an exhibit, or None for other output; none stands in a paragraph."""
        if inline or data.mime_type != cls.mime:
            return None
        markdown, bundle = renderer.renderer, data.content
        node = cls.node(markdown, bundle, data.line)
        node.source, node.line = markdown.document["source"], data.line
        markdown.document.note_explicit_target(node, node)
        cls._note(markdown.sphinx_env, bundle, node)
        return [node]

    @classmethod
    def node(cls, markdown: Any, bundle: Any, line: int | None) -> nodes.Element:
        """Make the node of an exhibit from its bundle."""
        raise NotImplementedError

    @classmethod
    def _note(cls, env: Any, bundle: Bundle, node: nodes.Element) -> None:
        """Note the exhibit, and warn when another chapter has one of its id."""
        domain, key = press_domain(env), bundle["id"]
        for docname, document in sorted(domain.documents.items()):
            if docname != env.docname and key in document.exhibits:
                logger.warning(
                    "%s id %r is used in %s too; ids must be unique in the book",
                    cls.kind,
                    key,
                    env.doc2path(docname, base=False),
                    location=(env.docname, node.line),
                    type="press",
                    subtype="exhibit-id",
                )
        domain.document(env.docname).exhibits[key] = Exhibit(
            kind=cls.kind,
            anchor=node["ids"][0],
            # The index is filled when quotes have been set in all that was read.
            title=smartyPants(bundle["title"], "q", env.config.language or "en"),
            datasets=tuple(bundle.get("datasets", ())),
            sources=len(bundle["sources"]),
            printed=bundle.get("in_print", {}).get("title", ""),
        )
