"""A page has the rows and columns for print, some of them in the cells of others."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from reportpress.tree import change_log
from reportpress.tree.nodes import data_table, row_badge
from reportpress.typst.cell_words import longest_line
from reportpress.typst.column_widths import columns
from reportpress.typst.printed_cells import keep_for_print, tables_of_chapter, with_same_columns
from reportpress.typst.room import make_room, too_wide
from reportpress.typst.table import cells_of

#: Key, whether it is printed, and the column in whose cells it stands.
COLUMNS = (
    ("key", True, ""),
    ("verdict", True, "words"),
    ("words", True, ""),
    ("file", True, "words"),
    ("theme", False, ""),
)


def table(*rows):
    """A table of the columns above; a verdict is a badge."""
    told = [
        {"key": key, "heading": key, "printed": printed, "print_in": host}
        for key, printed, host in COLUMNS
    ]
    body = nodes.tbody()
    for cells in rows:
        row = nodes.row(printed=cells[0] != "A9", group="")
        for place, text in enumerate(cells):
            words = row_badge("", text, look="soft") if text and place == 1 else nodes.Text(text)
            row += nodes.entry("", nodes.paragraph("", "", *([words] if text else [])))
        row.children[0]["ids"] = [f"t-{cells[0]}"]
        body += row
    head = nodes.row("", *(nodes.entry("", nodes.paragraph("", key)) for key, *_ in COLUMNS))
    node = data_table(table_id="t")
    columns = [nodes.colspec(colwidth=1, **column) for column in told]
    node += nodes.tgroup("", *columns, nodes.thead("", head), body)
    return node


def printed(*rows):
    node = table(*rows)
    keep_for_print(node)
    return [
        [" ".join(cell.astext().split()) for cell in row.children]
        for row in node.findall(nodes.row)
    ]


def test_a_column_before_another_opens_its_cells_and_one_behind_stands_beneath():
    head, row = printed(["A1", "Wrong", "It was not so.", "oil.csv", "Oil"])
    assert head == ["key", "verdict, words, file"]
    assert row == ["A1", "Wrong. It was not so. oil.csv"]


def test_an_empty_cell_adds_nothing():
    _, *rows = printed(["A1", "", "So.", "", ""], ["A2", "Open?", "", "x", ""])
    assert rows == [["A1", "So."], ["A2", "Open? x"]]


def test_rows_for_the_screen_stay_away_and_badges_are_words():
    node = table(["A1", "Wrong", "So.", "", ""], ["A9", "Right", "So.", "", ""])
    keep_for_print(node)
    assert not list(node.findall(row_badge))
    cells = cells_of(list(next(node.findall(nodes.tbody)).children))
    assert [cell.measured for cell in cells] == ["A1", "Wrong. So."]
    assert cells[0].entry["ids"] == ["t-A1"]


def test_all_words_of_a_printed_cell_take_width_those_of_the_screen_none():
    wide = "9" * 120
    assert too_wide(table(["A1", "", wide, "", ""]))
    assert too_wide(table(["A1", "", "So.", wide, ""]))
    assert too_wide(table(["A1", "", "So.", "", wide])) is None


@pytest.mark.parametrize(
    ("column", "may_break"), [("words", True), ("file", True), ("theme", False)]
)
def test_a_row_is_tall_by_all_words_of_its_printed_cells(column, may_break):
    node = table([("so " * 1200 if column == key else "So.") for key, *_ in COLUMNS])
    app = SimpleNamespace(builder=SimpleNamespace(format="typst"))
    document = new_document("one.md")
    document += node
    make_room(app, document, "one")
    cells = next(node.findall(nodes.tbody)).children[0].children
    assert all(cell.get("may_break", False) == may_break for cell in cells)


def test_a_first_column_may_have_many_lines_of_its_own():
    first, other = columns([["Key", "Words"], ["a\nb\nc\nd", 200 * "word "]])
    assert first < other


def test_a_phrase_below_a_date_may_be_broken():
    rows = [[f"{day} Sep 2022\nPower, gas, nuclear", day * 20 * "word "] for day in range(10, 25)]
    first, _ = columns([["Date", "Words"], *rows])
    assert longest_line("24 Sep 2022") < first < longest_line("Power, gas, nuclear")


def test_tables_of_a_chapter_with_the_same_columns_share_their_widths():
    words, longer = ["A1", "", "So.", "", ""], ["A2", "", "It was so and so.", "", ""]
    other = nodes.table("", nodes.tgroup("", nodes.colspec(colwidth=1)))
    document = new_document("one.md")
    document += [table(words), other, table(longer)]
    twins = tables_of_chapter(document[0])
    for one in twins:
        keep_for_print(one)
    assert twins == [document[0], document[2]]
    assert with_same_columns(document[2]) == twins
    assert with_same_columns(other) == [other]


def test_an_abbreviation_keeps_its_capitals_in_a_joined_head():
    node = table(["A1", "", "So.", "", ""])
    head = next(iter(node.findall(nodes.thead)))
    entry = list(head.findall(nodes.entry))[3]
    entry.clear()
    entry += nodes.paragraph("", "EU share")
    keep_for_print(node)
    assert "EU share" in head.astext()


def test_changes_are_rows_on_a_page(monkeypatch):
    told = [
        {"id": "v2", "title": "Data 2", "date": "2026-11-02", "parts": {"Why": "Wrong."}},
        {"id": "v1", "title": "Data 1", "date": "2026-10-31", "parts": {"What": "All."}},
    ]
    monkeypatch.setattr(change_log, "changes", lambda _: told)
    builder, config = SimpleNamespace(format="typst"), SimpleNamespace(smartquotes=False)
    tree = nodes.section("", change_log.change_list())
    change_log.fill(SimpleNamespace(builder=builder, config=config), tree, "changes")
    rows = [[cell.astext() for cell in row.children] for row in tree.findall(nodes.row)]
    assert rows == [
        ["Version", "Why", "What"],
        ["2 2\xa0Nov\xa02026", "Wrong.", ""],
        ["1 31\xa0Oct\xa02026", "", "All."],
    ]
