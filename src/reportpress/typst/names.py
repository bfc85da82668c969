"""The index of names: which entries a text names, and the list behind the chapters.

``typst_names`` gives each entry, in the order of the index, the words by which the text names it,
one or a list. The compiler finds the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes

from reportpress.tree.nodes import is_within
from reportpress.typst.text import markup, string, strings

UNREAD = (nodes.title, nodes.caption, nodes.figure, nodes.citation, nodes.literal, nodes.topic)
"""What holds words that are neither running text nor cells of a table."""


class Names:
    """The names of a configuration, and where a text has them.

    Examples
    --------
    >>> names = Names({"Putin, Vladimir": "Putin", "Rosatom": ["Rosatom", "the builder"]})
    >>> names.marked(nodes.paragraph("", "Putin at Rosatom")[0])
    '#indexed("Putin, Vladimir");Putin at #indexed("Rosatom");Rosatom'
    """

    def __init__(self, entries: Mapping[str, str | list[str]]) -> None:
        self._entries = list(entries)
        words = {
            entry: [told] if isinstance(told, str) else told for entry, told in entries.items()
        }
        self._named = {word: entry for entry, listed in words.items() for word in listed}
        longest_first = sorted(map(re.escape, self._named), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(longest_first)})(?!\w)")

    def marked(self, node: nodes.Text) -> str:
        """Write a text, with a mark before each name in it."""
        text = node.astext()
        if not self._named or not self._pattern.search(text) or is_within(node, UNREAD):
            return markup(text)
        source = ""
        for place, part in enumerate(self._pattern.split(text)):
            if place % 2:
                source += f"#indexed({string(self._named[part])});"
            source += markup(part)
        return source

    def index(self, title: str, level: int) -> str:
        """Write the call that sets the index under a heading of a level; nothing without names."""
        if not self._entries:
            return ""
        named = strings(self._entries)
        return f"\n#index-of-names([{markup(title)}], {named}, level: {level})\n\n"
