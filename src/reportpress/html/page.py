"""The frame of every page: its head, without inline code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

from reportpress.html import metadata, names, opening, references
from reportpress.html.static_files import SCRIPT, SEARCH_SCRIPTS, own_files
from reportpress.pictures.cache import pictures
from reportpress.tree import page_languages
from reportpress.tree.book_facts import filled
from reportpress.tree.languages import Language
from reportpress.tree.source_numbers import numbers

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config

TEMPLATES = Path(__file__).with_name("templates")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'"
)
"""What a page may load. Inline styles stay allowed: Vega's tooltips and the theme set some."""

PRELOADED = ("IBMPlexSans-Regular.woff2", "IBMPlexSans-SemiBold.woff2")
SCRIPT_FONTS = {
    "arabic": ("IBMPlexSansArabic-Regular.woff2", "IBMPlexSansArabic-SemiBold.woff2"),
    "cyrillic": ("IBMPlexSans-Regular-Cyrillic.woff2", "IBMPlexSans-SemiBold-Cyrillic.woff2"),
}
"""What a page in another script loads besides: were it later, its text would move."""


def setup(app: Sphinx) -> None:
    """Register the templates and the page's context."""
    app.connect("config-inited", offer_templates)
    app.connect("html-page-context", frame, priority=950)


def offer_templates(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Let the press's templates come before the theme's."""
    config.templates_path = [str(TEMPLATES), *config.templates_path]
    # These buttons of the theme run inline code, which the policy refuses.
    own = {
        "use_fullscreen_button": False,
        "use_download_button": False,
        "home_page_in_toc": True,
        "article_header_start": ["toggle-primary-sidebar.html", "page-turn.html"],
        "footer_content_items": ["edition.html"],
        "primary_sidebar_end": [],
    }
    config.html_theme_options = {**config.html_theme_options, **own}
    pages = {"404": "404.html", "search": "search.html"}
    config.html_additional_pages = {**config.html_additional_pages, **pages}


def vega_name(app: Sphinx) -> str:
    """Return the name of Vega's script in the site, which changes with what it is made from."""
    return f"vega.{pictures(app).request_vega().stem.removeprefix('vega-')[:8]}.js"


def preloaded(known: list[Language], language: str | None) -> tuple[str, ...]:
    """Name the fonts that a page loads at once.

    Examples
    --------
    >>> preloaded([{"language": "ru", "script": "cyrillic"}], "ru")[2:]
    ('IBMPlexSans-Regular-Cyrillic.woff2', 'IBMPlexSans-SemiBold-Cyrillic.woff2')
    """
    scripts = [entry["script"] for entry in known if entry["language"] == language]
    return PRELOADED + tuple(font for script in scripts for font in SCRIPT_FONTS.get(script, ()))


def frame(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give a page what its head needs."""
    context["press_policy"] = POLICY
    language = page_languages.language(app.env, pagename)
    context["press_fonts"] = preloaded(app.config.press_languages, language)
    context["press_script"] = SCRIPT
    context["press_scripts"] = own_files(app.config.html_js_files)
    sources = numbers(app.env)
    context["press_sources"] = references.SCRIPT if sources else ""
    # The search reads the texts of the cards, so they come before it.
    context["press_search_scripts"] = [*([references.SCRIPT] if sources else ()), *SEARCH_SCRIPTS]
    if any(entry.docname == pagename for entry in sources.values()):
        context["press_scripts"].append(references.LIST_SCRIPT)
        context["body"] = references.slim(context["body"])
    context["press_search_label"] = app.config.press_search_label
    context["press_search_help"] = app.config.press_search_help
    context["press_vega"] = vega_name(app)
    context["press_edition"] = filled(app.config.typst_edition, app.config)
    context["press_licence"] = app.config.press_licence
    if language:
        direction = page_languages.direction(language)
        context["press_article"] = f'lang="{language}" dir="{direction}"'
    names.name(app, pagename, context)
    if "body" in context:
        # Roles that no longer exist, or that lack what they must hold.
        body = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')
        context["body"] = opening.numbered(body, app.config.press_chapter_label)
    context["press_meta"] = metadata.tags(app, pagename, context, doctree)
