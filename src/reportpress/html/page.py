"""The frame of every page: its head without inline code, and one style sheet for the site."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

from reportpress.html import css, metadata, names, opening, references, search, sheet
from reportpress.pictures.cache import pictures
from reportpress.tree import page_languages
from reportpress.tree.book_facts import filled
from reportpress.tree.languages import Language
from reportpress.tree.source_numbers import numbers

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config

STATIC, TEMPLATES = Path(__file__).with_name("static"), Path(__file__).with_name("templates")
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
SHEETS = ("site.css", "unscripted.css")
"""The one style sheet of the site, and what it lacks where no script chooses light or dark."""
SCRIPT = "press.js"
"""The script of every page: the following in one file, since each file costs a request."""
SCRIPTS = ("charts.js", "tables.js", "cards.js", "exhibits.js", "search-open.js")
LATE_SCRIPTS = ("tooltips.js", "inputs.js")
"""What `charts.js` loads with the first live chart, and with the first that a reader works."""
SEARCH_SCRIPTS = ("search-find.js", search.INDEX, "search.js")
"""What `search-open.js` loads when a reader first comes to a field, in their order."""
OWN_SCRIPTS = (*SCRIPTS, *LATE_SCRIPTS, "search-find.js", "search.js", references.LIST_SCRIPT)
THEME_SCRIPTS = ("pydata-sphinx-theme.js", "sphinx-book-theme.js")
LOADED = re.compile(r"(fonts|charts)/|vega\.\w+\.js$")
"""Files that other modules write below the static folder, and keep in order there."""
COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
VERSIONED = re.compile(r"(_static/([\w./-]+)\?v=)[0-9a-f]+")
"""An asset's address in a page; what follows becomes the beginning of the file's digest."""


def setup(app: Sphinx) -> None:
    """Register the templates, the page's context and the step that ends the build."""
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


def configured_files(app: Sphinx) -> set[str]:
    """Name the files below the static folder that the configuration asks for, by their paths."""
    config, root = app.config, Path(app.confdir)
    folders = {(root / entry).resolve() for entry in config.html_static_path}
    names = {
        path.relative_to(folder).as_posix()
        for folder in folders
        # Extensions add folders of their own, from where they are installed.
        if folder.is_relative_to(root) and not folder.is_relative_to(sys.prefix)
        for path in folder.rglob("*")
        if folder != STATIC and path.is_file()
    }
    logos = [config.html_logo, config.html_favicon, *config.html_theme_options["logo"].values()]
    return names | {Path(str(logo)).name for logo in logos if logo}


def own_files(entries: list[Any]) -> list[str]:
    """Name the report's own style sheets or scripts; the policy lets no page load those of others.

    Examples
    --------
    >>> own_files(["a.css", ("b.css", {"priority": 900}), "https://example.org/c.css"])
    ['a.css', 'b.css']
    """
    names = [entry if isinstance(entry, str) else entry[0] for entry in entries]
    return [name for name in names if "://" not in name]


def write_scripts(static: Path) -> None:
    """Write the press's scripts without comments, for which no reader need wait."""
    texts = {
        name: COMMENT.sub("", (STATIC / name).read_text(encoding="utf-8")) for name in OWN_SCRIPTS
    }
    (static / SCRIPT).write_text("".join(texts.pop(name) for name in SCRIPTS), encoding="utf-8")
    for name, text in texts.items():
        (static / name).write_text(text, encoding="utf-8")


def bring_own_sheets(app: Sphinx, static: Path) -> None:
    """Copy the report's own sheets, which Sphinx leaves where no page is written."""
    for folder in app.config.html_static_path:
        for name in own_files(app.config.html_css_files):
            path = Path(app.confdir, folder, name)
            if path.is_file():
                (static / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, static / name)


def write_sheet(app: Sphinx, out: Path) -> None:
    """Write the site's style sheet, mark the assets of every page, and drop what no page loads."""
    static = out / "_static"
    write_scripts(static)
    bring_own_sheets(app, static)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))}
    scripts = [static / "scripts" / name for name in THEME_SCRIPTS]
    scripts += [STATIC / name for name in OWN_SCRIPTS]
    # The press's own sheets count as scripts: what they name may be added by Vega.
    scripts += [STATIC / "style" / f"{name}.css" for name in css.OWN]
    code = [path.read_text(encoding="utf-8") for path in scripts]
    names = css.used(pages.values(), code)
    patterns = [*css.SHEETS, *own_files(app.config.html_css_files)]
    sheets = css.Sheets(Path(app.doctreedir) / "styles", patterns)
    sheets.gather(static)
    rules = sheet.applying(sheets.rules(static), names)
    rules = sheet.alive(rules, [*code, *pages.values()])
    for name, chosen in zip(SHEETS, (rules, sheet.unscripted(rules)), strict=True):
        (static / name).write_text(sheet.written(chosen), encoding="utf-8")
    versions: dict[str, str] = {}

    def version(match: re.Match[str]) -> str:
        name = match[2]
        if name not in versions:
            versions[name] = hashlib.sha256((static / name).read_bytes()).hexdigest()[:8]
        return match[1] + versions[name]

    for path, page in pages.items():
        marked = VERSIONED.sub(version, page)
        if marked != page:
            path.write_text(marked, encoding="utf-8")
    (out / "searchindex.js").unlink(missing_ok=True)
    drop_unused(static, configured_files(app))


def drop_unused(static: Path, configured: set[str]) -> None:
    """Remove what Sphinx and the theme put into the site and no page loads."""
    loaded = {*SHEETS, "documentation_options.js", "mode.js", SCRIPT, *LATE_SCRIPTS}
    loaded |= {*SEARCH_SCRIPTS, references.LIST_SCRIPT, references.SCRIPT}
    loaded |= {Path(metadata.CARD).name, *(f"scripts/{name}" for name in THEME_SCRIPTS)}
    for path in sorted(static.rglob("*"), reverse=True):
        name = path.relative_to(static).as_posix()
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in loaded | configured and not LOADED.match(name):
            path.unlink()
