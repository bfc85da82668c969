"""Words in another script say in which language they are, for voices, fonts and hyphenation.

The language is told by the letters: Arabic script as Arabic; Cyrillic as Kazakh where it has
letters of Kazakh alone, else as Russian.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

_RUN = re.compile(
    r"[\u0600-\u06ff](?:[\u0600-\u06ff\s،؛؟«»:.()\-]*[\u0600-\u06ff])?"
    r"|[\u0400-\u04ff](?:[\u0400-\u04ff\s«»,:;.()\-]*[\u0400-\u04ff])?"
)
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


def language(words: str) -> str:
    """Name the language of words in Arabic or Cyrillic script.

    Examples
    --------
    >>> language("قازاقستان"), language("Казахстан"), language("Қазақстан")
    ('ar', 'ru', 'kk')
    """
    if "\u0600" <= words[0] <= "\u06ff":
        return "ar"
    return "kk" if _KAZAKH.search(words) else "ru"


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Wrap every run of foreign letters, unless its parent names its language already."""
    for text in list(doctree.findall(nodes.Text)):
        words = text.astext()
        parent = text.parent
        if not _RUN.search(words) or isinstance(parent, nodes.literal | nodes.literal_block):
            continue
        if any(name.startswith("lang") for name in parent["classes"]):
            continue
        parts: list[nodes.Node] = []
        start = 0
        for found in _RUN.finditer(words):
            name = language(found[0])
            # Docutils writes the attribute from the first class; the PDF reads the second.
            classes = [f"language-{name}", f"lang-{name}"]
            parts += [nodes.Text(words[start : found.start()])]
            parts += [nodes.inline("", found[0], classes=classes)]
            start = found.end()
        parent.replace(text, [*parts, nodes.Text(words[start:])])


def setup(app: Sphinx) -> None:
    """Mark the words when a chapter is about to be written, in whatever edition."""
    app.connect("doctree-resolved", mark, priority=900)
