"""The PDF names the row of every cell to a voice, and opens with its bookmarks."""

import io

import pikepdf
import pytest
import typst

from reportpress.typst import reading_aids

BOOK = b"""
#set document(title: "Book")
= Chapter
#table(
  columns: 3,
  table.header([Route], [2024], [2025]),
  table.header(level: 2, table.cell(colspan: 3)[Through Russia]),
  [Pipeline], [1], [2],
  [Samara], [3], [4],
)
"""


@pytest.fixture(scope="module")
def bare() -> bytes:
    return typst.compile(BOOK, pdf_standards=["ua-1"], timestamp=0)


def cells(pdf: bytes) -> list[list[tuple[str, str, list[str]]]]:
    """Return for each row the kind, the scope and the headers of its cells."""
    rows = []
    with pikepdf.open(io.BytesIO(pdf)) as book:
        names = pikepdf.NameTree(book.Root.StructTreeRoot.IDTree)

        def told(cell):
            table = next(one for one in cell.A if one.get("/O") == pikepdf.Name.Table)
            heads = [str(name) for name in table.get("/Headers", [])]
            assert all(names[name].S == pikepdf.Name.TH for name in heads)
            return str(cell.S), str(table.get("/Scope", "")), heads

        def walk(element):
            parts = element.get("/K", [])
            parts = parts if isinstance(parts, pikepdf.Array) else [parts]
            inner = [
                part for part in parts if isinstance(part, pikepdf.Dictionary) and "/S" in part
            ]
            if element.get("/S") == pikepdf.Name.TR:
                rows.append([told(cell) for cell in inner])
            else:
                for part in inner:
                    walk(part)

        walk(book.Root.StructTreeRoot)
    return rows


def test_the_first_cell_of_a_row_is_the_header_of_the_others(bare):
    heads, group, first, second = cells(reading_aids.add_to(bare))
    assert {kind for kind, *_ in [*heads, *group]} == {"/TH"}
    for row in (first, second):
        (kind, scope, _), *others = row
        assert (kind, scope) == ("/TH", "/Row")
        assert [other[0] for other in others] == ["/TD", "/TD"]
        assert len({other[2][-1] for other in others}) == 1
    assert first[1][2][-1] != second[1][2][-1]


def test_headers_of_columns_are_kept(bare):
    before, after = cells(bare), cells(reading_aids.add_to(bare))
    assert after[:2] == before[:2]
    for old, new in zip(before[2:], after[2:], strict=True):
        assert [cell[2] for cell in old[1:]] == [cell[2][:-1] for cell in new[1:]]


def test_the_file_opens_with_its_bookmarks_and_is_the_same_each_time(bare):
    once, again = reading_aids.add_to(bare), reading_aids.add_to(bare)
    assert once == again
    with pikepdf.open(io.BytesIO(once)) as book:
        assert book.Root.PageMode == pikepdf.Name.UseOutlines


def test_a_book_without_tables_is_only_opened_with_its_bookmarks():
    plain = typst.compile(b'#set document(title: "Book")\n= Words', pdf_standards=["ua-1"])
    assert cells(reading_aids.add_to(plain)) == []


def test_rows_have_a_header_where_no_column_has_one():
    table = b'#set document(title: "Book")\n= Words\n#table(columns: 2, [Name], [1], [Other], [2])'
    rows = cells(reading_aids.add_to(typst.compile(table, pdf_standards=["ua-1"])))
    assert [[kind for kind, *_ in row] for row in rows] == [["/TH", "/TD"]] * 2
    assert [row[0][1] for row in rows] == ["/Row"] * 2
    assert rows[0][1][2] != rows[1][1][2]
