"""The files that pages share: the press's scripts, one style sheet, and nothing that none loads."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from reportpress.html import css, metadata, references, search, sheet

STATIC = Path(__file__).with_name("static")
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
