"""Words that an author names, as in ``[a finding]{#finding-oil}``, show the link to themselves."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx


def show(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Put the link at the end of their paragraph, as the theme does for headings."""
    if app.builder.format != "html":
        return
    for words in list(doctree.findall(nodes.inline)):
        if not words["names"] or not isinstance(words.parent, nodes.paragraph):
            continue
        mark = nodes.reference(
            "",
            app.config.html_permalinks_icon,
            refuri=f"#{words['ids'][0]}",
            classes=["headerlink"],
            reftitle="Link to these words",
            internal=True,
        )
        words.parent.append(mark)


def setup(app: Sphinx) -> None:
    """Show the links when a chapter is about to be written."""
    app.connect("doctree-resolved", show)
