"""The HTML edition of a figure that is shown again: its picture between words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.html import controls, exhibit
from reportpress.html.figure import picture
from reportpress.tree.nodes import chart_graphic, repeated_figure

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_repeated_figure(self: HTML5Translator, node: repeated_figure) -> None:
    """Write the figure; what its own page offers below it, it has there."""
    graphic = next(node.findall(chart_graphic))
    number, title, subtitle, _, *notes = node.children
    self.body.append(
        '<figure class="chart"><figcaption><p class="chart-title"><span class="caption-number">'
    )
    exhibit.walk(self, number)
    self.body.append('</span> <span class="caption-text">')
    exhibit.walk(self, title)
    self.body.append('</span></p><p class="chart-subtitle">')
    exhibit.walk(self, subtitle)
    # In other words a chart tells nothing by pointing at it: a live one would say no more.
    is_live = graphic["figure_id"] == node["figure"]
    self.body.append(f"</p></figcaption>\n{picture(graphic, controls.root_of(self), is_live)}")
    for note in notes:
        self.body.append('<p class="chart-note">')
        exhibit.walk(self, note)
        self.body.append("</p>\n")
    self.body.append("</figure>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(repeated_figure, html=(visit_repeated_figure, None))
