"""A text of an exhibit that the page says in other words than the screen."""

from __future__ import annotations


class EditionText(str):
    """The words for a screen, and in `printed` those for the page."""

    __slots__ = ("printed",)

    printed: str


def by_edition(screen: str, *, printed: str) -> EditionText:
    """Give a title, subtitle or note other words in print, where rows or columns stay away.

    What is returned is the text for the screen wherever no edition is known. An empty note is left
    out of its edition.

    Examples
    --------
    >>> told = by_edition("All 120 ratings", printed="The 33 ratings that decide")
    >>> told, told.printed
    ('All 120 ratings', 'The 33 ratings that decide')
    """
    text = EditionText(screen)
    text.printed = printed
    return text
