"""The EPUB as a file: its package, contents and chapters, the same bytes from every build."""

from __future__ import annotations

import re
import uuid
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx

from reportpress.contract import FONTS
from reportpress.edition.archive import zipped
from reportpress.epub.page import Chapter, chapter
from reportpress.tree.book_facts import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE = Path(__file__).with_name("book.css")
COVER = "cover.png"
"""The picture of the cover, in the folder of the document trees until it is in the EPUB."""

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
FEATURES = ("alternativeText", "structuralNavigation", "tableOfContents", "MathML")


def write(app: Sphinx, out: Path) -> None:
    """Write the EPUB of a site that has been built."""
    chapters = read(app, out)
    cover = Path(app.doctreedir) / COVER
    files = {"package.opf": package(app, chapters, cover.exists()), "nav.xhtml": nav(app, chapters)}
    files |= {name: xhtml(app, chapter) for name, chapter in chapters.items()}
    files["title.xhtml"] = title_page(app, cover.exists())
    within = {name: text.encode() for name, text in files.items()}
    within |= {
        path.name: path.read_bytes()
        for path in (STYLE, *fonts(), *([cover] if cover.exists() else ()))
    }
    held = {f"book/{name}": content for name, content in within.items()}
    held |= {"mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER.encode()}
    path = out / f"{app.config.typst_pdf_name}.epub"
    path.write_bytes(zipped(held, head="mimetype"))


def fonts() -> list[Path]:
    """Name the fonts that an EPUB carries."""
    return sorted((FONTS / "woff2").glob("*.woff2"))


def read(app: Sphinx, out: Path) -> dict[str, Chapter]:
    """Take the chapters from their pages, in the order of the contents, by file name.

    A link to a place that no chapter has any more is no link.
    """
    root = app.config.root_doc
    order = [root, *app.env.toctree_includes.get(root, ())]
    pages = {app.builder.get_target_uri(name): f"{name.rpartition('/')[2]}.xhtml" for name in order}
    read_chapters = {
        file: chapter(
            (out / page).read_text(encoding="utf-8"), page, pages, app.config.html_baseurl or ""
        )
        for page, file in pages.items()
    }
    known = {file: one.ids for file, one in read_chapters.items()}
    return {
        file: one._replace(body=_checked(one.body, file, known))
        for file, one in read_chapters.items()
    }


def _checked(body: str, own: str, known: Mapping[str, set[str]]) -> str:
    def lead(found: re.Match[str]) -> str:
        file, anchor = found[1] or own, found[2]
        return found[0] if file not in known or anchor in known[file] else f'href="{file}"'

    return re.sub(r'href="([\w.-]*)#([^"]*)"', lead, body)


def xhtml(app: Sphinx, chapter: Chapter) -> str:
    """Set a chapter as a page of XHTML."""
    language = chapter.language or app.config.language
    direction = f' dir="{chapter.direction}"' if chapter.direction else ""
    return _page(language, chapter.title, chapter.body, direction)


def _page(language: str, title: str, body: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}"{attributes}>\n'
        f'<head><meta charset="utf-8"/><title>{escape(title)}</title>'
        f'<link rel="stylesheet" href="book.css"/></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def title_page(app: Sphinx, has_cover: bool) -> str:
    """Return the page that opens the book: its cover, name, whose it is, and of which edition."""
    config = app.config
    alt = escape(f"{config.project}: {config.typst_description}")
    cover = f'<section class="cover" epub:type="cover"><img src="{COVER}" alt="{alt}"/></section>\n'
    words = [config.author, filled(config.typst_edition, config), config.copyright]
    lines = "".join(f"<p>{escape(text)}</p>" for text in words if text)
    return _page(
        config.language,
        config.project,
        f'{cover if has_cover else ""}<section class="title-page" epub:type="titlepage">'
        f'<h1>{escape(config.project)}</h1><p class="subtitle">{escape(config.typst_subtitle)}</p>'
        f"{lines}</section>",
    )


def nav(app: Sphinx, chapters: Mapping[str, Chapter]) -> str:
    """Return the contents, which reading programs show and follow."""
    entries = "".join(
        f'<li><a href="{file}">{escape(chapter.title)}</a>{_sections(file, chapter)}</li>\n'
        for file, chapter in chapters.items()
    )
    body = f'<nav epub:type="toc"><h1>Contents</h1><ol>\n{entries}</ol></nav>'
    return _page(app.config.language, "Contents", body)


def _sections(file: str, chapter: Chapter) -> str:
    items = "".join(
        f'<li><a href="{file}#{anchor}">{escape(title)}</a></li>'
        for anchor, title in chapter.sections
    )
    return f"<ol>{items}</ol>" if items else ""


def package(app: Sphinx, chapters: Mapping[str, Chapter], has_cover: bool) -> str:
    """Return what an EPUB says of itself: name, maker, licence, files and their order."""
    config = app.config
    edition = filled(config.press_edition, config)
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{config.project} {edition}")
    day = (config.press_published + "-01-01")[:10] if config.press_published else "1980-01-01"
    items = [
        _item("nav.xhtml", "application/xhtml+xml", "nav"),
        _item("title.xhtml", "application/xhtml+xml"),
        *(
            _item(file, "application/xhtml+xml", _holds(chapter))
            for file, chapter in chapters.items()
        ),
        _item("book.css", "text/css"),
        *(_item(font.name, "font/woff2") for font in fonts()),
        *([_item(COVER, "image/png", "cover-image")] if has_cover else []),
    ]
    spine = "".join(f'<itemref idref="{_id(file)}"/>' for file in ("title.xhtml", *chapters))
    features = "".join(
        f'<meta property="schema:accessibilityFeature">{name}</meta>' for name in FEATURES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{config.language}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>'
        f"<dc:title>{escape(config.project)}</dc:title>"
        f"<dc:creator>{escape(config.author)}</dc:creator>"
        f"<dc:language>{config.language}</dc:language>"
        f"<dc:description>{escape(config.typst_description)}</dc:description>"
        f"<dc:rights>{escape(config.press_licence or config.copyright)}</dc:rights>"
        f"<dc:date>{day}</dc:date>"
        f'<meta property="dcterms:modified">{day}T00:00:00Z</meta>'
        '<meta property="schema:accessMode">textual</meta>'
        '<meta property="schema:accessMode">visual</meta>'
        '<meta property="schema:accessModeSufficient">textual</meta>'
        f"{features}"
        '<meta property="schema:accessibilityHazard">none</meta>'
        "</metadata>\n"
        f"<manifest>{''.join(items)}</manifest>\n<spine>{spine}</spine>\n</package>\n"
    )


def _id(file: str) -> str:
    return f"file-{file.replace('.', '-')}"


def _item(file: str, kind: str, properties: str = "") -> str:
    attribute = f' properties="{properties}"' if properties else ""
    return f'<item id="{_id(file)}" href="{file}" media-type="{kind}"{attribute}/>'


def _holds(chapter: Chapter) -> str:
    """Name the languages besides XHTML that a chapter is written in."""
    return " ".join(
        name for name, tag in (("svg", "<svg"), ("mathml", "<math")) if tag in chapter.body
    )
