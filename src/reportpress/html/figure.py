"""The HTML edition of a figure: static picture in place, live chart on demand, controls below."""

from __future__ import annotations

import hashlib
import json
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.html import controls, downloads, exhibit, exhibit_pages, inputs, references
from reportpress.tree.nodes import chart_figure, chart_graphic

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

SPECS = "charts"
"""Folder, below the static one, of the scripts that hold the charts' specifications."""


def visit_chart_figure(self: HTML5Translator, node: chart_figure) -> None:
    """Write the whole figure; its parts stand in another order than in the tree."""
    graphic = next(child for child in node.children if isinstance(child, chart_graphic))
    begin = len(self.body)
    exhibit.begin(self, node, "figure", "chart")
    self.body += [inputs.inputs(graphic), picture(graphic, controls.root_of(self))]
    exhibit.notes(self, node)
    cited = references.links(self, node)
    data = controls.drawn(graphic["shown"], node.children[0].astext(), cited)
    foot = controls.row(self, node, graphic["figure_id"], downloads.FORMATS, data)
    self.body.append(f"{foot}</figure>\n")
    exhibit_pages.keep(self, node, graphic["figure_id"], begin)
    downloads.request(self, graphic)
    raise nodes.SkipNode


def depart_chart_figure(self: HTML5Translator, node: chart_figure) -> None:
    """Do nothing: the visit has written the whole figure."""


def picture(graphic: chart_graphic, root: str, is_live: bool = True) -> str:
    """Return the static pictures, which name the script that makes them live, if one does."""
    alt = escape(graphic["alt"])
    pictures = "".join(
        f'<div class="chart-static chart-{layout}" data-layout="{layout}">'
        f"{graphic['svg'][layout]}</div>"
        for layout in ("wide", "narrow")
    )
    spec = f' data-spec="{root}_static/{SPECS}/{spec_file(graphic)[0]}"' if is_live else ""
    return f'<div class="chart-graphic" role="img" aria-label="{alt}"{spec}>{pictures}</div>\n'


def spec_file(graphic: chart_graphic) -> tuple[str, str]:
    """Return name and text of the script that holds a chart's specifications.

    A script and no JSON, since a browser that reads the book from a disk refuses to fetch.
    """
    key, spec = graphic["figure_id"], graphic["spec"]
    digest = hashlib.sha256(spec.encode()).hexdigest()[:8]
    text = f"(window.pressCharts ??= {{}})[{json.dumps(key)}] = {spec};\n"
    return f"{key}.{digest}.js", text


def setup(app: Sphinx) -> None:
    """Register the nodes of a figure, and how HTML writes them."""
    app.add_node(chart_graphic)
    app.add_enumerable_node(
        chart_figure,
        "figure",
        lambda node: node.children[0].astext(),
        html=(visit_chart_figure, depart_chart_figure),
    )
