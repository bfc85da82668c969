"""The HTML edition of a table: all rows in place, filters and search added by its script."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.html import controls, exhibit
from reportpress.tree.nodes import data_table

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_data_table(self: HTML5Translator, node: data_table) -> None:
    """Write the whole table; its parts stand in another order than in the tree."""
    group = next(child for child in node.children if isinstance(child, nodes.tgroup))
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    body = next(child for child in group.children if isinstance(child, nodes.tbody))
    exhibit.begin(self, node, "table", "exhibit")
    self.body.append(f'<div class="exhibit-rows"{_controls(node, columns, body)}>\n')
    caption = escape(node.children[0].astext())
    self.body.append(f'<table class="exhibit-table"><caption>{caption}</caption>')
    self.body.append(_widths(node, columns))
    heads = "".join(
        f'<th scope="col"{_look(column)}>{escape(column["heading"])}</th>' for column in columns
    )
    self.body.append(f"<thead><tr>{heads}</tr></thead>\n<tbody>\n")
    for row in body.findall(nodes.row):
        _write_row(self, row, columns)
    self.body.append("</tbody></table></div>\n")
    exhibit.notes(self, node)
    self.body.append(f"{controls.row(self, node, node['table_id'], {'csv': 'CSV'})}</figure>\n")
    raise nodes.SkipNode


def depart_data_table(self: HTML5Translator, node: data_table) -> None:
    """Do nothing: the visit has written the whole table."""


def _write_row(self: HTML5Translator, row: nodes.Element, columns: list[nodes.colspec]) -> None:
    entries = [child for child in row.children if isinstance(child, nodes.entry)]
    names = entries[0]["ids"]
    named = f' id="{escape(names[0])}"' if names else ""
    later = "" if row["printed"] else ' class="is-later"'
    self.body.append(f"<tr{named}{later}>")
    for place, (entry, column) in enumerate(zip(entries, columns, strict=True)):
        tag = 'th scope="row"' if place == 0 else "td"
        self.body.append(f'<{tag}{_look(column)} data-label="{escape(column["heading"])}">')
        for paragraph in entry.children:
            exhibit.walk(self, paragraph)
        self.body.append(f"</{tag[:2]}>")
    self.body.append("</tr>\n")


def _controls(node: data_table, columns: list[nodes.colspec], body: nodes.tbody) -> str:
    """Return what the script needs to know, as attributes."""
    filters = [place for place, column in enumerate(columns) if column["filters"]]
    later = sum(not row["printed"] for row in body.findall(nodes.row))
    offered = {"filters": filters, "search": node["search"], "later": later}
    return f' data-controls="{escape(json.dumps(offered))}"' if any(offered.values()) else ""


def _widths(node: data_table, columns: list[nodes.colspec]) -> str:
    if "colwidths-given" not in node["classes"]:
        return ""
    widths = [column["colwidth"] for column in columns if not column["hidden"]]
    shares = "".join(f'<col style="width: {100 * width / sum(widths):.1f}%">' for width in widths)
    return f"<colgroup>{shares}</colgroup>"


def _look(column: nodes.colspec) -> str:
    number = ' class="number"' if "number" in column["classes"] else ""
    return f"{number} hidden" if column["hidden"] else number


def files(table: data_table) -> dict[str, bytes]:
    """Return the downloadable file of a table by file name."""
    return {f"{table['table_id']}.csv": table["csv"].encode()}


def setup(app: Sphinx) -> None:
    """Register the node of a table, and how HTML writes it."""
    app.add_enumerable_node(
        data_table,
        "table",
        lambda node: node.children[0].astext(),
        html=(visit_data_table, depart_data_table),
    )
