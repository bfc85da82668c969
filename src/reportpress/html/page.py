"""The frame of every page: its head without inline code, and one style sheet for the site."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

from reportpress.html import css as styles
from reportpress.html import metadata, search
from reportpress.pictures.cache import pictures

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config

HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'"
)
"""What a page may load. Inline styles stay allowed: Vega's tooltips and the theme set some."""

PRELOADED = ("IBMPlexSans-Regular.woff2", "IBMPlexSans-SemiBold.woff2")
SCRIPTS = ("charts.js", "tables.js", "cards.js")
THEME_SCRIPTS = ("pydata-sphinx-theme.js", "sphinx-book-theme.js")
SEARCH_SCRIPTS = ("search.js", search.INDEX)
NAMED = re.compile(r"(_static/([\w./-]+)\?v=)[0-9a-f]+")
"""An asset's address in a page; what follows becomes the beginning of the file's digest."""


def setup(app: Sphinx) -> None:
    """Register the templates, the page's context and the step that ends the build."""
    app.add_config_value("press_search_label", "Sections, figures, tables and terms", "html", str)
    app.connect("config-inited", offer_templates)
    app.connect("html-page-context", frame, priority=950)


def offer_templates(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Let the press's templates come before the theme's."""
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    # These buttons of the theme run inline code, which the policy refuses.
    without = {"use_fullscreen_button": False, "use_download_button": False}
    config.html_theme_options = {**config.html_theme_options, **without}
    own = {"404": "404.html", "search": "search.html"}
    config.html_additional_pages = {**config.html_additional_pages, **own}


def vega_name(app: Sphinx) -> str:
    """Return the name of Vega's script in the site, which changes with what it is made from."""
    return f"vega.{pictures(app).request_vega().stem.removeprefix('vega-')[:8]}.js"


def frame(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give a page what its head needs."""
    context["press_policy"] = POLICY
    context["press_fonts"] = PRELOADED
    context["press_scripts"] = SCRIPTS
    context["press_search_label"] = app.config.press_search_label
    context["press_vega"] = vega_name(app)
    if "body" in context:
        # Roles that no longer exist, or that lack what they must hold.
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')
    context["press_meta"] = metadata.tags(app, pagename, context, doctree)


def write_sheet(app: Sphinx, out: Path) -> None:
    """Write the site's style sheet, mark the assets of every page, and drop what no page loads."""
    static = out / "_static"
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))}
    scripts = [static / "scripts" / name for name in THEME_SCRIPTS]
    scripts += [HERE / "static" / name for name in (*SCRIPTS, "search.js")]
    # The press's own sheet counts as a script: what it names may be added by Vega.
    scripts.append(HERE / "static" / "press.css")
    names = styles.used(pages.values(), (path.read_text(encoding="utf-8") for path in scripts))
    kept = Path(app.doctreedir) / "styles"
    styles.gather(static, kept)
    text = styles.slim(styles.sheet(kept, static), names)
    (static / "site.css").write_text(text, encoding="utf-8")
    versions: dict[str, str] = {}

    def version(match: re.Match[str]) -> str:
        name = match[2]
        if name not in versions:
            versions[name] = hashlib.sha256((static / name).read_bytes()).hexdigest()[:8]
        return match[1] + versions[name]

    for path, page in pages.items():
        named = NAMED.sub(version, page)
        if named != page:
            path.write_text(named, encoding="utf-8")
    drop_unused(static, {Path(metadata.CARD).name, Path(app.config.html_favicon or "").name})


def drop_unused(static: Path, also: set[str]) -> None:
    """Remove what Sphinx and the theme put into the site and no page loads, but for some names."""
    (static.parent / "searchindex.js").unlink(missing_ok=True)
    wanted = {"site.css", "documentation_options.js", "mode.js", *SCRIPTS, *SEARCH_SCRIPTS, *also}
    for path in static.iterdir():
        if path.name in ("fonts", "charts") or path.name in wanted or path.match("vega.*.js"):
            continue
        if path.name == "scripts":
            for script in path.iterdir():
                if script.name not in THEME_SCRIPTS:
                    script.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
