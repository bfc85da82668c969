"""How to cite the whole report: in words, and as files that reference managers read.

Both files follow from the configuration alone: BibTeX, and RIS as Zotero, EndNote and Mendeley read
it. An address stands in them where ``html_baseurl`` gives the site one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportpress.tree.book_facts import filled

if TYPE_CHECKING:
    from sphinx.config import Config

KINDS = {"Book": ("book", "BOOK"), "Report": ("techreport", "RPRT")}
"""BibTeX's and RIS' names for schema.org's types; any other is a work of no kind of its own."""

OTHER = ("misc", "GEN")
FORMATS = {"bib": "BibTeX", "ris": "RIS"}
"""Endings of the files, and what a reader calls them."""


def edition(config: Config) -> str:
    """Return the versions of the book and its data as words that follow its name."""
    words = filled(config.press_edition, config)
    return f", {words}" if words else ""


def title(config: Config) -> str:
    """Return title and subtitle of the report."""
    return ": ".join(filter(None, (config.project, config.typst_subtitle)))


def words(config: Config) -> str:
    """Return the citation in one line, without an address."""
    year = f", {config.press_published[:4]}" if config.press_published else ""
    return f"{config.author}, {title(config)}{edition(config)}{year}."


def bibtex(config: Config) -> str:
    """Return the report as an entry of BibTeX."""
    kind, _ = KINDS.get(config.press_schema_type, OTHER)
    year, _, month = config.press_published.partition("-")
    fields = {
        # In braces of its own, since a body has no family name.
        "author": f"{{{config.author}}}",
        "title": f"{{{title(config)}}}",
        "publisher" if kind == "book" else "institution": f"{{{config.author}}}",
        "year": year,
        "month": month[:2].lstrip("0"),
        "note": edition(config).removeprefix(", ").capitalize(),
        "url": config.html_baseurl,
        "language": config.language,
        "keywords": ", ".join(config.typst_keywords),
        "abstract": config.typst_description,
    }
    lines = [
        f"  {name} = {{{text if name == 'url' else _escaped(text)}}},\n"
        for name, text in fields.items()
        if text
    ]
    return f"@{kind}{{{_key(config)},\n{''.join(lines)}}}\n"


def ris(config: Config) -> str:
    """Return the report as a record of RIS."""
    _, kind = KINDS.get(config.press_schema_type, OTHER)
    fields = [
        ("TY", kind),
        ("ID", _key(config)),
        ("AU", config.author),
        ("TI", title(config)),
        ("PB", config.author),
        ("PY", config.press_published[:4]),
        ("DA", config.press_published.replace("-", "/")),
        ("ET", edition(config).removeprefix(", ")),
        ("UR", config.html_baseurl),
        ("LA", config.language),
        *(("KW", word) for word in config.typst_keywords),
        ("AB", config.typst_description),
    ]
    lines = [f"{tag}  - {text}\r\n" for tag, text in fields if text]
    return f"{''.join(lines)}ER  - \r\n"


def names(config: Config) -> dict[str, str]:
    """Return the name of each file, at the root of the site, by what a reader calls it."""
    return {called: f"{config.typst_pdf_name}.{ending}" for ending, called in FORMATS.items()}


def write(config: Config, out: Path) -> None:
    """Write both files."""
    for name, text in zip(names(config).values(), (bibtex(config), ris(config)), strict=True):
        (out / name).write_text(text, encoding="utf-8", newline="")


def _key(config: Config) -> str:
    return "-".join(filter(None, (config.typst_pdf_name, config.press_published[:4])))


def _escaped(text: str) -> str:
    """Mark the letters that BibTeX would take for commands."""
    return "".join(f"\\{letter}" if letter in "&%#$_" else letter for letter in text)
