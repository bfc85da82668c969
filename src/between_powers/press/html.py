"""The HTML edition of a figure: static picture in place, live chart on demand, data below."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from between_powers.press.nodes import chart_figure, chart_graphic

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

DOWNLOADS = "figures"
"""Folder of the site that holds the files of every figure."""

FORMATS = {"svg": "SVG", "png": "PNG", "csv": "CSV", "vl.json": "Vega-Lite"}
"""Endings of a figure's files, and what a reader calls them."""


def visit_chart_figure(self: HTML5Translator, node: chart_figure) -> None:
    """Write the whole figure; its parts stand in another order than in the tree."""
    caption, *rest = node.children
    graphic = next(child for child in rest if isinstance(child, chart_graphic))
    texts = {child["classes"][0]: child for child in rest if isinstance(child, nodes.paragraph)}
    key = graphic["figure_id"]
    self.body.append(self.starttag(node, "figure", CLASS="chart"))
    self.body.append('<figcaption><p class="chart-title">')
    self.add_fignumber(node)
    self.body.append('<span class="caption-text">')
    _walk(self, caption)
    self.body.append("</span>")
    self.add_permalink_ref(node, "Link to this figure")
    self.body.append('</p><p class="chart-subtitle">')
    _walk(self, texts["figure-subtitle"])
    self.body.append("</p></figcaption>\n")
    self.body.append(_picture(graphic))
    for name in ("figure-source", "figure-note"):
        if name in texts:
            self.body.append(f'<p class="chart-{name.removeprefix("figure-")}">')
            _walk(self, texts[name])
            self.body.append("</p>\n")
    self.body.append(_data_table(graphic["csv"], caption.astext()))
    self.body.append(_downloads(key, self.builder.get_relative_uri(self.docnames[-1], "index")))
    self.body.append("</figure>\n")
    raise nodes.SkipNode


def depart_chart_figure(self: HTML5Translator, node: chart_figure) -> None:
    """Do nothing: the visit has written the whole figure."""


def _walk(translator: HTML5Translator, node: nodes.Node) -> None:
    for child in node.children:
        child.walkabout(translator)


def _picture(graphic: chart_graphic) -> str:
    """Return the static pictures and, beside them, what makes them live."""
    alt = escape(graphic["alt"])
    pictures = "".join(
        f'<div class="chart-static chart-{layout}">{graphic["svg"][layout]}</div>'
        for layout in ("wide", "narrow")
    )
    # "</" would end the script element; in JSON a solidus may be escaped.
    spec = graphic["spec"].replace("</", "<\\/")
    # Controls inside a picture would be hidden from a screen reader.
    role = "group" if '"bind":' in spec else "img"
    return (
        f'<div class="chart-graphic" role="{role}" aria-label="{alt}">{pictures}</div>\n'
        f'<script type="application/json" class="chart-spec">{spec}</script>\n'
    )


def _data_table(text: str, caption: str) -> str:
    """Return the data behind a chart as a table that unfolds."""
    header, *rows = csv.reader(io.StringIO(text))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>\n" for row in rows)
    return (
        '<details class="chart-data"><summary>Data</summary>\n'
        '<div class="chart-table" tabindex="0" role="region" aria-label="Data of the figure">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>\n"
    )


def _cell(value: str) -> str:
    try:
        float(value)
    except ValueError:
        return f"<td>{escape(value)}</td>"
    return f'<td class="number">{escape(value)}</td>'


def _downloads(key: str, root: str) -> str:
    base = root.removesuffix("index.html")
    links = "".join(
        f'<li><a href="{base}{DOWNLOADS}/{key}.{ending}" download>{name}</a></li>'
        for ending, name in FORMATS.items()
    )
    return f'<ul class="chart-downloads" aria-label="Download this figure">{links}</ul>\n'


def files(graphic: chart_graphic, read: Callable[[str, str], bytes]) -> dict[str, bytes]:
    """Return the downloadable files of a figure by file name.

    Parameters
    ----------
    graphic : chart_graphic
        The picture's node.
    read : callable
        Gives a file of the studio, by the key of the pictures and the file's name.

    Returns
    -------
    dict of str to bytes
        SVG, PNG, CSV and the Vega-Lite specification.
    """
    key, pictures = graphic["figure_id"], graphic["pictures"]
    return {
        f"{key}.svg": read(pictures, "wide.svg") + b"\n",
        f"{key}.png": read(pictures, "wide.png"),
        f"{key}.csv": graphic["csv"].encode(),
        f"{key}.vl.json": (_whole_spec(graphic["spec"]) + "\n").encode(),
    }


def _whole_spec(text: str) -> str:
    """Return the wide layout's specification with its data, readable in a diff."""
    parts = json.loads(text)
    spec = parts["specs"]["wide"] | {"datasets": parts["datasets"]}
    return json.dumps(spec, indent=1, sort_keys=True, ensure_ascii=False)


def setup(app: Sphinx) -> None:
    """Register the nodes of a figure, and how HTML writes them."""
    app.add_node(chart_graphic)
    app.add_enumerable_node(
        chart_figure,
        "figure",
        lambda node: node.children[0].astext(),
        html=(visit_chart_figure, depart_chart_figure),
    )
