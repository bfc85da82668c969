"""The index of names: which entries a text names, and the list behind the chapters.

``typst_names`` gives each entry, in the order of the index, the words by which the text names it,
one or a list; ``typst_names_unread`` names lists at the back, whose pages are no help. The compiler
finds the pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from docutils import nodes

from reportpress.tree.nodes import is_within
from reportpress.typst.text import array_of_strings, markup, string

UNREAD = (nodes.title, nodes.caption, nodes.figure, nodes.citation, nodes.literal, nodes.topic)
"""What holds words that are neither running text nor cells of a table."""

NOTES = ("exhibit-source", "exhibit-note")
"""Classes of small print below exhibits, which is not read either."""


class Names:
    r"""The names of a configuration, and where a text has them.

    Examples
    --------
    >>> names = Names({"Putin, Vladimir": "Putin", "Rosatom": ["Rosatom", "the builder"]})
    >>> names.marked(nodes.paragraph("", "Putin at Rosatom")[0])
    '#indexed("Putin, Vladimir");Putin at #indexed("Rosatom");Rosatom'
    >>> names.marked(nodes.paragraph("", "the\nbuilder’s, not Rosatom’an")[0])
    '#indexed("Rosatom");the builder’s, not Rosatom’an'
    >>> names.marked(nodes.paragraph("", "Rosatom", classes=["exhibit-note"])[0])
    'Rosatom'
    >>> Names({"Rosatom": "Rosatom"}, unread=["annex"]).marked(nodes.Text("Rosatom"), "annex")
    'Rosatom'
    """

    def __init__(
        self, entries: Mapping[str, str | list[str]], unread: Collection[str] = ()
    ) -> None:
        self._entries, self._unread = list(entries), unread
        words = {
            entry: [told] if isinstance(told, str) else told for entry, told in entries.items()
        }
        self._named = {word: entry for entry, listed in words.items() for word in listed}
        longest_first = sorted(self._named, key=len, reverse=True)
        # A name may go on in the next line of its source; in "Xi'an" there is none.
        names = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(names)})(?!\w|[’'](?!s\b)\w)")

    def marked(self, node: nodes.Text, docname: str = "") -> str:
        """Write a text of a document, with a mark before each name in it."""
        text = node.astext()
        is_read = self._named and docname not in self._unread and self._pattern.search(text)
        if not is_read or is_within(node, UNREAD) or _is_note(node):
            return markup(text)
        source = ""
        for place, part in enumerate(self._pattern.split(text)):
            if place % 2:
                source += f"#indexed({string(self._named[' '.join(part.split())])});"
            source += markup(part)
        return source

    def index(self, title: str, level: int) -> str:
        """Write the call that sets the index under a heading of a level; nothing without names."""
        if not self._entries:
            return ""
        named = array_of_strings(self._entries)
        return f"\n#index-of-names([{markup(title)}], {named}, level: {level})\n\n"


def _is_note(node: nodes.Node) -> bool:
    holder = node.parent
    while holder is not None and not {*holder["classes"]} & {*NOTES}:
        holder = holder.parent
    return holder is not None
