"""The opening of ``book.typ``: what the cover and the file's metadata say."""

from __future__ import annotations

import os
import re
import unicodedata
from datetime import UTC, datetime

from sphinx.config import Config
from sphinx.locale import _

from between_powers.press.typst.errors import TypstEditionError
from between_powers.press.typst.escape import arguments, string, strings


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
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    if not given.isdecimal():
        raise TypstEditionError(f"SOURCE_DATE_EPOCH: '{given}' is not a number of seconds")
    return datetime.fromtimestamp(int(given), UTC)


def front_matter(config: Config) -> str:
    """Write the opening lines of the book's source.

    Parameters
    ----------
    config : Config
        Sphinx's configuration; ``author``, ``version`` and the ``typst_*`` values.
    """
    date = source_date()
    given = arguments(
        title=string(config.typst_title),
        subtitle=_known(config.typst_subtitle),
        author=_known(config.author),
        version=_known(config.version),
        edition=_known(config.typst_edition),
        description=_known(config.typst_description),
        keywords=strings([str(word) for word in config.typst_keywords]),
        lang=string((config.language or "en").split("_")[0]),
        region=_known(config.typst_region),
        contents_title=string(_("Contents")),
        date=None if date is None else _datetime(date),
    )
    return f'#import "template.typ": *\n\n#show: book.with({given})\n\n'


def _known(text: str) -> str | None:
    return string(text) if text and text != "unknown" else None


def _datetime(date: datetime) -> str:
    units = ("year", "month", "day", "hour", "minute", "second")
    return f"datetime({', '.join(f'{unit}: {getattr(date, unit)}' for unit in units)})"
