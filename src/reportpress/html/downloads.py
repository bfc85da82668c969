"""The files of a figure: the picture with all that it needs away from its page, rows, Vega-Lite."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.html import exhibit_pages
from reportpress.html.citation_files import edition
from reportpress.pictures import framed
from reportpress.pictures.cache import pictures
from reportpress.pictures.fonts import with_fonts
from reportpress.tree.nodes import chart_graphic

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

FORMATS = {"svg": "SVG", "png": "PNG", "csv": "CSV", "vl.json": "Vega-Lite"}
"""Endings of a figure's files, and what a reader calls them."""

PNG_SCALE = 2


def request(translator: HTML5Translator, graphic: chart_graphic) -> None:
    """Have the bitmap of a figure rendered while further pages are written."""
    app = translator.builder.app
    if not app.config.press_preview:
        _request(app, graphic, _picture(app, graphic))
        exhibit_pages.request(app, graphic)


def files(app: Sphinx, graphic: chart_graphic) -> tuple[dict[str, bytes], str]:
    """Return the downloadable files of a figure by name, and the key that keeps its bitmap."""
    name, picture = graphic["figure_id"], _picture(app, graphic)
    key = _request(app, graphic, picture)
    contents = {
        f"{name}.svg": with_fonts(_described(picture, graphic)).encode(),
        f"{name}.png": pictures(app).read(key, "bitmap.png"),
        f"{name}.csv": graphic["csv"].encode(),
        f"{name}.vl.json": (_whole_spec(graphic["spec"]) + "\n").encode(),
    }
    return contents, key


def _request(app: Sphinx, graphic: chart_graphic, picture: str) -> str:
    what = f"the bitmap of figure {graphic['figure_id']!r}"
    return pictures(app).request_bitmap(what, picture, PNG_SCALE)


def _picture(app: Sphinx, graphic: chart_graphic) -> str:
    """Return the wide picture between its title and where it is from."""
    config, figure = app.config, graphic.parent
    licence = config.press_licence.partition("://")[2].rstrip("/")
    foot = f"{config.project}{edition(config)}."
    words = framed.Words(
        title=figure[0].astext(),
        subtitle=_subtitle(figure),
        source=framed.credit(graphic["credits"]),
        foot=f"{foot} Licence: {licence}" if licence else foot,
    )
    picture = pictures(app).read(graphic["pictures"], "wide.svg").decode()
    return framed.framed(picture, words, config.press_card_colours)


def _subtitle(figure: nodes.Element) -> str:
    texts = figure.findall(nodes.paragraph)
    return next(text.astext() for text in texts if "exhibit-subtitle" in text["classes"])


def _described(svg: str, graphic: chart_graphic) -> str:
    """Say in a picture that leaves the page what it shows, by its title, subtitle and alt text."""
    figure = graphic.parent
    title, description = figure[0].astext(), f"{_subtitle(figure)}. {graphic['alt']}"
    head, rest = svg.split(">", 1)
    return f"{head}>\n<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>\n{rest}\n"


def _whole_spec(text: str) -> str:
    """Return the wide layout's specification with its data, readable in a diff."""
    parts = json.loads(text)
    spec = parts["specs"]["wide"] | {"datasets": parts["datasets"]}
    # A page shows through a chart that has no background; away from it there is none to show, and
    # Vega-Lite's schema, by which Altair reads the file, knows no background that is null.
    config = spec.get("config", {})
    if "background" in config and config["background"] is None:
        config["background"] = "white"
    return json.dumps(spec, indent=1, sort_keys=True, ensure_ascii=False)
