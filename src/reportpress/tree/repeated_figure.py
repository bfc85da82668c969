"""A figure of another page shown again, with words in the language of this one.

.. code-block:: markdown

    :::{repeated-figure} oil-routes
    :number: الشكل %s

    The finding.

    Measure, place, period and unit.

    What it shows, for those who do not see it.

    Any number of notes.
    :::

It has the number of that figure, to which it links, and none of its own: one figure is counted
once. The words within the picture stay as they are drawn; a note can say what they mean.
"""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from reportpress.tree import figure
from reportpress.tree.domain import press_domain
from reportpress.tree.nodes import chart_graphic, repeated_figure

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
        paragraphs = [
            part for part in self.parse_content_to_nodes() if isinstance(part, nodes.paragraph)
        ]
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
        press_domain(self.env).document(self.env.docname).repeats.append(key)
        node = repeated_figure(figure=key)
        self.set_source_info(node)
        self.set_source_info(number)
        node += nodes.inline("", "", number, classes=["exhibit-number"])
        node += nodes.caption("", "", *paragraphs[0].children)
        for place, part in enumerate(paragraphs[1:]):
            part["classes"] = [f"exhibit-{(*NAMES, 'note')[min(place, len(NAMES))]}"]
            node += part
        return [node]


def add_pictures(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Put in the pictures; one without its figure, of which Sphinx has warned, is left out."""
    for node in list(doctree.findall(repeated_figure)):
        graphic = _graphic(app.env, node["figure"])
        if graphic is None:
            node.parent.remove(node)
            continue
        alt = next(
            part for part in node.findall(nodes.paragraph) if "exhibit-alt" in part["classes"]
        )
        graphic["alt"] = alt.astext()
        figure.draw(app, graphic)
        alt.replace_self(graphic)


def _graphic(env: BuildEnvironment, key: str) -> chart_graphic | None:
    """Return a copy of a figure's picture as its own chapter holds it."""
    documents = press_domain(env).documents
    for docname in (name for name, known in documents.items() if key in known.exhibits):
        for graphic in env.get_doctree(docname).findall(chart_graphic):
            if graphic["figure_id"] == key:
                return graphic.copy()
    return None


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:  # noqa: ARG001 - the event's signature
    """Name the documents whose repeated figures are drawn anew."""
    domain, changed = press_domain(env), []
    for docname, document in sorted(domain.documents.items()):
        graphics = [_graphic(env, key) for key in document.repeats]
        drawn = [graphic["pictures"] for graphic in graphics if graphic is not None]
        if domain.has_changed(f"repeated in {docname}", drawn) and drawn:
            changed.append(docname)
    return changed


def setup(app: Sphinx) -> None:
    """Register the directive, and the step that puts in the pictures."""
    app.add_directive("repeated-figure", RepeatedFigureDirective)
    app.connect("env-updated", outdated)
    app.connect("doctree-resolved", add_pictures)
