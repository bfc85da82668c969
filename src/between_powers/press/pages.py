"""The frame of every page: its head without inline code, and one style sheet for the site."""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

from between_powers.press import metadata, styles
from between_powers.press.studio import studio

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
SCRIPTS = ("charts.js", "tables.js")
THEME_SCRIPTS = ("pydata-sphinx-theme.js", "sphinx-book-theme.js")
SEARCH_SCRIPTS = ("doctools.js", "sphinx_highlight.js", "searchtools.js", "language_data.js")
NAMED = re.compile(r'(site\.css\?v=)[0-9a-f]+(")')


def setup(app: Sphinx) -> None:
    """Register the templates, the page's context and the step that ends the build."""
    app.connect("config-inited", offer_templates)
    app.connect("html-page-context", frame, priority=950)


def offer_templates(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Let the press's templates come before the theme's."""
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    # These buttons of the theme run inline code, which the policy refuses.
    without = {"use_fullscreen_button": False, "use_download_button": False}
    config.html_theme_options = {**config.html_theme_options, **without}
    config.html_additional_pages = {**config.html_additional_pages, "404": "404.html"}


@cache
def digest(path: Path) -> str:
    """Return the first letters of a file's digest, which its address carries."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def vega_name(app: Sphinx) -> str:
    """Return the name of Vega's script in the site, which changes with what it is made from."""
    return f"vega.{studio(app).order_bundle().name.removeprefix('vega-')[:8]}.js"


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
    context["press_version"] = lambda name: digest(HERE / "static" / name)
    context["press_vega"] = vega_name(app)
    context["press_meta"] = metadata.tags(app, pagename, context, doctree)


def write_sheet(app: Sphinx, out: Path) -> None:
    """Write the site's style sheet, name it in every page, and drop what no page loads."""
    static = out / "_static"
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))}
    scripts = [static / "scripts" / name for name in THEME_SCRIPTS]
    scripts += [HERE / "static" / name for name in SCRIPTS]
    # The press's own sheet counts as a script: what it names may be added by Vega.
    scripts.append(HERE / "static" / "press.css")
    names = styles.used(pages.values(), (path.read_text(encoding="utf-8") for path in scripts))
    kept = Path(app.doctreedir) / "styles"
    styles.gather(static, kept)
    text = styles.slim(styles.sheet(kept, static), names)
    (static / "site.css").write_text(text, encoding="utf-8")
    version = digest.__wrapped__(static / "site.css")
    for path, page in pages.items():
        named = NAMED.sub(rf"\g<1>{version}\2", page)
        if named != page:
            path.write_text(named, encoding="utf-8")
    drop_unused(static)


def drop_unused(static: Path) -> None:
    """Remove what the theme puts into the static folder and no page loads."""
    wanted = {"site.css", "documentation_options.js", "mode.js", *SCRIPTS, *SEARCH_SCRIPTS}
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
