"""A figure of another page shown again, with words in the language of this one.

.. code-block:: markdown

    :::{repeated-figure} oil-routes
    :number: الشكل %s

    The finding.

    Measure, place, period and unit.

    What it shows, for those who do not see it.

    Any number of notes.

    - Words in the picture = the same in the language of this page
    :::

It has the number of that figure, to which it links, and none of its own: one figure is counted
once. The picture is drawn again with the words of the list, where there is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from reportpress.pictures import wording
from reportpress.pictures.cache import pictures
from reportpress.tree import figure, page_languages
from reportpress.tree.domain import press_domain
from reportpress.tree.nodes import chart_graphic, repeated_figure

logger = logging.getLogger(__name__)

NAMES = ("subtitle", "alt")
"""What the paragraphs behind the first are; those that follow are notes."""


class RepeatedFigureDirective(SphinxDirective):
    """Shows a figure of the book again."""

    required_arguments = 1
    has_content = True
    option_spec = {"number": directives.unchanged_required}  # noqa: RUF012 - docutils' contract

    def run(self) -> list[nodes.Node]:
        """Return the figure, which gets its picture when it is written."""
        key = self.arguments[0]
        parts = self.parse_content_to_nodes()
        paragraphs = [part for part in parts if isinstance(part, nodes.paragraph)]
        lists = (part for part in parts if isinstance(part, nodes.bullet_list))
        pairs = [item.astext().partition(" = ") for part in lists for item in part.children]
        if len(paragraphs) <= len(NAMES):
            raise self.error(
                "a repeated figure needs its finding, its measure and what it shows, each in a "
                "paragraph of its own"
            )
        number = pending_xref(
            "",
            nodes.inline("", self.options.get("number", "")),
            refdomain="std",
            reftype="numref",
            reftarget=key,
            refexplicit="number" in self.options,
            refwarn=True,
            refdoc=self.env.docname,
        )
        repeats = press_domain(self.env).document(self.env.docname).repeats
        if key in repeats:
            raise self.error(f"this page shows the figure '{key}' again already; once is enough")
        repeats[key] = {word: other for word, _, other in pairs}
        node = repeated_figure(figure=key)
        self.set_source_info(node)
        self.set_source_info(number)
        node += nodes.inline("", "", number, classes=["exhibit-number"])
        node += nodes.caption("", "", *paragraphs[0].children)
        for place, part in enumerate(paragraphs[1:]):
            part["classes"] = [f"exhibit-{(*NAMES, 'note')[min(place, len(NAMES))]}"]
            node += part
        return [node]


def add_pictures(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put in the pictures; one without its figure, of which Sphinx has warned, is left out."""
    for node in list(doctree.findall(repeated_figure)):
        key = node["figure"]
        words = press_domain(app.env).document(docname).repeats[key]
        graphic = _graphic(app.env, key)
        if graphic is None:
            node.parent.remove(node)
            continue
        for word in wording.unused(graphic["spec"], words):
            logger.warning(
                "the figure %r has no words %r; take them out of the list below it",
                key,
                word,
                location=node,
                type="press",
                subtype="wording",
            )
        graphic = _reworded(app, graphic, docname, words)
        alt = next(
            part for part in node.findall(nodes.paragraph) if "exhibit-alt" in part["classes"]
        )
        graphic["alt"] = alt.astext()
        figure.draw(app, graphic)
        alt.replace_self(graphic)


def graphics(app: Sphinx) -> Iterator[chart_graphic]:
    """Yield the pictures that are drawn again, document by document."""
    return (graphic for _, graphic in _drawn_again(app))


def _drawn_again(app: Sphinx) -> Iterator[tuple[str, chart_graphic]]:
    for docname, document in sorted(press_domain(app.env).documents.items()):
        for key, words in document.repeats.items():
            if graphic := _graphic(app.env, key):
                yield docname, _reworded(app, graphic, docname, words)


def _graphic(env: BuildEnvironment, key: str) -> chart_graphic | None:
    """Return a copy of a figure's picture as its own chapter holds it."""
    documents = press_domain(env).documents
    for docname in (name for name, known in documents.items() if key in known.exhibits):
        for graphic in env.get_doctree(docname).findall(chart_graphic):
            if graphic["figure_id"] == key:
                return graphic.copy()
    return None


def _reworded(
    app: Sphinx, graphic: chart_graphic, docname: str, words: dict[str, str]
) -> chart_graphic:
    """Give a picture the words of a document, and files of its own beside those of the figure."""
    if words:
        tag = page_languages.language(app.env, docname) or app.config.language
        graphic["spec"] = wording.reworded(graphic["spec"], words, page_languages.direction(tag))
        graphic["figure_id"] += f"-{tag}"
        spec = json.loads(graphic["spec"])
        job = graphic["figure_id"], spec["specs"], spec["datasets"]
        graphic["pictures"] = pictures(app).request(*job)
    return graphic


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the documents whose repeated figures are drawn anew; warn of two of one name."""
    drawn: dict[str, list[str]] = {}
    named: dict[str, tuple[str, str]] = {}
    for docname, graphic in _drawn_again(app):
        picture = graphic["pictures"]
        drawn.setdefault(docname, []).append(picture)
        first, its_picture = named.setdefault(graphic["figure_id"], (docname, picture))
        if its_picture != picture:
            logger.warning(
                "the figure %r has other words in %s, a page of this language; give both the same "
                "list of words",
                graphic["figure_id"],
                first,
                location=docname,
                type="press",
                subtype="wording",
            )
    domain = press_domain(env)
    # A page whose figure is gone is asked as well: the figure may come back as it was.
    pages = [page for page, document in sorted(domain.documents.items()) if document.repeats]
    return [
        page
        for page in pages
        if domain.has_changed(f"repeated in {page}", drawn.get(page, [])) and page in drawn
    ]


def setup(app: Sphinx) -> None:
    """Register the directive, and the step that puts in the pictures."""
    app.add_directive("repeated-figure", RepeatedFigureDirective)
    app.connect("env-updated", outdated)
    app.connect("doctree-resolved", add_pictures)
