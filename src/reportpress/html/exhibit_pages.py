"""A page for each figure and table: to link to, and to show within another site.

Its picture, sources and controls are those of the chapter, kept when the chapter is written, so
that both pages show the same also where only one of them is written again.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import Sphinx

from reportpress.html.names import TAG
from reportpress.pictures.cache import pictures
from reportpress.pictures.lettering import size_of
from reportpress.pictures.social_card import card
from reportpress.tree.domain import press_domain
from reportpress.tree.exhibit_index import Entry, entries
from reportpress.tree.nodes import chart_graphic
from reportpress.tree.site_addresses import EXHIBIT_PAGES, full_address

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

ADDRESS = re.compile(r'(?<= )(href|data-spec|src)="([^"#:]*)(#[^"]*)?"')
"""An address within the site; the texts of pictures and cells have no such signs unescaped."""

AROUND = 250
"""Height in pixels of what stands above and below a picture, in a frame of another site."""
ROOM = 640
"""Height of such a frame for a table, which scrolls in it."""


def keep(translator: HTML5Translator, node: nodes.Element, key: str, begin: int) -> None:
    """Keep an exhibit as its chapter shows it: what is written from a place of the body on."""
    app = translator.builder.app
    graphic = next(iter(node.findall(chart_graphic)), None)
    height = ROOM if graphic is None else round(size_of(graphic["svg"]["wide"])[1]) + AROUND
    subtitle = next(iter(node.findall(nodes.paragraph))).astext()
    kept = {"html": "".join(translator.body[begin:]), "subtitle": subtitle, "height": height}
    path = _kept(app, key)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(kept), encoding="utf-8")


def _kept(app: Sphinx, key: str) -> Path:
    return Path(app.doctreedir) / EXHIBIT_PAGES / f"{key}.json"


def moved(html: str, here: str, there: str) -> str:
    """Let what a page shows lead to the same places from another page.

    Examples
    --------
    >>> moved('<a href="rain.html#s1"><a href="#wet"><a href="../x.csv">', "a/wet", "b/c/wet")
    '<a href="../../a/rain.html#s1"><a href="../../a/wet.html#wet"><a href="../../x.csv">'
    """
    folder, own = posixpath.dirname(here), f"{posixpath.basename(here)}.html"

    def lead(found: re.Match[str]) -> str:
        place = posixpath.normpath(posixpath.join(folder, found[2] or own))
        address = posixpath.relpath(place, posixpath.dirname(there))
        return f'{found[1]}="{address}{found[3] or ""}"'

    return ADDRESS.sub(lead, html)


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of each exhibit, in reading order, each with the one before and after."""
    listed = list(entries(app.env)) if app.builder.format == "html" else []
    for place, entry in enumerate(listed):
        name = page_name(entry)
        if app.config.press_preview and not _is_newer(app, entry):
            continue
        around = {"prev": place - 1, "next": place + 1}
        context = _context(app, entry) | {
            way: _turn(app, name, listed[at]) if 0 <= at < len(listed) else None
            for way, at in around.items()
        }
        yield name, context, "exhibit-page.html"


def page_name(entry: Entry) -> str:
    """Return the name of an exhibit's page, as Sphinx counts pages."""
    return f"{EXHIBIT_PAGES}/{entry[2]}"


def _is_newer(app: Sphinx, entry: Entry) -> bool:
    """Tell whether the chapter was written after the page of its exhibit."""
    page = Path(app.outdir) / f"{page_name(entry)}.html"
    return not page.exists() or page.stat().st_mtime < _kept(app, entry[2]).stat().st_mtime


def _turn(app: Sphinx, here: str, entry: Entry) -> dict[str, str]:
    return {"link": app.builder.get_relative_uri(here, page_name(entry)), "title": entry[1]}


def _context(app: Sphinx, entry: Entry) -> dict[str, Any]:
    chapter, number, key, exhibit = entry
    config, name = app.config, page_name(entry)
    kept = json.loads(_kept(app, key).read_text(encoding="utf-8"))
    html = moved(kept["html"], chapter, name)
    own = app.builder.get_relative_uri(name, chapter)
    # Within this page its own anchor is nearer.
    html = html.replace(f'href="{own}#{exhibit.anchor}"', f'href="#{exhibit.anchor}"')
    place = app.builder.get_target_uri(name)
    indices = [page for page, known in press_domain(app.env).documents.items() if known.has_index]
    titles = app.env.titles
    return {
        "title": f"{number}. {escape(exhibit.title)}",
        "parents": [],
        "exhibit_number": number,
        "exhibit_kind": exhibit.kind,
        "exhibit_html": html,
        "exhibit_chapter": unescape(TAG.sub("", titles[chapter].astext())),
        "exhibit_source": f"{own}#{exhibit.anchor}",
        "exhibit_place": full_address(config, place),
        "exhibit_is_placed": bool(config.html_baseurl),
        "exhibit_height": kept["height"],
        "exhibit_lists": [
            (app.builder.get_relative_uri(name, page), titles[page].astext()) for page in indices
        ],
        "press_about": kept["subtitle"],
        "press_card": f"{place.removesuffix('.html')}.png" if exhibit.kind == "figure" else "",
    }


def request(app: Sphinx, graphic: chart_graphic) -> str:
    """Ask for the card of a figure, which other sites show with a link to its page."""
    numbers = {key: number for _, number, key, _ in entries(app.env)}
    number = numbers[graphic["figure_id"]]
    caption = next(graphic.parent.findall(nodes.caption)).astext()
    colours = app.config.press_card_colours
    image = card(graphic["svg"]["wide"], number, caption, app.config.project, colours)
    return pictures(app).request_bitmap(f"the card of {graphic['figure_id']!r}", image, 1)


def files(app: Sphinx, graphic: chart_graphic) -> tuple[dict[str, bytes], str]:
    """Return card and picture of a figure by file name, and the key that keeps its card."""
    name = graphic["figure_id"]
    picture = pictures(app).read(graphic["pictures"], "wide.svg")
    graphic["svg"] = {"wide": picture.decode()}
    key = request(app, graphic)
    return {f"{name}.png": pictures(app).read(key, "bitmap.png"), f"{name}.svg": picture}, key


def setup(app: Sphinx) -> None:
    """Have the pages written behind those of the chapters."""
    app.connect("html-collect-pages", collect)
