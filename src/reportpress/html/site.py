"""The site around the chapters: what ends an HTML build, and the link to the PDF."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.display import progress_message

from reportpress.edition import archive
from reportpress.edition.dates import VARIABLE
from reportpress.epub import book
from reportpress.html import (
    assets,
    citation_files,
    data_package,
    exhibit_pages,
    feed,
    notebooks,
    page_words,
    search,
    site_archive,
    static_files,
)
from reportpress.notebooks import dependencies
from reportpress.tree.domain import press_domain
from reportpress.tree.exhibit_index import entries
from reportpress.tree.site_addresses import DOWNLOADS, EXHIBIT_PAGES, full_address
from reportpress.typst.builder import TypstEdition

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

SETTINGS = re.compile("typst_|press_|numfig|bibtex_|project$|author$|version$|language$")
"""Names of the settings that figures and PDF depend on."""


def setup(app: Sphinx) -> None:
    """Register page context and the steps that end an HTML build."""
    app.connect("env-updated", name_strays)
    app.connect("html-page-context", link_pdf, priority=900)
    # After the theme, which writes some of its styles at the very end.
    app.connect("build-finished", finish, priority=900)


def link_pdf(
    app: Sphinx,
    pagename: str,  # noqa: ARG001 - the event's signature
    templatename: str,  # noqa: ARG001
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001
) -> None:
    """Put a button for the PDF into the page's header."""
    if "header_buttons" in context:
        context["header_buttons"].insert(
            0,
            {
                "type": "link",
                "url": context["pathto"](f"{app.config.typst_pdf_name}.pdf", 1),
                "text": "PDF",
                "tooltip": "Download the book as PDF",
                "icon": "fas fa-file-pdf",
                "label": "pdf-edition-button",
            },
        )


def finish(app: Sphinx, error: Exception | None) -> None:
    """Complete a site that was built without error: assets, figure files, PDF."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    assets.write_assets(app, out / "_static")
    if not (app.config.press_preview and (out / "_static" / search.INDEX).exists()):
        search.write(app, out / "_static")
    if app.config.html_baseurl:
        (out / "sitemap.xml").write_text(site_map(app), encoding="utf-8")
    page_words.write(app, out)
    static_files.write_sheet(app, out)
    data_package.write(app, out)
    feed.write(app, out)
    faulty = any(document.has_fault for document in press_domain(app.env).documents.values())
    if app.config.press_preview or faulty:
        return
    write_edition(app, out)
    citation_files.write(app.config, out)
    site_archive.write(app, out)


def site_map(app: Sphinx) -> str:
    """Return the map of the site that search engines read; it needs the site's own address."""
    names = [*sorted(app.env.found_docs), *map(exhibit_pages.page_name, entries(app.env))]
    pages = (full_address(app.config, app.builder.get_target_uri(name)) for name in names)
    lines = [f"<url><loc>{escape(page)}</loc></url>" for page in pages]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )


def write_edition(app: Sphinx, out: Path) -> None:
    """Write the files of the figures and the PDF, unless they are those of what was read."""
    pdf = out / f"{app.config.typst_pdf_name}.pdf"
    now, mark = fingerprint(app), Path(app.doctreedir) / "finished"
    if pdf.exists() and mark.exists() and mark.read_text(encoding="utf-8") == now:
        return
    assets.write_figures(app, out / DOWNLOADS, out / EXHIBIT_PAGES)
    archive.write_only(out / notebooks.FOLDER, notebooks.files(app, out))
    remove_strays(app, out)
    with progress_message("setting the PDF"):
        shutil.copyfile(TypstEdition(app).write(Path(app.doctreedir) / "typst"), pdf)
    book.write(app, out)
    mark.write_text(now, encoding="utf-8")


def remove_strays(app: Sphinx, out: Path) -> None:
    """Remove pages of chapters that are gone, and PDF and EPUB of another name."""
    known = app.env.found_docs | {"index", "genindex", "search", "404"}
    known |= {exhibit_pages.page_name(entry) for entry in entries(app.env)}
    for path in out.rglob("*.html"):
        docname = path.relative_to(out).with_suffix("").as_posix()
        if docname not in known and not docname.startswith("_"):
            path.unlink()
    for path in (*out.glob("*.pdf"), *out.glob("*.epub")):
        if path.stem != app.config.typst_pdf_name:
            path.unlink()


def name_strays(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a chapter that stands beside the others but not in the contents."""
    folder = Path(env.doc2path(app.config.root_doc)).parent
    for path in dependencies.source_files(folder, ["."]):
        is_beside = path.parent == folder and path.suffix == ".md"
        if is_beside and env.path2doc(str(path)) not in env.found_docs:
            logger.warning(
                "%s is not in _toc.yml; add it or remove it",
                path.relative_to(app.srcdir).as_posix(),
                type="press",
                subtype="stray",
            )


def fingerprint(app: Sphinx) -> str:
    """Return what figures and PDF are made from, unread: trees, settings, date, modules.

    Sphinx writes a chapter's tree anew whenever it reads the chapter, so its time tells enough.
    """
    trees = sorted(Path(app.doctreedir).rglob("*.doctree"))
    read = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in trees]
    settings = {item.name: str(item.value) for item in app.config if SETTINGS.match(item.name)}
    date = os.environ.get(VARIABLE, "")
    inputs = json.dumps([read, settings, date, dependencies.state(app)], sort_keys=True)
    return hashlib.sha256(inputs.encode()).hexdigest()
