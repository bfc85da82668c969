"""The order of the numbered list of references.

It is that of the names of the authors, without regard to case, accents and a leading article; then
that of the dates.
"""

from __future__ import annotations

import unicodedata

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.style.sorting import BaseSortingStyle
from sphinx.application import Sphinx

from reportpress.tree.reference_style import NAME, reference


def order(entry: Entry) -> tuple[str, str, str]:
    """Return what entries are sorted by.

    Examples
    --------
    >>> from pybtex.database import Person
    >>> order(Entry("misc", {"title": "Oil"}, {"author": [Person("{The Économist}")]}))
    ('economist', '', 'oil')
    """
    author, _, title, *_ = reference(entry)
    return folded(author or title), entry.fields.get("date", ""), folded(title)


def folded(words: str) -> str:
    """Write words in lower case, without accents, signs and a leading article."""
    plain = unicodedata.normalize("NFKD", words.casefold().removeprefix("the "))
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ").strip()


class NameOrder(BaseSortingStyle):  # type: ignore[misc]
    """The order of the list."""

    def sorting_key(self, entry: Entry) -> tuple[str, str, str]:
        """Return what an entry is sorted by."""
        return order(entry)


def setup(app: Sphinx) -> None:  # noqa: ARG001 - an extension's signature
    """Register the order under the name of its style."""
    register_plugin("pybtex.style.sorting", NAME, NameOrder, force=True)
