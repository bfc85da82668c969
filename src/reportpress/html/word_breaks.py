"""Where a long name or address in a table may go to the next line; other words stay whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from reportpress.tree.nodes import word_break

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LONG = 12
"""Letters from which a word may be broken."""

WORD = re.compile(rf"\S{{{LONG},}}")
PLACE = re.compile(r"(?<=[_/.])(?=[^\W_])")


def parts(text: str) -> list[str]:
    """Part a text where its lines may end besides after spaces and hyphens.

    Examples
    --------
    >>> parts("of eu_sanctioned_goods, 1.5 Mt")
    ['of eu_', 'sanctioned_', 'goods, 1.5 Mt']
    >>> parts("quotedbusiness.com")
    ['quotedbusiness.', 'com']
    """
    places = [
        place.start()
        for word in WORD.finditer(text)
        if re.search(r"[^\W\d]", word[0])
        for place in PLACE.finditer(text, word.start(), word.end())
    ]
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


def allow(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Add the breaks to the cells of every table of a page."""
    if app.builder.format != "html":
        return
    texts = (text for entry in doctree.findall(nodes.entry) for text in entry.findall(nodes.Text))
    for text in list(texts):
        first, *rest = parts(str(text))
        if rest:
            broken: list[nodes.Node] = [nodes.Text(first)]
            for part in rest:
                broken += [word_break(), nodes.Text(part)]
            text.parent.replace(text, broken)


def visit_word_break(self: Any, node: word_break) -> None:  # noqa: ARG001
    """Write the place of a break."""
    self.body.append("<wbr>")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node and the step that sets it, once references have their words."""
    app.add_node(word_break, html=(visit_word_break, None))
    app.connect("doctree-resolved", allow, priority=900)
