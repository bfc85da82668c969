"""A table carries all that the editions need, and refuses what a reader must not get."""

import pandas as pd
import pytest

from between_powers.exhibits import Table, TableError

pytestmark = pytest.mark.usefixtures("with_data_loaded")
ROWS = pd.DataFrame(
    {
        "key": ["A", "B"],
        "day": pd.to_datetime(["2022-02-24", None]),
        "share": [0.25, None],
        "main": [True, False],
        "source_id": "kmg_ar2024",
    }
)
GOOD = {
    "id": "table-test",
    "title": "One row counts",
    "subtitle": "Rows, nowhere",
    "data": ROWS,
    "columns": {"key": "Key", "day": "Day", "share": "Share"},
}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": " "}, "table 'table-test' has no title; add title=..."),
        ({"columns": {"kye": "Key"}}, "its data has no column 'kye'"),
        ({"printed": "selected"}, "its data has no column 'selected'"),
        ({"filters": ("main",)}, "'main' is not among the shown columns"),
        ({"widths": {"who": 2}}, "'who' is not among the shown columns"),
        ({"print_in": {"day": "who"}}, "'who' is not among the shown columns"),
        ({"print_groups": "theme"}, "its data has no column 'theme'"),
        ({"print_in": {"day": "day"}}, "prints 'day' in 'day', which has no cells of its own"),
        ({"print_in": {"day": "key"}, "print_columns": ("day",)}, "prints 'day' in 'key'"),
        ({"data": ROWS.assign(theme=["oil", None]), "print_groups": "theme"}, "or of none; sort"),
        ({"data": ROWS.iloc[:0], "sources": ("kmg_ar2024",)}, "has no rows"),
        ({"data": ROWS.assign(key="A"), "row_ids": "key"}, "the values of 'key' are not unique"),
        ({"sort_by": {"key": "rank"}}, "its data has no column 'rank'"),
        ({"badges": {"share": "claim"}}, "has badges and no row_ids"),
        ({"data": ROWS.assign(share=["8%", "7.5%"])}, "numbers of 'share' have 0 and 1 decimals"),
        ({"sources": ("nobody",)}, "unknown source 'nobody'; add it to data/sources.csv"),
    ],
)
def test_refusals(changes, message):
    with pytest.raises(TableError) as caught:
        Table(**(GOOD | changes))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_cells_are_text_and_rows_have_anchors():
    table = Table(**GOOD, row_ids="key", printed="main", formats={"share": lambda x: f"{x:.0%}"})
    bundle = table.bundle()
    assert [row["cells"] for row in bundle["rows"]] == [
        ["A", "24 February 2022", "25%"],
        ["B", "", ""],
    ]
    assert [(row["id"], row["print"]) for row in bundle["rows"]] == [
        ("table-test-a", True),
        ("table-test-b", False),
    ]
    assert [column["number"] for column in bundle["columns"]] == [False, False, True]
    assert bundle["sources"][0]["id"] == "kmg_ar2024"


def test_print_has_columns_of_its_own_and_groups_of_rows():
    shown = {"hidden": ("share", "day"), "print_columns": ("key", "share")}
    table = Table(**GOOD, **shown, print_in={"share": "key"}, print_groups="main")
    columns, rows = table.bundle()["columns"], table.bundle()["rows"]
    assert [(column["hidden"], column["print"]) for column in columns] == [
        (False, True),
        (True, False),
        (True, True),
    ]
    assert [column["print_in"] for column in columns] == ["", "", "key"]
    assert [row["group"] for row in rows] == ["True", "False"]


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ([1234567.0, 2.0], ["1,234,567", "2"]),
        ([70551.55, -5.25], ["70,551.55", "−5.25"]),
        ([64.8, 70.0], ["64.8", "70.0"]),
        ([1 / 3, 2.0], ["0.3333", "2.0000"]),
        ([0.5, None], ["0.5", ""]),
        ([12345, -7], ["12,345", "−7"]),
        ([True, False], ["True", "False"]),
    ],
)
def test_numbers_are_written_as_in_prose(values, cells):
    table = Table(**(GOOD | {"data": ROWS.assign(share=values)}))
    assert [row["cells"][2] for row in table.bundle()["rows"]] == cells


def test_numbers_and_dates_are_sorted_by_value_and_others_as_told():
    days = pd.to_datetime(["2022-02-24", "2013-12-01"])
    rows = ROWS.assign(day=days, share=["1,200%", "−30%"], late=[1, 0])
    table = Table(**(GOOD | {"data": rows}), sort_by={"key": "late"})
    columns = {column["name"]: column for column in table.bundle()["columns"]}
    assert [column["ranks"] for column in columns.values()] == [[2, 1]] * 3
    assert columns["share"]["number"]
    assert not columns["key"]["number"]


def test_a_year_is_no_quantity():
    rows = ROWS.assign(year=[1991, 2022])
    table = Table(**(GOOD | {"data": rows, "columns": {"key": "Key", "year": "Year"}}))
    assert [row["cells"][1] for row in table.bundle()["rows"]] == ["1991", "2022"]


def test_the_text_form_changes_with_the_rows(forget_exhibits):
    before = str(Table(**GOOD))
    forget_exhibits()
    changed = GOOD | {"data": ROWS.assign(share=0.5), "datasets": ("oil_exports",)}
    assert str(Table(**changed)) != before
