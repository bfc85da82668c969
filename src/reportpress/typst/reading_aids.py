"""What the compiler cannot write for readers of the PDF: headers of rows, and bookmarks in view.

A voice names the column of a cell, since the compiler marks the heads of columns. Here the first
cell of a row becomes the header of the others, which a voice names as well (attributes of cells:
ISO 32000-1, table 349).
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

_HEADS = "H"


def add_to(pdf: bytes) -> bytes:
    """Mark the first cell of each row as its header, and open the file with its bookmarks.

    A row of one cell, as the heading of a group is, and a row of heads stay as they are.

    Parameters
    ----------
    pdf : bytes
        A tagged PDF.

    Returns
    -------
    bytes
        The same pages; the same input gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as book:
        book.Root.PageMode = Name.UseOutlines
        tree = book.Root.StructTreeRoot
        names = (
            pikepdf.NameTree.new(book) if "/IDTree" not in tree else pikepdf.NameTree(tree.IDTree)
        )
        for number, cells in enumerate(_rows(tree)):
            head, *others = cells
            head.S = Name.TH
            head.ID = String(f"{_HEADS}{number}")
            names[f"{_HEADS}{number}"] = head
            _table_attributes(head).Scope = Name.Row
            for cell in others:
                attributes = _table_attributes(cell)
                attributes.Headers = Array([*attributes.get("/Headers", []), head.ID])
        tree.IDTree = names.obj
        written = io.BytesIO()
        book.save(written, deterministic_id=True)
    return written.getvalue()


def _rows(tree: Object) -> Iterator[list[Object]]:
    """Iterate over the cells of the rows that have no header yet."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        parts = _parts(element)
        if element.get("/S") != Name.TR:
            waiting += reversed(parts)
        elif len(parts) > 1 and all(part.S == Name.TD for part in parts):
            yield parts


def _parts(element: Object) -> list[Object]:
    """List the elements within one, without the pieces of pages that they mark."""
    held = element.get("/K", Array())
    return [part for part in _each(held) if isinstance(part, Dictionary) and "/S" in part]


def _table_attributes(cell: Object) -> Object:
    """Return the attributes of a cell that tell of its table; they are made where it has none."""
    every = _each(cell.get("/A", Array()))
    for attributes in every:
        if attributes.get("/O") == Name.Table:
            return attributes
    told: Object = Dictionary(O=Name.Table)
    cell.A = Array([*every, told])
    return told


def _each(held: Object) -> list[Object]:
    """List what is held, one thing or an array of them."""
    return list(held) if isinstance(held, Array) else [held]
