"""From a chapter's output to the document tree: a table bundle becomes a numbered table."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from reportpress.contract import TABLE_MIME, Column, Row, TableBundle
from reportpress.tree.domain import press_domain
from reportpress.tree.editions import words
from reportpress.tree.mime_renderer import ExhibitMimeRenderer
from reportpress.tree.nodes import data_table
from reportpress.tree.row_boxes import badge
from reportpress.tree.row_links import warn, words_of
from reportpress.tree.sources import source_and_note


class TableMimeRenderer(ExhibitMimeRenderer):
    """MyST-NB plugin: renders the table mime type to a :class:`data_table`."""

    mime = TABLE_MIME
    kind = "table"

    @classmethod
    def node(cls, markdown: Any, bundle: TableBundle, line: int | None) -> nodes.Element:
        """Make a table, and keep the anchors of its rows."""
        env = markdown.sphinx_env
        rows = {row["key"]: row["id"] for row in bundle["rows"] if row["id"]}
        press_domain(env).document(env.docname).rows[bundle["id"]] = rows
        return _Maker(markdown, line).table(bundle)


class _Maker:
    """Makes the nodes of one table."""

    def __init__(self, markdown: Any, line: int | None) -> None:
        self._markdown = markdown
        self._line = line
        self._mentions = markdown.sphinx_env.config.press_mentions

    def table(self, bundle: TableBundle) -> data_table:
        key, columns = bundle["id"], bundle["columns"]
        for role in filter(None, (column.get("badges") for column in columns)):
            if role not in self._mentions:
                self._warn(f"table {key!r} has badges of {role!r}, which press_mentions lacks")
        table = data_table(
            names=[nodes.fully_normalize_name(key)],
            table_id=key,
            search=bundle["search"],
            csv=bundle["csv"],
            classes=["colwidths-given"] if bundle["has_widths"] else [],
        )
        table += words(nodes.title(), bundle, "title")
        table += words(nodes.paragraph(classes=["exhibit-subtitle"]), bundle, "subtitle")
        group = nodes.tgroup(cols=len(columns))
        for column in columns:
            group += nodes.colspec(
                colwidth=column["width"],
                classes=["number"] if column["number"] else [],
                key=column["name"],
                heading=column["heading"],
                ranks=column.get("ranks", []),
                filters=column["filter"],
                hidden=column["hidden"],
                printed=column["print"],
                print_in=column.get("print_in", ""),
            )
        head = nodes.row()
        head += [nodes.entry("", nodes.paragraph("", column["heading"])) for column in columns]
        group += nodes.thead("", head)
        body = nodes.tbody()
        body += [self._row(row, columns) for row in bundle["rows"]]
        group += body
        table += group
        table += source_and_note(bundle)
        return table

    def _row(self, row: Row, columns: list[Column]) -> nodes.row:
        node = nodes.row(printed=row["print"], group=row.get("group", ""))
        for place, (text, column) in enumerate(zip(row["cells"], columns, strict=True)):
            cell = nodes.paragraph()
            settings = self._mentions.get(column.get("badges"))
            if settings and text:
                cell += self._badge(settings, row["key"], text)
            elif column["markup"] and text:
                self._read(text, cell)
            else:
                cell += nodes.Text(text)
            # The first cell carries the anchor: in print a row is nothing to link to.
            ids = [row["id"]] if row["id"] and place == 0 else []
            node += nodes.entry("", cell, ids=ids)
        return node

    def _badge(self, settings: dict[str, Any], key: str, text: str) -> nodes.Node:
        """Set the text of a cell in the form that fits the kind of its row."""
        try:
            named = words_of(settings["words"], key)
        except ValueError as error:
            self._warn(str(error))
            return nodes.Text(text)
        return badge(settings, named.kind, text)

    def _warn(self, message: str) -> None:
        warn(message, (self._markdown.sphinx_env.docname, self._line))

    def _read(self, text: str, cell: nodes.paragraph) -> None:
        """Read inline markup into a cell."""
        with self._markdown.current_node_context(cell):
            self._markdown.nested_render_text(text, self._line or 0, inline=True)
