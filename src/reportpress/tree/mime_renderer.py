"""What MyST-NB asks of a plugin that renders a mime type, for bundles that become one exhibit."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes


class BundleRenderer:
    """A plugin for one mime type, whose content becomes a numbered exhibit.

    A subclass names the type and makes the node.
    """

    mime: ClassVar[str]
    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]]

    def __init_subclass__(cls) -> None:
        cls.mime_priority_overrides = [("*", cls.mime, 0)]

    @classmethod
    def handle_mime(cls, renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the node of an exhibit, or None for any other output.

        Parameters
        ----------
        renderer : myst_nb.core.render.NbElementRenderer
            Reads the markup of cells, and gives the document that the exhibit is named in.
        data : myst_nb.core.render.MimeData
            The output; its content is the bundle of an exhibit.
        inline : bool
            Whether the output stands inside a paragraph, where no exhibit can.
        """
        if inline or data.mime_type != cls.mime:
            return None
        markdown = renderer.renderer
        exhibit = cls.node(markdown, data.content, data.line)
        markdown.document.note_explicit_target(exhibit, exhibit)
        return [exhibit]

    @classmethod
    def node(cls, markdown: Any, bundle: dict[str, Any], line: int | None) -> nodes.Element:
        """Make the node of an exhibit from its bundle."""
        raise NotImplementedError
