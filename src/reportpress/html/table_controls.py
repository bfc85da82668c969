"""What a reader can do with a long table: choose by the values of a column, search, and sort.

The controls stand in the page, so that nothing moves when their script comes; without scripts they
are hidden. Each is named as it stands in the address: the table, a dot, and the column or ``q``.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from reportpress.tree.nodes import data_table

LONG = 15
"""Rows from which a table has controls: a shorter one is seen at a glance."""

MOST_CHOICES = 12
"""Values of a column up to which they are offered to choose from; more are to be searched for."""


def is_long(rows: list[nodes.row]) -> bool:
    """Tell whether a table has controls."""
    return len(rows) >= LONG


def controls(node: data_table, columns: list[nodes.colspec], rows: list[nodes.row]) -> str:
    """Write the controls of a table, all rows shown; nothing for a short one."""
    if not is_long(rows):
        return ""
    key = node["table_id"]
    fields = [
        _choice(key, column, values)
        for place, column in enumerate(columns)
        if column["filters"] and 2 <= len(values := _values(column, place, rows)) <= MOST_CHOICES
    ]
    if node["search"]:
        fields.append(
            f'<label><span>Search</span><input type="search" name="{escape(key)}.q" '
            'autocomplete="off" spellcheck="false"></label>'
        )
    if fields:
        fields.append('<button type="button" class="exhibit-clear" disabled>Clear</button>')
    shown = sum(row["printed"] for row in rows)
    if shown < len(rows):
        fields.append(
            '<button type="button" class="exhibit-all" aria-pressed="false">'
            f"Show all {len(rows)} rows</button>"
        )
    if not fields:
        return ""
    status = f'<p role="status">{shown} of {len(rows)} rows</p>'
    return f'<div class="exhibit-controls pst-js-only">{"".join(fields)}{status}</div>\n'


def order(column: nodes.colspec) -> str:
    """Write, as attributes of its head, what a column is called and how it is sorted."""
    ranks = json.dumps(column["ranks"], separators=(",", ":"))
    by = f' data-ranks="{ranks}"' if column["ranks"] else ""
    return f' data-name="{escape(column["key"])}"{by}'


def _choice(key: str, column: nodes.colspec, values: list[str]) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in values)
    return (
        f"<label><span>{escape(column['heading'])}</span>"
        f'<select name="{escape(key)}.{escape(column["key"])}" autocomplete="off">'
        f'<option value="">All</option>{options}</select></label>'
    )


def _values(column: nodes.colspec, place: int, rows: list[nodes.row]) -> list[str]:
    """Return the values of a column, each once, in its order."""
    texts = [" ".join(row.children[place].astext().split()) for row in rows]
    ranks = column["ranks"] or [0] * len(texts)
    found = {text: (rank or 0, text.casefold()) for text, rank in zip(texts, ranks, strict=True)}
    return sorted(filter(None, found), key=lambda text: found[text])
