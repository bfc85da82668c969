"""What figures and tables of the website have around them: title, subtitle, source and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def walk(translator: HTML5Translator, node: nodes.Node) -> None:
    """Write the children of a node."""
    for child in node.children:
        child.walkabout(translator)


def begin(translator: HTML5Translator, node: nodes.Element, kind: str, name: str) -> None:
    """Open an exhibit, of a class of that name, and write its title and subtitle."""
    subtitle = next(child for child in node.children if isinstance(child, nodes.paragraph))
    body = translator.body
    body.append(translator.starttag(node, "figure", CLASS=name))
    body.append('<figcaption><p class="chart-title">')
    translator.add_fignumber(node)
    body.append('<span class="caption-text">')
    walk(translator, node.children[0])
    body.append("</span>")
    translator.add_permalink_ref(node, f"Link to this {kind}")
    body.append('</p><p class="chart-subtitle">')
    walk(translator, subtitle)
    body.append("</p></figcaption>\n")


def notes(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write the source of an exhibit, and its note if there is one."""
    _, *paragraphs = (child for child in node.children if isinstance(child, nodes.paragraph))
    for name, paragraph in zip(("source", "note"), paragraphs, strict=False):
        tag = "div" if name == "source" else "p"  # what unfolds stands in no paragraph
        translator.body.append(f'<{tag} class="chart-{name}">')
        walk(translator, paragraph)
        translator.body.append(f"</{tag}>\n")
