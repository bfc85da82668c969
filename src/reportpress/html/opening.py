"""What stands below the title of a page: on the first its subtitle and links, on all its facts.

The printed book says the same on its cover and behind it, so that this is for HTML alone.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx

from reportpress.html import page_files, site_archive
from reportpress.tree import page_languages
from reportpress.tree.book_facts import filled
from reportpress.tree.domain import press_domain
from reportpress.tree.nodes import chart_figure, data_table, row_box

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

PACE = 230
"""Words that a reader of a report takes in a minute."""

UNREAD = (chart_figure, data_table, row_box, nodes.table, nodes.citation, nodes.literal_block)
"""What is looked at, or looked up, rather than read."""

NUMBER = re.compile(r'<h1><span class="section-number">(\d+)\. </span>')


class page_opening(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A leaf: ``subtitle``, ``facts``, a list of words, ``links``, ``files``, and how to ``cite``.

    Links are pairs of words and URI; files, what a reader may take, also have the name under which
    one is saved. To cite are words, and links to what reference managers read. ``languages`` are
    the other languages of the page: words, URI and tag of each.
    """


def words(node: nodes.Node) -> int:
    """Count the words to be read.

    Examples
    --------
    >>> words(nodes.section("", nodes.paragraph(text="Two words"), nodes.table()))
    2
    """
    if isinstance(node, nodes.Text):
        return len(node.split())
    return 0 if isinstance(node, UNREAD) else sum(words(child) for child in node.children)


def numbered(body: str, label: str) -> str:
    """Set the number of a chapter above its title, as `label` has it.

    Examples
    --------
    >>> numbered('<h1><span class="section-number">3. </span>Rain</h1>', "Chapter {number}")
    '<h1><span class="chapter-number">Chapter 3</span> Rain</h1>'
    """
    return NUMBER.sub(
        lambda found: (
            f'<h1><span class="chapter-number">{escape(label.format(number=found[1]))}</span> '
        ),
        body,
        count=1,
    )


def add(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Set the opening below the title when a chapter is about to be written as HTML."""
    title = doctree.next_node(nodes.title)
    if app.builder.format != "html" or title is None:
        return
    config = app.config
    minutes = round(words(doctree) / PACE)
    files = page_files.downloads(app, docname)
    facts = [config.press_reading_time.format(minutes=minutes)] if minutes else []
    opening = page_opening(subtitle="", links=[], files=files, cite=("", []))
    if docname == config.root_doc:
        opening["subtitle"] = config.typst_subtitle
        opening["links"] = page_files.links(app, docname)
        opening["cite"] = page_files.citation(app, docname)
        facts = [config.author, *facts]
    opening["facts"] = [fact for fact in (*facts, filled(config.typst_edition, config)) if fact]
    if page_languages.language(app.env, docname):
        opening["facts"], opening["files"] = [], []  # words of the book's language
    opening["languages"] = languages(app, docname)
    if any(opening[part] for part in ("facts", "links", "files", "languages")):
        title.parent.insert(title.parent.index(title) + 1, opening)


def languages(app: Sphinx, docname: str) -> list[tuple[str, str, str]]:
    """Return links to a page in its other languages: words, URI and tag of each."""
    return [
        (other.link, app.builder.get_relative_uri(docname, other.docname), other.language)
        for other in page_languages.versions(app.env, docname)
        if other.docname != docname
    ]


def visit_page_opening(self: HTML5Translator, node: page_opening) -> None:
    """Write the opening."""
    parts = ['<div class="page-opening">\n']
    if node["subtitle"]:
        parts.append(f'<p class="page-subtitle">{escape(node["subtitle"])}</p>\n')
    facts = "".join(f"<li>{escape(fact)}</li>" for fact in node["facts"])
    parts.append(f'<ul class="page-facts">{facts}</ul>\n' if facts else "")
    if node["links"]:
        anchors = (f'<a href="{escape(uri)}">{escape(text)}</a>' for text, uri in node["links"])
        parts.append(f'<p class="page-links">{"".join(anchors)}</p>\n')
    if node["files"]:
        listed = "".join(f"<li>{_file(*file)}</li>" for file in node["files"])
        parts.append(
            f'<details class="page-files"><summary>Download</summary><ul>{listed}</ul></details>\n'
        )
    cited, managers = node["cite"]
    if cited:
        entries = " ".join(
            f'<a href="{escape(uri)}">{escape(called)}</a>' for called, uri in managers
        )
        parts.append(
            f'<details class="page-cite"><summary>Cite</summary><p>{escape(cited)}</p>'
            f"<p>{entries}</p></details>\n"
        )
    others = " · ".join(
        f'<a href="{escape(uri)}" hreflang="{tag}" lang="{tag}">{escape(text)}</a>'
        for text, uri, tag in node["languages"]
    )
    parts.append(f'<p class="page-languages">{others}</p>\n' if others else "")
    self.body.append("".join([*parts, "</div>\n"]))
    raise nodes.SkipNode


def _file(words: str, uri: str, name: str) -> str:
    """Return the link to a file; what an offline copy leaves out is marked for its maker."""
    mark = ' class="offline-copy"' if uri.endswith(site_archive.ARCHIVE) else ""
    return f'<a{mark} href="{escape(uri)}" download="{escape(name)}">{escape(words)}</a>'


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have every page written again when the edition that it names is another."""
    edition = filled(app.config.typst_edition, app.config)
    return sorted(env.found_docs) if press_domain(env).has_changed("edition", edition) else []


def setup(app: Sphinx) -> None:
    """Register the settings, the node and the step that sets it."""
    app.add_config_value("press_chapter_label", "Chapter {number}", "html", str)
    app.add_config_value("press_reading_time", "{minutes} min to read", "html", str)
    app.add_config_value("press_data_page", "", "html", str)
    app.add_node(page_opening, html=(visit_page_opening, None))
    app.connect("doctree-resolved", add)
    app.connect("env-updated", renew)
