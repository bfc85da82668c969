"""A long table has the controls that help, and the search knows rows with an address."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from reportpress.html.search import Chapter
from reportpress.html.table_controls import LONG, MOST_CHOICES, controls
from reportpress.tree.nodes import data_table


def table(count, ids=(), printed=None):
    """A table of numbered rows, of which every other is odd."""
    columns = [
        nodes.colspec(key="n", heading="Number", ranks=[], filters=True),
        nodes.colspec(key="odd", heading="Odd", ranks=[], filters=True),
    ]
    rows = []
    for place in range(count):
        row = nodes.row(printed=printed is None or place < printed)
        for word in (f"n{place}", ("even", "odd")[place % 2]):
            row += nodes.entry("", nodes.paragraph("", word))
        row.children[0]["ids"] = [f"t-{place}"] if place in ids else []
        rows.append(row)
    node = data_table(table_id="t", ids=["t"], search=True)
    node += nodes.title("", "Rows")
    node += nodes.paragraph("", "Made up")
    node += nodes.tgroup("", *columns, nodes.tbody("", *rows))
    return node, columns, rows


def test_a_short_table_has_no_controls():
    assert controls(*table(LONG - 1)) == ""


@pytest.mark.parametrize("count", [LONG, 40])
def test_a_long_one_offers_what_has_few_values_and_a_search(count):
    shown = controls(*table(count))
    assert count > MOST_CHOICES
    assert 'name="t.odd"' in shown
    assert "<option>even</option><option>odd</option>" in shown
    assert 'name="t.n"' not in shown, "a value for each row is nothing to choose from"
    assert '<input type="search" name="t.q"' in shown
    assert f"{count} of {count} rows" in shown
    assert "exhibit-all" not in shown


def test_rows_for_later_are_a_button_away():
    shown = controls(*table(20, printed=5))
    assert "Show all 20 rows" in shown
    assert "5 of 20 rows" in shown


def test_choices_stand_in_the_order_of_the_column():
    node, columns, rows = table(20)
    columns[1]["ranks"] = [2 - place % 2 for place in range(20)]
    assert "<option>odd</option><option>even</option>" in controls(node, columns, rows)


def test_the_search_finds_a_row_where_it_has_an_address():
    tree = new_document("page")
    tree += table(4, ids={1, 3})[0]
    found = [(entry.kind, entry.address) for entry in Chapter("page", tree, {}, {}).entries()]
    assert found == [
        ("Table", "page.html#t"),
        ("Entry", "page.html#t-1"),
        ("Entry", "page.html#t-3"),
    ]
