"""How an entry of the numbered list of references reads, as a style of pybtex: ``numbered``.

Of an entry ``@misc`` it prints author, date, title, where it stands or was read (``howpublished``,
``note``), language and address. Days of access are told above the list, by tree/reference_list.py.
``date``, ``urldate`` and ``language`` are fields of BibLaTeX. Other types read as in pybtex's own
style ``unsrt``. Their order is in reference_order.py.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any, NamedTuple

from babel.dates import format_date
from docutils.utils.smartquotes import smartyPants
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.unsrt import Style
from sphinx.application import Sphinx

from reportpress.tree.addresses import short

NAME = "numbered"
NO_DATE = "no date"


class Reference(NamedTuple):
    """What an entry says, each part in words."""

    author: str
    date: str
    title: str
    place: str  # where it stands, or where and how it was read
    language: str
    accessed: str
    address: str
    reading: str  # how much of it was read, for where an entry is told in full


def reference(entry: Entry) -> Reference:
    """Take an entry apart.

    Examples
    --------
    >>> fields = {"title": "Oil", "date": "2025-03", "note": "as quoted by B"}
    >>> reference(Entry("misc", fields))[:4]
    ('', 'March 2025', 'Oil', 'as quoted by B')
    """
    authors = tuple(map(str, entry.persons.get("author", ())))
    return _reference(authors, tuple(entry.fields.items()))


# Each entry is asked for as the list is sorted, written and shown, at every build of a preview.
@cache
def _reference(authors: tuple[str, ...], items: tuple[tuple[str, str], ...]) -> Reference:
    fields = {name.lower(): text for name, text in items}
    parts = {name: _plain(fields.get(name, "")) for name in _PRINTED}
    return Reference(
        author="; ".join(map(_plain, authors)),
        date=day_in_words(fields.get("date") or fields.get("year", "")) or NO_DATE,
        title=typeset(parts["title"]),
        place=", ".join(filter(None, (parts["howpublished"], parts["note"]))),
        language=f"In {parts['language']}" if parts["language"] else "",
        accessed=_accessed(fields.get("urldate", "")),
        address=fields.get("url", ""),
        reading=parts["annote"],
    )


def typeset(title: str) -> str:
    """Give a title that was copied from a page the quotes and dashes of a printed one.

    Examples
    --------
    >>> typeset("'I won't' - the town's rain, 2010-2014")
    '‘I won’t’ – the town’s rain, 2010–2014'
    """
    quoted = smartyPants(title, "qe") if re.search("['\"]", title) else title
    return _RANGE.sub(r"\1–\2", quoted.replace(" - ", " – "))


_RANGE = re.compile(r"(?<![\w-])(\d+)-(\d+)(?![\w-])")
_PRINTED = ("title", "howpublished", "note", "language", "annote")


def _plain(latex: str) -> str:
    """Write text without its commands; the parser, which is slow, is asked where there are some."""
    bare = latex[1:-1] if latex.startswith("{") and latex.endswith("}") else latex
    return str(Text.from_latex(latex)) if re.search(r"[\\{}~$]|--", bare) else bare


@cache
def day_in_words(date: str) -> str:
    """Write a year, month or day of ISO 8601 in words; anything else as it is.

    Examples
    --------
    >>> day_in_words("2026-01-02")
    '2 January 2026'
    """
    form = {7: "MMMM y", 10: "d MMMM y"}.get(len(date))
    if form is None:
        return date
    return str(format_date(datetime.date.fromisoformat(f"{date}-01"[:10]), form, locale="en"))


def _accessed(date: str) -> str:
    return f"Accessed {day_in_words(date)}" if date else ""


class NumberedStyle(Style):  # type: ignore[misc]
    """The style; its numbers follow its order."""

    default_sorting_style = NAME

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Write an entry."""
        if entry.type != "misc":
            return super().format_entry(label, entry, bib_data)
        return FormattedEntry(entry.key, _written(reference(entry)), label)


def _linked(place: str) -> list[str | HRef]:
    """Part a place at the addresses in it, which are links as others are.

    Examples
    --------
    >>> _linked("copy at a.org/b-c, read whole")
    ['copy at ', HRef('https://a.org/b-c', 'a.org/b-c'), ', read whole']
    """
    parts = _ADDRESS.split(place)
    return [HRef(f"https://{part}", part) if at % 2 else part for at, part in enumerate(parts)]


#: An address with more than the name of a site.
_ADDRESS = re.compile(r"((?<!\S)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s,;()]+)")


@cache
def _written(entry: Reference) -> Text:
    linked = HRef(entry.address, entry.title) if entry.address else Text(entry.title)
    head = f"{entry.author} ({entry.date}). “" if entry.author else "“"
    title = Text(head, linked, "”" if entry.author else f"” ({entry.date})")
    if entry.place:
        title = Text(title, ", ", *_linked(entry.place))
    text = Text(title, f". {entry.language}." if entry.language else ".")
    return Text(text, " ", HRef(entry.address, short(entry.address))) if entry.address else text


def setup(app: Sphinx) -> None:  # noqa: ARG001 - an extension's signature
    """Register the style under its name."""
    register_plugin("pybtex.style.formatting", NAME, NumberedStyle, force=True)
