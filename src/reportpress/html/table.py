"""The HTML edition of a table: all rows in place, and what a reader can do with a long one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from reportpress.html import controls, exhibit, exhibit_pages, table_controls
from reportpress.tree.nodes import data_table

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

BROAD = 5
"""Columns from which a table goes beyond the text on a wide screen, to where contents stand."""


def visit_data_table(self: HTML5Translator, node: data_table) -> None:
    """Write the whole table; its parts stand in another order than in the tree."""
    group = next(child for child in node.children if isinstance(child, nodes.tgroup))
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    rows = list(next(iter(group.findall(nodes.tbody))).findall(nodes.row))
    shown = [column for column in columns if not column["hidden"]]
    begin = len(self.body)
    exhibit.begin(self, node, "table", "exhibit is-broad" if len(shown) >= BROAD else "exhibit")
    self.body.append(table_controls.controls(node, columns, rows))
    caption = escape(node.children[0].astext())
    is_long = table_controls.is_long(rows)
    kind = "exhibit-table is-long" if is_long else "exhibit-table"
    self.body.append(
        f'<div class="exhibit-rows" data-table="{escape(node["table_id"])}">\n'
        f'<table class="{kind}"><caption>{caption}</caption>{_widths(node, shown)}'
    )
    heads = "".join(
        f'<th scope="col"{_look(column)}{table_controls.order(column) if is_long else ""}>'
        f"{escape(column['heading'])}</th>"
        for column in columns
    )
    self.body.append(f"<thead><tr>{heads}</tr></thead>\n<tbody>\n")
    for row in rows:
        _write_row(self, row, columns)
    self.body.append("</tbody></table></div>\n")
    exhibit.notes(self, node)
    self.body.append(f"{controls.row(self, node, node['table_id'], {'csv': 'CSV'})}</figure>\n")
    exhibit_pages.keep(self, node, node["table_id"], begin)
    raise nodes.SkipNode


def depart_data_table(self: HTML5Translator, node: data_table) -> None:
    """Do nothing: the visit has written the whole table."""


def _write_row(self: HTML5Translator, row: nodes.Element, columns: list[nodes.colspec]) -> None:
    entries = [child for child in row.children if isinstance(child, nodes.entry)]
    names = entries[0]["ids"]
    named = f' id="{escape(names[0])}"' if names else ""
    later = "" if row["printed"] else ' class="is-later"'
    self.body.append(f"<tr{named}{later}>")
    head = next(column for column in columns if not column["hidden"])
    for entry, column in zip(entries, columns, strict=True):
        tag = 'th scope="row"' if column is head else "td"
        self.body.append(f'<{tag}{_look(column)} data-label="{escape(column["heading"])}">')
        for paragraph in entry.children:
            exhibit.walk(self, paragraph)
        self.body.append(f"</{tag[:2]}>")
    self.body.append("</tr>\n")


def _widths(node: data_table, shown: list[nodes.colspec]) -> str:
    """Share the page among the columns as the author does; none is narrower than its words."""
    if "colwidths-given" not in node["classes"]:
        return ""
    whole = sum(column["colwidth"] for column in shown)
    shares = (100 * column["colwidth"] / whole for column in shown)
    parts = "".join(f'<col style="width: {share:.1f}%">' for share in shares)
    return f"<colgroup>{parts}</colgroup>"


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
