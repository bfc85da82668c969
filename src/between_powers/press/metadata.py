"""What machines read of a page: description, card, citation and the datasets behind it."""

from __future__ import annotations

import json
import pkgutil
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx

from between_powers.press.downloads import DOWNLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 200


def setup(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value("press_cover", "", "html", types=[str])
    app.add_config_value("press_datasets", "", "html", types=[str])
    app.add_config_value("press_published", "", "html", types=[str])


def description(doctree: nodes.document | None, default: str) -> str:
    """Return the beginning of a page's first paragraph, to the end of a sentence or word.

    Parameters
    ----------
    doctree : docutils.nodes.document or None
        The page; None for one without text, such as the search.
    default : str
        What stands for a page without a paragraph.
    """
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        text = " ".join(paragraph.astext().split())
        if not text:
            continue
        if len(text) <= LONGEST:
            return text
        cut = text[:LONGEST]
        stop = cut.rfind(". ")
        return cut[: stop + 1] if stop > 0 else cut[: cut.rfind(" ")] + "…"
    return default


def tags(app: Sphinx, pagename: str, context: dict[str, Any], tree: nodes.document | None) -> str:
    """Return the elements of a page's head that tell machines what it is."""
    config = app.config
    title = str(nodes.Text(context.get("title", config.project)).astext())
    is_root = pagename in (config.root_doc, "index")
    about = description(tree, config.typst_description)
    found: list[tuple[str, str, str]] = [
        ("name", "description", about),
        ("name", "author", config.author),
        ("property", "og:type", "book" if is_root else "article"),
        ("property", "og:title", title),
        ("property", "og:description", about),
        ("property", "og:site_name", config.project),
        ("name", "twitter:card", "summary_large_image"),
    ]
    if tree is not None:
        found += _citation(app, title, context)
    if config.press_cover:
        image = _address(app, context, f"{DOWNLOADS}/{config.press_cover}.png")
        found.append(("property", "og:image", image))
    if config.html_baseurl and tree is not None:
        found.append(("property", "og:url", context.get("pageurl") or ""))
    lines = [
        f'    <meta {kind}="{name}" content="{escape(text)}" />'
        for kind, name, text in found
        if text
    ]
    if is_root:
        lines.append(f'    <script type="application/ld+json">{_linked(app, about)}</script>')
    return "\n".join(lines)


def _citation(app: Sphinx, title: str, context: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    config = app.config
    yield "name", "citation_title", title
    yield "name", "citation_book_title", config.project
    yield "name", "citation_author", config.author
    yield "name", "citation_publication_date", config.press_published
    yield "name", "citation_language", config.language
    pdf = _address(app, context, f"{config.typst_pdf_name}.pdf")
    yield "name", "citation_pdf_url", pdf


def _address(app: Sphinx, context: dict[str, Any], path: str) -> str:
    """Return the address of a file of the site: a full one where the site's own is known."""
    base = app.config.html_baseurl
    return f"{base.rstrip('/')}/{path}" if base else context["pathto"](path, 1)


def _linked(app: Sphinx, about: str) -> str:
    """Return the report and its datasets as linked data."""
    config = app.config
    report: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": config.project,
        "headline": config.project,
        "description": about,
        "inLanguage": config.language,
        "version": config.version,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "author": {"@type": "Organization", "name": config.author},
        "keywords": ", ".join(config.typst_keywords),
    }
    if config.press_published:
        report["datePublished"] = config.press_published
    if config.html_baseurl:
        report["url"] = config.html_baseurl
    if config.press_datasets:
        report["isBasedOn"] = [
            {"@type": "Dataset", **dataset}
            for dataset in pkgutil.resolve_name(config.press_datasets)()
        ]
    # "</" would end the script element.
    return json.dumps(report, ensure_ascii=False).replace("</", "<\\/")


def sitemap(app: Sphinx) -> str:
    """Return the map of the site that search engines read; it needs the site's own address.

    Raises
    ------
    ValueError
        If the configuration gives no ``html_baseurl``.
    """
    base = app.config.html_baseurl.rstrip("/")
    if not base:
        raise ValueError("a site map needs html_baseurl in _config.yml")
    pages = [app.builder.get_target_uri(name) for name in sorted(app.env.found_docs)]
    lines = [f"<url><loc>{escape(f'{base}/{page}')}</loc></url>" for page in pages]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
