"""From a chapter's output to the document tree: a figure bundle becomes a numbered figure."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from reportpress.contract import MIME
from reportpress.pictures.cache import LAYOUTS, studio
from reportpress.pictures.palette_check import counterparts, strangers
from reportpress.tree.mime_renderer import BundleRenderer
from reportpress.tree.nodes import chart_figure, chart_graphic
from reportpress.tree.sources import source_line

logger = logging.getLogger(__name__)


class FigureMimeRenderer(BundleRenderer):
    """MyST-NB plugin: renders the figure mime type to a :class:`chart_figure`."""

    mime = MIME

    @classmethod
    def node(cls, markdown: Any, bundle: dict[str, Any], line: int | None) -> nodes.Element:
        """Make a figure, and order its pictures."""
        env = markdown.sphinx_env
        figure = figure_node(bundle, studio(env.app).order(bundle))
        figure.source, figure.line = markdown.document["source"], line
        check_id(env, figure["names"][0], "figure", line)
        return figure


def figure_node(bundle: dict[str, Any], pictures: str) -> chart_figure:
    """Build the node of a figure from its bundle.

    Parameters
    ----------
    bundle : dict
        As :meth:`between_powers.exhibits.figure.Figure.bundle` returns it.
    pictures : str
        Key under which the studio keeps the figure's pictures.
    """
    key = bundle["id"]
    figure = chart_figure(names=[nodes.fully_normalize_name(key)], sources=len(bundle["sources"]))
    graphic = chart_graphic(
        figure_id=key,
        alt=bundle["alt"],
        pictures=pictures,
        spec=json.dumps(
            {name: bundle[name] for name in ("specs", "spec_datasets")}, ensure_ascii=False
        ),
        csv=bundle["csv"],
    )
    figure += nodes.caption("", bundle["title"])
    figure += nodes.paragraph("", bundle["subtitle"], classes=["figure-subtitle"])
    figure += graphic
    figure += source_line(bundle["sources"], "figure-source")
    if bundle["note"]:
        figure += nodes.paragraph("", f"Note: {bundle['note']}", classes=["figure-note"])
    return figure


def hang(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Put the static pictures into a chapter that is about to be written."""
    for graphic in doctree.findall(chart_graphic):
        order_again(app, graphic)
        graphic["svg"] = {
            layout: studio(app).read(graphic["pictures"], f"{layout}.svg").decode()
            for layout in LAYOUTS
        }
        check_colours(app, graphic)


def check_colours(app: Sphinx, graphic: chart_graphic) -> None:
    """Warn of a colour that has no counterpart on a dark page: it is none of the book's."""
    known = frozenset(counterparts(app.config.press_dark_colours))
    found = {colour for svg in graphic["svg"].values() for colour in strangers(svg, known)}
    for colour in sorted(found if known else ()):
        logger.warning(
            "figure %r draws %r, which is no colour of the palette; name one of its colours",
            graphic["figure_id"],
            colour,
            location=graphic.parent,
            type="press",
            subtype="colour",
        )


def order_again(app: Sphinx, graphic: chart_graphic) -> None:
    """Order a figure's pictures, which costs nothing unless somebody has removed them."""
    studio(app).order({"id": graphic["figure_id"]} | json.loads(graphic["spec"]))


def check_id(env: Any, key: str, kind: str, line: int | None) -> None:
    """Warn when another chapter has an exhibit of the same id; kernels cannot see each other."""
    taken: dict[str, set[str]] = getattr(env, "press_figures", {})
    env.press_figures = taken
    for docname, keys in sorted(taken.items()):
        if docname != env.docname and key in keys:
            logger.warning(
                "%s id %r is used in %s too; ids must be unique in the book",
                kind,
                key,
                env.doc2path(docname, base=False),
                location=(env.docname, line),
                type="press",
                subtype="figure-id",
            )
    taken.setdefault(env.docname, set()).add(key)


def setup(app: Sphinx) -> None:
    """Hang the pictures when a chapter's references are resolved, for whatever edition."""
    app.connect("doctree-resolved", hang)
