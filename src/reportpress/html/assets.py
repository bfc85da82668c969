"""The files beside the pages: fonts, styles, Vega's bundle, and the files of every exhibit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx.util import logging

from reportpress.contract import FONTS
from reportpress.edition.archive import write_only
from reportpress.epub.book import COVER
from reportpress.html import downloads, exhibit_pages, figure, page, references, table
from reportpress.html.metadata import CARD
from reportpress.pictures.book_cover import cover
from reportpress.pictures.cache import pictures
from reportpress.pictures.palette_check import counterparts
from reportpress.pictures.social_card import card
from reportpress.tree import repeated_figure
from reportpress.tree.book_facts import filled
from reportpress.tree.domain import press_domain
from reportpress.tree.figure import request_pictures
from reportpress.tree.nodes import chart_graphic, data_table

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

Kind = TypeVar("Kind", bound=nodes.Node)

STATIC = Path(__file__).parent / "static"


def setup(app: Sphinx) -> None:
    """Register the colours of a dark page, and have the assets begun with the build."""
    app.add_config_value("press_dark_colours", "", "html", types=[str])
    app.add_config_value("press_card_colours", {}, "html", types=[dict])
    app.connect("builder-inited", begin)


def begin(app: Sphinx) -> None:
    """Offer the press's styles and script, and have Vega bundled while chapters run."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))
        # Before the first page, which names the style sheet by its content.
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        rules = dark_rules(counterparts(app.config.press_dark_colours))
        (static / "chart-colours.css").write_text(rules, encoding="utf-8")
        pictures(app).request_vega()


def write_assets(app: Sphinx, static: Path) -> None:
    """Write fonts and Vega's bundle into the site's static folder."""
    (static / "fonts").mkdir(parents=True, exist_ok=True)
    for font in sorted((FONTS / "woff2").glob("*.woff2")):
        shutil.copyfile(font, static / "fonts" / font.name)
    bundle = pictures(app).read_vega().decode()
    # Wrapped, since a classic script shares one global scope with the theme's scripts.
    path = static / page.vega_name(app)
    path.write_text(f"(() => {{\n{bundle}\n}})();\n", encoding="utf-8")
    for old in set(static.glob("vega.*.js")) - {path}:
        old.unlink()
    write_specs(app, static / figure.SPECS)
    references.write(app, static)


def write_specs(app: Sphinx, folder: Path) -> None:
    """Write what makes each chart live, as a script that a browser also reads from a disk."""
    scripts = dict(figure.spec_file(graphic) for graphic in exhibits(app.env, chart_graphic))
    write_only(folder, {name: text.encode() for name, text in scripts.items()})


def dark_rules(colours: dict[str, str]) -> str:
    """Return style rules that give charts their dark colours on a dark page.

    Static and live pictures carry their colours as attributes, which any rule overrides.

    Examples
    --------
    >>> print(dark_rules({"#fff": "#000"}), end="")
    html[data-theme="dark"] .chart-graphic [fill="#fff"] { fill: #000; }
    html[data-theme="dark"] .chart-graphic [stroke="#fff"] { stroke: #000; }
    """
    return "".join(
        f'html[data-theme="dark"] .chart-graphic [{name}="{light}"] {{ {name}: {dark}; }}\n'
        for light, dark in sorted(colours.items())
        for name in ("fill", "stroke")
    )


def exhibits(env: BuildEnvironment, kind: type[Kind]) -> Iterator[Kind]:
    """Yield the pictures of figures, or the tables, of the book, chapter by chapter."""
    for docname, document in sorted(press_domain(env).documents.items()):
        if document.exhibits:
            yield from env.get_doctree(docname).findall(kind)


def write_figures(app: Sphinx, folder: Path, alone: Path) -> None:
    """Write the files of every figure, and those of its own page into the folder `alone`.

    Files of figures that are gone are removed.
    """
    graphics = list(exhibits(app.env, chart_graphic))
    files: dict[str, bytes] = {}
    shown: dict[str, bytes] = {}
    keys = {graphic["pictures"] for graphic in [*graphics, *repeated_figure.graphics(app)]}
    for graphic in graphics:
        request_pictures(app, graphic)
        contents, key = downloads.files(app, graphic)
        files |= contents
        cards, card_key = exhibit_pages.files(app, graphic)
        shown |= cards
        keys |= {key, card_key}
    for exhibit in exhibits(app.env, data_table):
        files |= table.files(exhibit)
    write_only(folder, files)
    pages = {f"{path.stem}.html": path.read_bytes() for path in alone.glob("*.html")}
    write_only(alone, pages | shown)
    pictures(app).keep_only(keys | write_card(app, graphics))


def write_card(app: Sphinx, graphics: list[chart_graphic]) -> set[str]:
    """Write the book's card and its EPUB's cover; return the keys under which they are kept."""
    config = app.config
    card_path, cover_path = Path(app.outdir) / CARD, Path(app.doctreedir) / COVER
    for path in (card_path, cover_path):
        path.unlink(missing_ok=True)
    if not config.press_cover:
        return set()
    covers = [graphic for graphic in graphics if graphic["figure_id"] == config.press_cover]
    if not covers:
        logger.warning(
            "press_cover: there is no figure %r", config.press_cover, type="press", subtype="cover"
        )
        return set()
    picture = pictures(app).read(covers[0]["pictures"], "wide.svg").decode()
    caption = next(covers[0].parent.findall(nodes.caption)).astext()
    edition = filled(config.typst_edition, config)
    colours, foot = config.press_card_colours, [config.author, edition]
    images = {
        card_path: card(picture, config.project, caption, edition, colours),
        cover_path: cover(picture, config.project, config.typst_subtitle, foot, colours),
    }
    keys = {}
    for path, image in images.items():
        keys[path] = pictures(app).request_bitmap(f"the picture {path.name}", image, 1)
    for path, key in keys.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures(app).read(key, "bitmap.png"))
    return set(keys.values())
