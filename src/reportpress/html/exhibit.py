"""What figures and tables of the website share: caption, source, note, files and citation."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

DOWNLOADS = "figures"
"""Folder of the site that holds the files of every exhibit."""


def walk(translator: HTML5Translator, node: nodes.Node) -> None:
    """Write the children of a node."""
    for child in node.children:
        child.walkabout(translator)


def root_of(translator: HTML5Translator) -> str:
    """Return the way from the page that is written to the root of the site."""
    page = translator.docnames[-1]
    return translator.builder.get_relative_uri(page, "index").removesuffix("index.html")


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


def end(
    translator: HTML5Translator, node: nodes.Element, kind: str, key: str, formats: dict[str, str]
) -> None:
    """Write how to save and cite a figure or table, and close it.

    Its first child is the title; `formats` names the endings of its files in the reader's words.
    """
    book, folder = translator.config.typst_pdf_name, f"{root_of(translator)}{DOWNLOADS}"
    # A browser saves the files under names that say where they are from.
    links = "".join(
        f'<li><a href="{folder}/{key}.{ending}" download="{book}-{key}.{ending}">{name}</a></li>'
        for ending, name in formats.items()
    )
    translator.body += [
        f'<ul class="chart-downloads" aria-label="Download this {kind}">{links}</ul>\n',
        f'<details class="chart-cite"><summary>Cite</summary><p>{_citation(translator, node)}</p>'
        "</details>\n</figure>\n",
    ]


def _citation(translator: HTML5Translator, node: nodes.Element) -> str:
    config = translator.config
    page = translator.builder.get_target_uri(translator.docnames[-1])
    place = f"{page}#{node['ids'][0]}"
    if config.html_baseurl:
        place = f"{config.html_baseurl.rstrip('/')}/{place}"
    year = f", {config.press_published[:4]}" if config.press_published else ""
    title, version = node.children[0].astext(), config.version
    return escape(
        f"{config.author}, “{title}”, in {config.project}, version {version}{year}, {place}."
    )
