"""What stands below every figure and table: data, code, link, citation and files, in one row.

All but the link work without JavaScript; exhibits.js adds the link. One unfolds at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.contract import ShownTable
from reportpress.html.citation_files import edition
from reportpress.tree.site_addresses import DOWNLOADS, EXHIBIT_PAGES, full_address, way_to_root

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator


def root_of(translator: HTML5Translator) -> str:
    """Return the way from the page that is written to the root of the site."""
    return way_to_root(translator.builder, translator.docnames[-1])


def row(
    translator: HTML5Translator,
    node: nodes.Element,
    key: str,
    formats: Mapping[str, str],
    data: str = "",
) -> str:
    """Return the controls of an exhibit, whose first child is its title.

    The key is the stem of its files, `formats` name their endings in the reader's words, and `data`
    are the numbers drawn. All exhibits have a CSV.
    """
    book, folder = translator.config.typst_pdf_name, f"{root_of(translator)}{DOWNLOADS}"
    # A browser saves the files under names that say where they are from.
    links = "".join(
        f'<li><a href="{folder}/{key}.{ending}" download="{book}-{key}.{ending}">{name}</a></li>'
        for ending, name in formats.items()
    )
    alone = f"{root_of(translator)}{EXHIBIT_PAGES}/{key}.html"
    cite = (
        f"<p>{citation(translator, node)}</p>"
        f'<p class="exhibit-alone"><a href="{alone}">A page of its own</a>, '
        "to link to and to embed</p>"
    )
    data += _load(translator.config, key)
    parts = {"data": data, "code": _code(node), "cite": cite, "download": f"<ul>{links}</ul>"}
    anchor = node["ids"][0]
    controls = "".join(
        f'<details class="exhibit-{part}" name="{anchor}-controls">'
        f"<summary>{part.capitalize()}</summary>{content}</details>\n"
        for part, content in parts.items()
        if content
    )
    return f'<div class="exhibit-foot">\n{controls}</div>\n'


def _load(config: Config, key: str) -> str:
    """Return the line of Python that loads the rows of an exhibit.

    Where the book has no address, exhibits.js puts in the one at which a reader has the file.
    """
    place = _place(config, f"{DOWNLOADS}/{key}.csv", "load-place")
    return (
        f'<p class="exhibit-load">All rows in Python: <code>pandas.read_csv("{place}")</code></p>'
    )


def _place(config: Config, path: str, name: str) -> str:
    """Write an address; where it is not a full one, in a class by which exhibits.js finds it."""
    address = escape(full_address(config, path))
    return address if config.html_baseurl else f'<span class="{name}">{address}</span>'


def _code(node: nodes.Element) -> str:
    """Return the code that makes an exhibit, cell by cell in the order in which it ran."""
    cells: list[str] = node.get("code", [])
    shown = "".join(f"<pre>{escape(text)}\n</pre>" for text in map(str.strip, cells) if text)
    return _region("cells", f"Code: {node.children[0].astext()}", shown) if shown else ""


def _region(name: str, label: str, content: str) -> str:
    """Return what scrolls inside its box, and so must take the keyboard's focus."""
    return (
        f'<div class="exhibit-{name}" tabindex="0" role="region" aria-label="{escape(label)}">'
        f"{content}</div>"
    )


def drawn(tables: list[ShownTable], title: str, cited: Mapping[str, str]) -> str:
    """Return what a chart draws as tables; `cited` has the numbers of sources as links."""
    count = sum(len(table["rows"]) for table in tables)
    rows = f"{count} row{'s' if count > 1 else ''}"
    parts = "".join(_table(table, table["caption"] or title, cited) for table in tables)
    caption = f"<p>{rows}, as drawn; the CSV has all that is behind them</p>"
    return f"{caption}{_region('drawn', f'Data: {title}', parts)}"


def _table(table: ShownTable, caption: str, cited: Mapping[str, str]) -> str:
    looks = [' class="number"' if is_number else "" for is_number in table["numbers"]]
    looks[0] = ""
    sources = [_links(row["sources"], cited) for row in table["rows"]]
    heads = list(zip(table["headings"], looks, strict=True))
    if any(sources):
        heads.append(("Source", ""))
    head = "".join(f'<th scope="col"{look}>{escape(name)}</th>' for name, look in heads)
    body = ""
    for shown, links in zip(table["rows"], sources, strict=True):
        first, *cells = map(escape, shown["cells"])
        body += f'<tr><th scope="row">{first}</th>'
        body += "".join(
            f"<td{look}>{cell}</td>" for cell, look in zip(cells, looks[1:], strict=True)
        )
        body += f"<td>{links}</td></tr>\n" if any(sources) else "</tr>\n"
    hidden = "" if table["caption"] else ' class="unseen"'
    return (
        f"<table><caption{hidden}>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _links(keys: list[str], cited: Mapping[str, str]) -> str:
    """Return the sources of a row by number; where the book numbers none, by key."""
    return (
        ", ".join(cited[key] for key in keys if key in cited) if cited else escape(", ".join(keys))
    )


def citation(translator: HTML5Translator, node: nodes.Element) -> str:
    """Say in HTML how to cite an exhibit: by title, page and address.

    Where the book has no address, the place within the site stands for it; exhibits.js puts the
    address there at which a reader has the page from a server.
    """
    config, docname = translator.config, translator.docnames[-1]
    page = translator.builder.env.titles[docname].astext()
    path = f"{translator.builder.get_target_uri(docname)}#{node['ids'][0]}"
    place = _place(config, path, "cite-place")
    year = f", {config.press_published[:4]}" if config.press_published else ""
    title = node.children[0].astext()
    words = f"{config.author}, “{title}”, in {config.project}{edition(config)}{year}, page “{page}”"
    return f"{escape(words)}, {place}"
