"""The PDF edition: a Sphinx builder that writes Typst and compiles it to PDF/UA-1.

``book.typ`` carries the content, ``template.typ`` the design; neither knows the report. An
extension teaches the writer a node of its own in Sphinx's way,
``app.add_node(node, typst=(visit, depart))``, or by a method of the translator.

========================= ========================================================================
Setting                   Meaning
========================= ========================================================================
typst_abbreviations_title heading of the abbreviations; they are terms of the glossary in capitals
typst_colophon            entries behind the cover, by name; facts are filled in
typst_colophon_title      their heading
typst_cover_figure        id of the chart on the cover
typst_description         what the report is about, in a sentence; the website's description too
typst_edition             version and date, on the cover and below titles; facts are filled in
typst_exhibit_lists       whether lists of figures and tables follow the contents
typst_facts               ``module:function`` that gives facts by name, for ``{name}`` in texts
typst_keywords            keywords of the file, of citations and of the website
typst_names               entries of the index of names, with the words that name them
typst_names_title         heading of that index
typst_names_unread        documents whose names it leaves out, such as lists at the back
typst_pdf_name            name of PDF, EPUB and citation files, without ending
typst_reference_words     words for chapters and pages in references: see typst/page_references.py
typst_region              country of the language, such as ``gb``, for its hyphenation
typst_root_title          title of the first page, where it is not the report's
typst_subtitle            subtitle of the report
typst_template            design in the place of the press's own, from the configuration's folder
typst_title               title of the report; by default the project's
typst_unhyphenated        words that no line parts
========================= ========================================================================
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from reportpress.typst.builder import TypstBuilder, TypstEdition
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.frontmatter import default_pdf_name, default_title

__all__ = ["TypstBuilder", "TypstEdition", "TypstEditionError", "setup"]

#: Mime types that print well, best first. HTML is not among them: it is for another edition.
PRINTABLE = ("image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain")


def prefer_printable_outputs(_app: Sphinx, config: Config) -> None:
    """Tell MyST-NB what the builder ``typst`` prefers; it has no entry for foreign builders.

    Without one it would warn about every cell output and drop it. Entries that the
    configuration already makes for ``typst`` come later in the list, and so win.
    """
    if "nb_mime_priority_overrides" not in config:
        return
    printable = [("typst", mime, 10 * place) for place, mime in enumerate(PRINTABLE, start=10)]
    configured = [tuple(entry) for entry in config.nb_mime_priority_overrides]
    config.nb_mime_priority_overrides = printable + configured


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its configuration values with Sphinx."""
    app.add_builder(TypstBuilder)
    app.add_config_value("typst_title", default_title, "", str)
    app.add_config_value("typst_pdf_name", default_pdf_name, "", str)
    app.add_config_value("typst_template", "", "", str)
    app.add_config_value("typst_subtitle", "", "", str)
    app.add_config_value("typst_edition", "", "", str)
    app.add_config_value("typst_colophon", {}, "", dict)
    app.add_config_value("typst_facts", "", "", str)
    app.add_config_value("typst_colophon_title", "About this edition", "", str)
    app.add_config_value("typst_description", "", "", str)
    app.add_config_value("typst_keywords", [], "", (list, tuple))
    app.add_config_value("typst_unhyphenated", [], "", (list, tuple))
    app.add_config_value("typst_region", "", "", str)
    app.add_config_value("typst_root_title", "", "", str)
    app.add_config_value("typst_reference_words", {}, "", dict)
    app.add_config_value("typst_cover_figure", "", "", str)
    app.add_config_value("typst_exhibit_lists", True, "", bool)
    app.add_config_value("typst_abbreviations_title", "Abbreviations", "", str)
    app.add_config_value("typst_names", {}, "", dict)
    app.add_config_value("typst_names_title", "Index of names", "", str)
    app.add_config_value("typst_names_unread", [], "", (list, tuple))
    # After the other listeners, so that an author's own order of mime types is seen and kept.
    app.connect("config-inited", prefer_printable_outputs, priority=800)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
