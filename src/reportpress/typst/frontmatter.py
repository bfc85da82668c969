"""The opening of ``book.typ``: what the cover and the file's metadata say."""

from __future__ import annotations

import os
import pkgutil
import re
import unicodedata
from datetime import UTC, datetime

from sphinx.config import Config
from sphinx.locale import _

from reportpress.typst.errors import TypstEditionError
from reportpress.typst.text import arguments, linked_address, markup, string, strings

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


def front_matter(config: Config) -> str:
    """Write the opening lines of the book's source, from the configuration."""
    date = source_date()
    settings = arguments(
        title=string(config.typst_title),
        subtitle=_known(config.typst_subtitle),
        author=_known(config.author),
        version=_known(config.version),
        edition=_known(filled(config.typst_edition, config)),
        description=_known(config.typst_description),
        keywords=strings([str(word) for word in config.typst_keywords]),
        lang=string((config.language or "en").split("_")[0]),
        region=_known(config.typst_region),
        contents_title=string(_("Contents")),
        figures_title=string(_("Figures")),
        tables_title=string(_("Tables")),
        continued=string(_("continued from previous page")),
        unhyphenated=strings([re.escape(word) for word in config.typst_unhyphenated])
        if config.typst_unhyphenated
        else None,
        colophon_title=_known(config.typst_colophon_title) if config.typst_colophon else None,
        colophon_entries=_colophon(config) if config.typst_colophon else None,
        date=None if date is None else _datetime(date),
    )
    return f'#import "template.typ": *\n\n#show: book.with({settings})\n\n'


def filled(text: str, config: Config) -> str:
    """Put facts of the book where a text of the configuration names them.

    It may hold ``{title}``, ``{author}``, ``{version}`` and the names that the function named by
    ``typst_facts`` returns; other braces stay.
    """
    known = {"title": config.typst_title, "author": config.author, "version": config.version}
    if config.typst_facts:
        known |= pkgutil.resolve_name(config.typst_facts)()
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _colophon(config: Config) -> str:
    """Write the pairs of the imprint, their addresses as links."""
    pairs = ""
    for name, text in config.typst_colophon.items():
        words = ""
        for place, part in enumerate(_ADDRESS.split(filled(str(text), config))):
            words += linked_address(part, part) if place % 2 else markup(part)
        pairs += f"([{markup(str(name))}], [{words}]),"
    return f"({pairs})"


def _known(text: str) -> str | None:
    return string(text) if text and text != "unknown" else None


def _datetime(date: datetime) -> str:
    units = ("year", "month", "day", "hour", "minute", "second")
    return f"datetime({', '.join(f'{unit}: {getattr(date, unit)}' for unit in units)})"
