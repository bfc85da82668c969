"""What machines read of a page: description, card, citation and the datasets behind it."""

from __future__ import annotations

import json
import pkgutil
import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx

from reportpress.html import data_package, exhibit_pages
from reportpress.pictures.social_card import SIZE
from reportpress.tree import page_languages
from reportpress.tree.changes import FEED
from reportpress.tree.changes import page as changes_page
from reportpress.tree.domain import press_domain
from reportpress.tree.exhibit_index import entries
from reportpress.tree.short_version import CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

LONGEST = 200
CARD = "_static/card.png"
"""Where the site keeps the picture that others show with a link to it."""


def setup(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value("press_cover", "", "html", types=[str])
    app.add_config_value("press_datasets", "", "html", types=[str])
    app.add_config_value("press_published", "", "html", types=[str])
    app.add_config_value("press_edition", "", "html", types=[str])
    app.add_config_value("press_schema_type", "Book", "html", types=[str])
    app.add_config_value("press_licence", "", "html", types=[str])
    app.connect("env-updated", renew)


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the root page written again when another chapter offers files or no longer does."""
    downloads = sorted(data_package.offered(app, env).items())
    has_changed = press_domain(env).has_changed("downloads", downloads)
    return [app.config.root_doc] if has_changed and app.config.press_datasets else []


def description(doctree: nodes.document | None, default: str) -> str:
    """Return the first sentence of a chapter's short version, or how its first paragraph begins.

    Both end with a sentence or a word.
    """
    for box in doctree.findall(nodes.admonition) if doctree else ():
        if CLASS in box["classes"] and (answer := box.next_node(nodes.paragraph)):
            # Words in bold say what follows.
            told = [part for part in answer.children if not isinstance(part, nodes.strong)]
            text = " ".join("".join(part.astext() for part in told).split())
            return _shortened(re.split(r"(?<=[.!?]) ", text)[0])
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        if text := " ".join(paragraph.astext().split()):
            return _shortened(text)
    return default


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    stop = cut.rfind(". ")
    return cut[: stop + 1] if stop > 0 else cut[: cut.rfind(" ")] + "…"


def tags(app: Sphinx, pagename: str, context: dict[str, Any], tree: nodes.document | None) -> str:
    """Return the elements of a page's head that tell machines what it is."""
    config = app.config
    # A title is markup: its number has an element of its own.
    title = unescape(re.sub(r"<[^>]+>", "", context.get("title", config.project)))
    is_root = pagename in (config.root_doc, "index")
    own = config.typst_description if is_root else ""
    about = own or context.get("press_about") or description(tree, config.typst_description)
    seen = title if context.get("press_card") else config.typst_description
    card = context.get("press_card") or (CARD if config.press_cover else "")
    values: list[tuple[str, str, str]] = [
        ("name", "description", about),
        ("name", "author", config.author),
        ("property", "og:type", "book" if is_root else "article"),
        ("property", "og:title", title),
        ("property", "og:description", about),
        ("property", "og:site_name", config.project),
        ("name", "twitter:card", "summary_large_image"),
    ]
    if tree is not None or "press_card" in context:
        values += _citation(app, title, context, page_languages.language(app.env, pagename))
    if card:
        values += [
            ("property", "og:image", _address(app, context, card)),
            ("property", "og:image:width", str(SIZE[0])),
            ("property", "og:image:height", str(SIZE[1])),
            ("property", "og:image:alt", f"{config.project}: {seen}"),
        ]
    if config.html_baseurl and (tree is not None or "press_card" in context):
        values.append(("property", "og:url", context.get("pageurl") or ""))
    lines = [
        f'    <meta {kind}="{name}" content="{escape(text)}" />'
        for kind, name, text in values
        if text
    ]
    if changes_page(app.env):
        place, told = _address(app, context, FEED), escape(config.project)
        kind = 'rel="alternate" type="application/atom+xml"'
        lines.append(f'    <link {kind} title="{told}" href="{escape(place)}" />')
    for version in page_languages.versions(app.env, pagename) if tree is not None else ():
        address = _page(app, pagename, version.docname)
        lines.append(
            f'    <link rel="alternate" hreflang="{version.language}" href="{escape(address)}" />'
        )
    if pagename == config.root_doc and not config.press_preview:
        lines.append(
            f'    <script type="application/ld+json">{_linked(app, context, about)}</script>'
        )
    return "\n".join(lines)


def _page(app: Sphinx, pagename: str, docname: str) -> str:
    """Return the address of another page: a full one where the site's own is known."""
    base = app.config.html_baseurl
    if base:
        return f"{base.rstrip('/')}/{app.builder.get_target_uri(docname)}"
    # From within the page, since its address from itself would be empty.
    return app.builder.get_relative_uri(f"{pagename}/", docname).removeprefix("../")


def _citation(
    app: Sphinx, title: str, context: dict[str, Any], language: str | None
) -> Iterator[tuple[str, str, str]]:
    config = app.config
    # Whoever cites a chapter names it without its number.
    yield "name", "citation_title", re.sub(r"^\d+\. ", "", title)
    yield "name", "citation_book_title", config.project
    yield "name", "citation_author", config.author
    yield "name", "citation_publication_date", config.press_published
    yield "name", "citation_language", language or config.language
    pdf = _address(app, context, f"{config.typst_pdf_name}.pdf")
    yield "name", "citation_pdf_url", pdf


def _address(app: Sphinx, context: dict[str, Any], path: str) -> str:
    """Return the address of a file of the site: a full one where the site's own is known."""
    base = app.config.html_baseurl
    return f"{base.rstrip('/')}/{path}" if base else context["pathto"](path, 1)


def _linked(app: Sphinx, context: dict[str, Any], about: str) -> str:
    """Return the report and its datasets as linked data."""
    config = app.config
    report: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": config.press_schema_type,
        "name": config.project,
        "headline": config.project,
        "description": about,
        "inLanguage": config.language,
        "version": config.version,
        "author": {"@type": "Organization", "name": config.author},
        "keywords": ", ".join(config.typst_keywords),
    }
    if config.press_licence:
        report["license"] = config.press_licence
    if config.press_published:
        report["datePublished"] = config.press_published
    if config.html_baseurl:
        report["url"] = config.html_baseurl
    if config.press_datasets:
        places = data_package.offered(app, app.env)
        datasets = pkgutil.resolve_name(config.press_datasets)()
        report["isBasedOn"] = [_offered(app, context, dataset, places) for dataset in datasets]
    # "</" would end the script element.
    return json.dumps(report, ensure_ascii=False).replace("</", "<\\/")


def _offered(
    app: Sphinx, context: dict[str, Any], dataset: dict[str, Any], places: dict[str, str]
) -> dict[str, Any]:
    """Replace the path of a dataset by where the site offers its file, if it does."""
    described = {**dataset}
    path, kind = described.pop("path"), described.pop("encodingFormat")
    if path in places:
        described["distribution"] = {
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": _address(app, context, places[path]),
        }
    return described


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
    names = [*sorted(app.env.found_docs), *map(exhibit_pages.page_name, entries(app.env))]
    pages = [app.builder.get_target_uri(name) for name in names]
    lines = [f"<url><loc>{escape(f'{base}/{page}')}</loc></url>" for page in pages]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
