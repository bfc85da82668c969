"""The HTML edition of a figure: static picture in place, live chart on demand, data below."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.html import exhibit, references
from reportpress.html.controls import controls
from reportpress.tree.nodes import chart_figure, chart_graphic

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

SPECS = "charts"
"""Folder, below the static one, of the scripts that hold the charts' specifications."""

FORMATS = {"svg": "SVG", "png": "PNG", "csv": "CSV", "vl.json": "Vega-Lite"}
"""Endings of a figure's files, and what a reader calls them."""


def visit_chart_figure(self: HTML5Translator, node: chart_figure) -> None:
    """Write the whole figure; its parts stand in another order than in the tree."""
    graphic = next(child for child in node.children if isinstance(child, chart_graphic))
    exhibit.begin(self, node, "figure", "chart")
    self.body += [controls(graphic), _picture(graphic, exhibit.root_of(self))]
    exhibit.notes(self, node)
    cited = references.links(self, node)
    self.body.append(_data_table(graphic["csv"], node.children[0].astext(), cited))
    exhibit.end(self, node, "figure", graphic["figure_id"], FORMATS)
    raise nodes.SkipNode


def depart_chart_figure(self: HTML5Translator, node: chart_figure) -> None:
    """Do nothing: the visit has written the whole figure."""


def _picture(graphic: chart_graphic, root: str) -> str:
    """Return the static pictures, which name the script that makes them live."""
    alt = escape(graphic["alt"])
    pictures = "".join(
        f'<div class="chart-static chart-{layout}" data-layout="{layout}">'
        f"{graphic['svg'][layout]}</div>"
        for layout in ("wide", "narrow")
    )
    return (
        f'<div class="chart-graphic" role="img" aria-label="{alt}" '
        f'data-spec="{root}_static/{SPECS}/{spec_file(graphic)[0]}">{pictures}</div>\n'
    )


def spec_file(graphic: chart_graphic) -> tuple[str, str]:
    """Return name and text of the script that holds a chart's specifications.

    A script and no JSON, since a browser that reads the book from a disk refuses to fetch.
    """
    key, spec = graphic["figure_id"], graphic["spec"]
    digest = hashlib.sha256(spec.encode()).hexdigest()[:8]
    text = f"(window.pressCharts ??= {{}})[{json.dumps(key)}] = {spec};\n"
    return f"{key}.{digest}.js", text


def _data_table(text: str, caption: str, cited: dict[str, str]) -> str:
    """Return the data behind a chart as a table that unfolds; keys of sources become links."""
    header, *rows = csv.reader(io.StringIO(text))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    body = "".join(f"<tr>{''.join(_cell(value, cited) for value in row)}</tr>\n" for row in rows)
    return (
        '<details class="chart-data"><summary>Data</summary>\n'
        '<div class="chart-table" tabindex="0" role="region" aria-label="Data of the figure">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>\n"
    )


def _cell(value: str, cited: dict[str, str]) -> str:
    if value in cited:
        return f"<td>{cited[value]}</td>"
    try:
        float(value)
    except ValueError:
        return f"<td>{escape(value)}</td>"
    return f'<td class="number">{escape(value)}</td>'


def files(graphic: chart_graphic, read: Callable[[str, str], bytes]) -> dict[str, bytes]:
    """Return the downloadable files of a figure by name: SVG, PNG, CSV and the specification."""
    key, pictures = graphic["figure_id"], graphic["pictures"]
    return {
        f"{key}.svg": _described(read(pictures, "wide.svg"), graphic),
        f"{key}.png": read(pictures, "wide.png"),
        f"{key}.csv": graphic["csv"].encode(),
        f"{key}.vl.json": (_whole_spec(graphic["spec"]) + "\n").encode(),
    }


def _described(svg: bytes, graphic: chart_graphic) -> bytes:
    """Say in a picture that leaves the page what it shows, by its title, subtitle and alt text."""
    texts = graphic.parent.findall(nodes.paragraph)
    subtitle = next(text.astext() for text in texts if "exhibit-subtitle" in text["classes"])
    title, description = graphic.parent[0].astext(), f"{subtitle}. {graphic['alt']}"
    head, rest = svg.decode().split(">", 1)
    words = f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>"
    return f"{head}>\n{words}\n{rest}\n".encode()


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
