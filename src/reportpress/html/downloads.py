"""What a reader takes away from an exhibit: its files, and the words to cite it with."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

DOWNLOADS = "figures"
"""Folder of the site that holds the files of every exhibit."""


def cite(translator: HTML5Translator, node: nodes.Element, title: str) -> str:
    """Return how to cite an exhibit, folded."""
    config = translator.config
    page = translator.builder.get_target_uri(translator.docnames[-1])
    place = f"{page}#{node['ids'][0]}"
    if config.html_baseurl:
        place = f"{config.html_baseurl.rstrip('/')}/{place}"
    words = (
        f"{config.author}, “{title}”, in {config.project}, version {config.version}"
        f"{f', {config.press_published[:4]}' if config.press_published else ''}, {place}."
    )
    return f'<details class="chart-cite"><summary>Cite</summary><p>{escape(words)}</p></details>\n'


def downloads(
    translator: HTML5Translator, key: str, root: str, formats: dict[str, str], what: str
) -> str:
    """Return links to an exhibit's files, which a browser saves under telling names.

    Parameters
    ----------
    translator : sphinx.writers.html5.HTML5Translator
        Gives the name of the book.
    key, root : str
        Id of the exhibit, and the way from the page to the root of the site.
    formats : dict of str to str
        Endings of the files, and what a reader calls them.
    what : str
        Name of the kind of exhibit.
    """
    book = translator.config.typst_pdf_name
    links = "".join(
        f'<li><a href="{root}{DOWNLOADS}/{key}.{ending}" download="{book}-{key}.{ending}">'
        f"{name}</a></li>"
        for ending, name in formats.items()
    )
    return f'<ul class="chart-downloads" aria-label="Download this {what}">{links}</ul>\n'
