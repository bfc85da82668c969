"""What a page offers to take: editions, the chapter as notebook and text, the data, citations."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from reportpress.html import citation_files, data_package, notebooks, site_archive

FILES = {"ipynb": "Chapter as notebook, with outputs", "md": "Chapter as text, as it is written"}
"""What a reader calls the files of a chapter, by their endings."""


def links(app: Sphinx, docname: str) -> list[tuple[str, str]]:
    """Return the links of the first page: the PDF, and the page that offers the data."""
    here = app.builder.get_target_uri(docname)
    found = []
    if not app.config.press_preview:
        found.append(("PDF", relative_uri(here, f"{app.config.typst_pdf_name}.pdf")))
    if (page := app.config.press_data_page) in app.env.titles:
        title = app.env.titles[page].astext()
        found.append((title, app.builder.get_relative_uri(docname, page)))
    return found


def citation(app: Sphinx, docname: str) -> tuple[str, list[tuple[str, str]]]:
    """Return how to cite the report, and the links to the files that say it to programs."""
    if app.config.press_preview:
        return "", []
    here, files = app.builder.get_target_uri(docname), citation_files.names(app.config)
    managers = [(called, relative_uri(here, name)) for called, name in files.items()]
    return citation_files.words(app.config), managers


def downloads(app: Sphinx, docname: str) -> list[tuple[str, str, str]]:
    """Return the files of a chapter that is a notebook, and the book's beside them.

    The first page offers the data and the whole site as well.
    """
    config = app.config
    if config.press_preview:
        return []
    names, is_first = notebooks.names(app, docname), docname == config.root_doc
    here, book = app.builder.get_target_uri(docname), config.typst_pdf_name
    found = []
    if names or is_first:
        found += [
            (f"Report (.{ending})", relative_uri(here, f"{book}.{ending}"), f"{book}.{ending}")
            for ending in ("pdf", "epub")
        ]
    for name in names:
        ending = name.rpartition(".")[2]
        uri = relative_uri(here, f"{notebooks.FOLDER}/{name}")
        found.append((f"{FILES[ending]} (.{ending})", uri, f"{book}-{name}"))
    if is_first:
        whole = {"Report to read offline (.zip)": site_archive.ARCHIVE}
        if config.press_data_package:
            whole = {"Data (.zip)": data_package.ARCHIVE, **whole}
        for words, name in whole.items():
            found.append((words, relative_uri(here, name), f"{book}-{name}"))
    return found
