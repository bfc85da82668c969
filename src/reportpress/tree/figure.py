"""From a chapter's output to the document tree: a figure bundle becomes a numbered figure."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from reportpress.contract import MIME, FigureBundle
from reportpress.pictures.cache import LAYOUTS, DrawingError, pictures
from reportpress.pictures.palette_check import counterparts, in_words, unknown_colours
from reportpress.tree.editions import words
from reportpress.tree.faults import line_of
from reportpress.tree.mime_renderer import ExhibitMimeRenderer
from reportpress.tree.nodes import chart_figure, chart_graphic
from reportpress.tree.sources import by_weight, source_and_note

logger = logging.getLogger(__name__)


class FigureMimeRenderer(ExhibitMimeRenderer):
    """MyST-NB plugin: renders the figure mime type to a :class:`chart_figure`."""

    mime = MIME
    kind = "figure"

    @classmethod
    def node(cls, markdown: Any, bundle: FigureBundle, line: int | None) -> nodes.Element:  # noqa: ARG003
        """Make a figure, and request its pictures."""
        env = markdown.sphinx_env
        key = pictures(env.app).request(bundle["id"], bundle["specs"], bundle["spec_datasets"])
        return figure_node(bundle, key)


def figure_node(bundle: FigureBundle, pictures_key: str) -> chart_figure:
    """Build the node of a figure from its bundle and the key of its pictures."""
    key = bundle["id"]
    figure = chart_figure(names=[nodes.fully_normalize_name(key)])
    graphic = chart_graphic(
        figure_id=key,
        alt=bundle["alt"],
        pictures=pictures_key,
        spec=json.dumps(
            {"specs": bundle["specs"], "datasets": bundle["spec_datasets"]}, ensure_ascii=False
        ),
        csv=bundle["csv"],
        answer=bundle.get("answer"),
        shown=bundle["shown"],
        credits=[source["text"] for source in by_weight(bundle["sources"])],
    )
    figure += words(nodes.caption(), bundle, "title")
    figure += words(nodes.paragraph(classes=["exhibit-subtitle"]), bundle, "subtitle")
    figure += graphic
    figure += source_and_note(bundle)
    return figure


def add_pictures(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the static pictures into a chapter that is about to be written.

    Raises
    ------
    DrawingError
        If one cannot be drawn, with the place of its figure.
    """
    for graphic in doctree.findall(chart_graphic):
        try:
            draw(app, graphic)
        except DrawingError as error:
            place = f"{app.env.doc2path(docname, base=False)}, line {line_of(graphic)}"
            raise DrawingError(f"{place}: {error}") from error
        check_colours(app, graphic)


def draw(app: Sphinx, graphic: chart_graphic) -> None:
    """Give a chart its static pictures."""
    request_pictures(app, graphic)
    graphic["svg"] = {
        layout: pictures(app).read(graphic["pictures"], f"{layout}.svg").decode()
        for layout in LAYOUTS
    }


def check_colours(app: Sphinx, graphic: chart_graphic) -> None:
    """Warn of a colour that has no counterpart on a dark page: it is none of the book's."""
    known = frozenset(counterparts(app.config.press_dark_colours))
    pictures_drawn = graphic["svg"].values() if known else ()
    if colours := in_words(
        {name for svg in pictures_drawn for name in unknown_colours(svg, known)}
    ):
        logger.warning(
            "figure %r draws %s of the palette; name one of its colours",
            graphic["figure_id"],
            colours,
            location=graphic.parent,
            type="press",
            subtype="colour",
        )


def request_pictures(app: Sphinx, graphic: chart_graphic) -> None:
    """Request a figure's pictures, which costs nothing unless somebody has removed them."""
    spec = json.loads(graphic["spec"])
    pictures(app).request(graphic["figure_id"], spec["specs"], spec["datasets"])


def setup(app: Sphinx) -> None:
    """Add the pictures when a chapter's references are resolved, for whatever edition."""
    app.connect("doctree-resolved", add_pictures)
