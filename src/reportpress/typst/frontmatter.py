"""The opening of ``book.typ``: what the cover and the file's metadata say."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime

from sphinx.config import Config
from sphinx.locale import _

from reportpress.tree.book_facts import filled
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.text import arguments, array_of_strings, linked_address, markup, string

#: An address in running text, without the full stop that ends the sentence.
_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:)])")


def default_title(config: Config) -> str:
    """Take the book's title from the project, or from where Jupyter Book puts it."""
    named = config.project != Config.config_values["project"].default
    return str(config.project if named else config.html_title)


def default_pdf_name(config: Config) -> str:
    """Make a file name, without suffix, of the book's title."""
    plain = unicodedata.normalize("NFKD", config.typst_title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "book"


def source_date() -> datetime | None:
    """Return the date of the sources, from SOURCE_DATE_EPOCH; never the clock's.

    Raises
    ------
    TypstEditionError
        If the variable is set but not a number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not seconds:
        return None
    if not seconds.isdecimal():
        raise TypstEditionError(f"SOURCE_DATE_EPOCH: '{seconds}' is not a number of seconds")
    return datetime.fromtimestamp(int(seconds), UTC)


def front_matter(
    config: Config, cover: str | None = None, abbreviated: Mapping[str, str] | None = None
) -> str:
    """Write the opening lines of the book's source, from the configuration and the book itself.

    `cover` is what :func:`~reportpress.typst.cover.cover_figure` writes, `abbreviated` are meanings
    of abbreviations.
    """
    date = source_date()
    settings = arguments(
        title=string(config.typst_title),
        subtitle=_known(config.typst_subtitle),
        author=_known(config.author),
        version=_known(config.version),
        edition=_known(filled(config.typst_edition, config)),
        description=_known(config.typst_description),
        keywords=array_of_strings([str(word) for word in config.typst_keywords]),
        lang=string((config.language or "en").split("_")[0]),
        region=_known(config.typst_region),
        contents_title=string(_("Contents")),
        figures_title=string(_("Figures")),
        tables_title=string(_("Tables")),
        continued=string(_("continued")),
        sources=string(_("Sources")),
        unhyphenated=array_of_strings([re.escape(word) for word in config.typst_unhyphenated])
        if config.typst_unhyphenated
        else None,
        exhibit_lists=None if config.typst_exhibit_lists else "false",
        cover_figure=cover,
        abbreviations_title=string(config.typst_abbreviations_title) if abbreviated else None,
        abbreviated=_pairs(abbreviated) if abbreviated else None,
        colophon_title=_known(config.typst_colophon_title) if config.typst_colophon else None,
        colophon_entries=_colophon(config) if config.typst_colophon else None,
        date=None if date is None else _datetime(date),
    )
    return f'#import "template.typ": *\n\n#show: book.with({settings})\n\n'


def _colophon(config: Config) -> str:
    """Write the pairs of the imprint; what has no words, such as an unknown contact, stays away."""
    told = {str(name): filled(str(text), config) for name, text in config.typst_colophon.items()}
    return _pairs({name: text for name, text in told.items() if text})


def _pairs(entries: Mapping[str, str]) -> str:
    """Write pairs of a name and its words, their addresses as links."""
    pairs = ""
    for name, text in entries.items():
        words = ""
        for place, part in enumerate(_ADDRESS.split(text)):
            words += linked_address(part, part) if place % 2 else markup(part)
        pairs += f"([{markup(name)}], [{words}]),"
    return f"({pairs})"


def _known(text: str) -> str | None:
    return string(text) if text and text != "unknown" else None


def _datetime(date: datetime) -> str:
    units = ("year", "month", "day", "hour", "minute", "second")
    return f"datetime({', '.join(f'{unit}: {getattr(date, unit)}' for unit in units)})"
