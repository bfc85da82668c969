"""The press: a Sphinx extension that turns executed chapters into the book's editions.

Switched on in ``_config.yml``; it knows Sphinx and MyST-NB, and nothing of the report. What it must
know of one is configuration beside Sphinx's own; every setting has a neutral default.

=================== ==============================================================================
Setting             Meaning
=================== ==============================================================================
press_annexes       letter of each annex, by its document: {chapters/data: A}
press_card_colours  ``ink``, ``quiet`` and ``paper`` of the picture that other sites show
press_changes       ``module:function`` that tells the changes: see tree/change_log.py
press_chapter_label what stands above a chapter's title, with ``{number}``
press_confidence    words for how sure a finding is: see tree/confidence.py
press_cover         id of the figure on that picture
press_dark_colours  ``module:function`` that gives each colour of charts its one on a dark page
press_data_extras   ``module:function`` that adds to the data package: see html/data_package.py
press_data_package  descriptor of the data package that the site offers
press_data_page     page that offers the data, for a link on the first page
press_datasets      ``module:function`` that describes the datasets in schema.org's words
press_depends_on    files and folders that the chapters' cells read
press_edition       versions of book and data as a citation has them; facts are filled in
press_languages     languages by script and letters: see tree/languages.py
press_licence       address of the licence of the text
press_mentions      roles and boxes that name rows of a table: see tree/row_links.py, row_boxes.py
press_notebook_note what stands at the head of each chapter that is offered as a notebook
press_page_words    words of menus and buttons on pages in other languages: see html/page_words.py
press_preload       modules that all kernels share
press_preview       set by the live preview: neither PDF nor files of figures
press_published     date of the edition, as ISO 8601
press_reading_time  how long a page takes to read, with ``{minutes}``
press_schema_type   schema.org's type of the report
press_search_help   places that help where nothing is found: see html/search.py
press_search_kinds  what rows are called, by their table: see html/search.py
press_search_label  what a reader can search for
press_source_words  words for the sources below exhibits: see tree/sources.py
press_synonyms      file of words that the search takes for one another: see html/synonyms.py
=================== ==============================================================================

Sources are numbered where ``bibtex_reference_style`` is ``super``: see tree/citations.py.
The PDF's settings begin with ``typst_``: see typst/__init__.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PARTS = (
    "tree.domain",
    "tree.anchors",
    "tree.annexes",
    "tree.html_tags",
    "tree.unread_markup",
    "tree.reference_style",
    "tree.reference_order",
    "tree.citations",
    "tree.single_reference_list",
    "tree.caption_names",
    "tree.reference_list",
    "tree.sources",
    "tree.source_uses",
    "tree.code_cells",
    "tree.exhibit_index",
    "tree.change_log",
    "notebooks.parser",
    "tree.editions",
    "tree.figure",
    "tree.repeated_figure",
    "tree.formulas",
    "tree.glossary",
    "html.exhibit_pages",
    "html.figure",
    "html.repeated_figure",
    "html.formulas",
    "html.table",
    "html.word_breaks",
    "html.printed_addresses",
    "html.box",
    "html.references",
    "tree.page_languages",
    "tree.languages",
    "tree.row_links",
    "tree.row_boxes",
    "tree.short_version",
    "tree.confidence",
    "html.data_package",
    "html.notebooks",
    "html.opening",
    "speedups",
    "html.metadata",
    "html.linked_data",
    "html.page",
    "html.page_words",
    "html.search",
    "html.assets",
    "html.site",
    "pictures.cache",
    "typst",
    "typst.characters",
    "typst.picture_sizes",
    "typst.room",
)
"""Modules that register what they add, in this order."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the press with Sphinx."""
    # Imported here, since the drawing process and the kernels need this package but no Sphinx.
    from reportpress.edition import dates as epoch  # noqa: PLC0415

    epoch.settle(Path(app.srcdir))
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"version": "1", "env_version": 1, "parallel_read_safe": False}
