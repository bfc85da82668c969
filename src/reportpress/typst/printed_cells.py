"""What of a table made from data goes to print: its rows and columns for the page.

A column may stand in the cells of another, so that a page has room for both: one before it opens
its cells, in bold and with a stop, and one behind it stands beneath, on lines of its own. A badge
there is words like others.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from reportpress.tree.nodes import data_table, line_break, row_badge

_STOPS = (".", ":", "?", "!")


def keep_for_print(table: data_table) -> None:
    """Take what is for the screen alone out of a table, and put cells together for the page."""
    group = next(iter(table.findall(nodes.tgroup)))
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    hosts = [_host(columns, column) for column in columns]
    own = own_columns(columns)
    for row in list(table.findall(nodes.row)):
        if not row.get("printed", True):
            row.parent.remove(row)
            continue
        cells = [child for child in row.children if isinstance(child, nodes.entry)]
        join = _join_heads if isinstance(row.parent, nodes.thead) else _join
        for place, host in enumerate(hosts):
            if host is not None and columns[place]["printed"]:
                join(cells[place], cells[host], opens=place < host)
        _keep(row, cells, own)
    for place, column in enumerate(columns):
        if place not in own:
            group.remove(column)


def tables_of_chapter(table: data_table) -> list[data_table]:
    """Return the tables that are made from data in the chapter of one."""
    document = table.document
    return [table] if document is None else list(document.findall(data_table))


def with_same_columns(table: nodes.table) -> Sequence[nodes.table]:
    """Return a table, and those of its chapter that have its columns, once kept for print.

    Tables that no data make, whose columns mean nothing, are on their own.
    """
    if not isinstance(table, data_table):
        return [table]
    heads = _headings(table)
    return [other for other in tables_of_chapter(table) if _headings(other) == heads]


def _headings(table: data_table) -> list[str]:
    return [column["heading"] for column in table.findall(nodes.colspec)]


def own_columns(columns: list[nodes.colspec]) -> list[int]:
    """Return the places of the columns that have room of their own on a page.

    Examples
    --------
    >>> told = {"name": {"printed": True}, "file": {"printed": True, "print_in": "name"}}
    >>> own_columns([nodes.colspec(key=key, **column) for key, column in told.items()])
    [0]
    """
    places = enumerate(columns)
    return [place for place, one in places if one.get("printed", True) and not one.get("print_in")]


def columns_in_cells(columns: list[nodes.colspec]) -> list[list[int]]:
    """Return, for each column with room of its own, the places of all whose words stand there.

    Examples
    --------
    >>> told = {"file": {"print_in": "name"}, "name": {}, "rows": {"printed": False}}
    >>> columns_in_cells([nodes.colspec(key=key, **column) for key, column in told.items()])
    [[0, 1]]
    """
    hosts = [_host(columns, column) for column in columns]
    return [
        [
            place
            for place, column in enumerate(columns)
            if column.get("printed", True) and one in (place, hosts[place])
        ]
        for one in own_columns(columns)
    ]


def _host(columns: list[nodes.colspec], column: nodes.colspec) -> int | None:
    """Return the place of the column in whose cells another stands."""
    named = column.get("print_in")
    return next((place for place, one in enumerate(columns) if named and one["key"] == named), None)


def _join(cell: nodes.entry, host: nodes.entry, *, opens: bool) -> None:
    """Put the words of a cell into another, unless there are none."""
    words = cell.astext().strip()
    if not words:
        return
    inner = [
        nodes.Text(part.astext()) if isinstance(part, row_badge) else part
        for paragraph in cell.children
        for part in paragraph.children
    ]
    told = [part for paragraph in host.children for part in paragraph.children]
    if opens:
        stop = "" if words.endswith(_STOPS) else "."
        told = [nodes.strong("", "", *inner, nodes.Text(stop)), nodes.Text(" "), *told]
    else:
        # Links stand one below the other.
        inner = [line_break() if part.astext() == "; " else part for part in inner]
        told += [line_break(), *inner] if told else inner
    host.clear()
    host += nodes.paragraph("", "", *told)


def _join_heads(head: nodes.entry, host: nodes.entry, *, opens: bool) -> None:
    """Name a column in the head of the one in whose cells it stands."""
    first, second = (part.astext() for part in ((head, host) if opens else (host, head)))
    if not second[1:2].isupper():  # an abbreviation keeps its capitals
        second = second[:1].lower() + second[1:]
    words = f"{first}, {second}"
    host.clear()
    host += nodes.paragraph("", words)


def _keep(row: nodes.row, cells: list[nodes.entry], places: list[int]) -> None:
    """Keep the cells of some columns; the anchor of the row stays with its first cell."""
    remaining = [cells[place] for place in places]
    if remaining[0] is not cells[0]:
        remaining[0]["ids"] += cells[0]["ids"]
    row.children = list(remaining)
