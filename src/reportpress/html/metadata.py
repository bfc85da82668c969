"""What machines read of a page: description, card, citation, and its other forms."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx

from reportpress.html import linked_data
from reportpress.html.names import TAG
from reportpress.pictures.social_card import SIZE
from reportpress.tree import page_languages
from reportpress.tree.change_log import FEED
from reportpress.tree.change_log import page as changes_page
from reportpress.tree.short_version import CLASS
from reportpress.tree.site_addresses import full_address

if TYPE_CHECKING:
    from collections.abc import Iterator


LONGEST = 200
CARD = "_static/card.png"
"""Where the site keeps the picture that others show with a link to it."""


def setup(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value("press_cover", "", "html", types=[str])
    app.add_config_value("press_published", "", "html", types=[str])
    app.add_config_value("press_edition", "", "html", types=[str])
    app.add_config_value("press_licence", "", "html", types=[str])


def description(doctree: nodes.document | None, default: str) -> str:
    """Return the first sentence of a chapter's short version, or how its first paragraph begins.

    Both end with a sentence or a word.
    """
    for box in doctree.findall(nodes.admonition) if doctree else ():
        if CLASS in box["classes"] and (answer := box.next_node(nodes.paragraph)):
            # Words in bold say what follows.
            paragraphs = [part for part in answer.children if not isinstance(part, nodes.strong)]
            text = " ".join("".join(part.astext() for part in paragraphs).split())
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


Tag = tuple[str, str, str]
"""An element ``<meta>``: the attribute that names it, its name and its content."""


def tags(app: Sphinx, pagename: str, context: dict[str, Any], tree: nodes.document | None) -> str:
    """Return the elements of a page's head that tell machines what it is."""
    config = app.config
    is_root = pagename in (config.root_doc, "index")
    own = config.typst_description if is_root else ""
    about = own or context.get("press_about") or description(tree, config.typst_description)
    values = [*_described(app, context, about, is_root=is_root)]
    if tree is not None or "press_card" in context:
        values += _citation(app, context, page_languages.language(app.env, pagename))
    values += _card(app, context)
    if config.html_baseurl and (tree is not None or "press_card" in context):
        values.append(("property", "og:url", context.get("pageurl") or ""))
    lines = [
        f'<meta {kind}="{name}" content="{escape(text)}" />' for kind, name, text in values if text
    ]
    lines += _links(app, pagename, context, is_chapter=tree is not None)
    if pagename == config.root_doc and not config.press_preview:
        data = linked_data.report(app, about, lambda path: _address(app, context, path))
        lines.append(f'<script type="application/ld+json">{data}</script>')
    return "\n".join(f"    {line}" for line in lines)


def _title(app: Sphinx, context: dict[str, Any]) -> str:
    """Return the title of a page without its markup: the number has an element of its own."""
    return unescape(TAG.sub("", context.get("title", app.config.project)))


def _described(app: Sphinx, context: dict[str, Any], about: str, *, is_root: bool) -> Iterator[Tag]:
    config = app.config
    yield "name", "description", about
    yield "name", "author", config.author
    yield "property", "og:type", "book" if is_root else "article"
    yield "property", "og:title", _title(app, context)
    yield "property", "og:description", about
    yield "property", "og:site_name", config.project
    yield "name", "twitter:card", "summary_large_image"


def _card(app: Sphinx, context: dict[str, Any]) -> Iterator[Tag]:
    """Yield what names the picture that others show with a link: the page's own, or the book's."""
    config, own = app.config, context.get("press_card")
    seen = _title(app, context) if own else config.typst_description
    card = own or (CARD if config.press_cover else "")
    if card:
        yield "property", "og:image", _address(app, context, card)
        yield "property", "og:image:width", str(SIZE[0])
        yield "property", "og:image:height", str(SIZE[1])
        yield "property", "og:image:alt", f"{config.project}: {seen}"


def _links(
    app: Sphinx, pagename: str, context: dict[str, Any], *, is_chapter: bool
) -> Iterator[str]:
    """Yield the links to the feed, and to a page in its other languages."""
    if changes_page(app.env):
        place, title = escape(_address(app, context, FEED)), escape(app.config.project)
        kind = 'rel="alternate" type="application/atom+xml"'
        yield f'<link {kind} title="{title}" href="{place}" />'
    for version in page_languages.versions(app.env, pagename) if is_chapter else ():
        address = escape(_page(app, pagename, version.docname))
        yield f'<link rel="alternate" hreflang="{version.language}" href="{address}" />'


def _page(app: Sphinx, pagename: str, docname: str) -> str:
    """Return the address of another page: a full one where the site's own is known."""
    if app.config.html_baseurl:
        return full_address(app.config, app.builder.get_target_uri(docname))
    # From within the page, since its address from itself would be empty.
    return app.builder.get_relative_uri(f"{pagename}/", docname).removeprefix("../")


def _citation(app: Sphinx, context: dict[str, Any], language: str | None) -> Iterator[Tag]:
    config = app.config
    # Whoever cites a chapter names it without its number.
    yield "name", "citation_title", re.sub(r"^\d+\. ", "", _title(app, context))
    yield "name", "citation_book_title", config.project
    yield "name", "citation_author", config.author
    yield "name", "citation_publication_date", config.press_published
    yield "name", "citation_language", language or config.language
    pdf = _address(app, context, f"{config.typst_pdf_name}.pdf")
    yield "name", "citation_pdf_url", pdf


def _address(app: Sphinx, context: dict[str, Any], path: str) -> str:
    """Return the address of a file of the site: a full one where the site's own is known."""
    if app.config.html_baseurl:
        return full_address(app.config, path)
    return str(context["pathto"](path, 1))
