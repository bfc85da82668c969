"""What a reader sees below a figure is what the chart draws, each row with its sources."""

import altair as alt
import pandas as pd
import pytest

from between_powers.charts import tooltips
from between_powers.charts.forms import stack
from between_powers.charts.theme import LAYOUTS
from between_powers.exhibits.drawn import data_table, drawn_tables

OIL = pd.DataFrame(
    {
        "year": [2024, 2024, 2024, 2025],
        "route": ["cpc", "china", "btc", "cpc"],
        "side": ["Through", "Around", "Around", "Through"],
        "mt": [63.04, 1.2, 1.46, 64.8],
        "source_id": ["a", "b", "c", "d"],
        "also_source_id": ["e", None, None, None],
    }
)


def bars(rows, **tips):
    return alt.Chart(rows).mark_bar().encode(x="mt:Q", tooltip=tooltips.tips(tips))


MT = {"mt": "Million tonnes|.1f"}


def tables(chart, data=OIL):
    return drawn_tables(chart.to_dict(), data)


def test_a_sum_has_the_sources_of_its_parts_and_a_number_its_own():
    sums = OIL.groupby(["year", "side"], as_index=False)["mt"].sum()
    words = {"year": "Year", "side": "Way"} | MT
    (table,) = tables(bars(sums, **words))
    assert table["headings"] == ["Year", "Way", "Million tonnes"]
    assert table["numbers"] == [True, False, True]
    assert [(row["cells"], row["sources"]) for row in table["rows"]] == [
        (["2024", "Around", "2.7"], ["b", "c"]),
        (["2024", "Through", "63.0"], ["a", "e"]),
        (["2025", "Through", "64.8"], ["d"]),
    ]
    (table,) = tables(bars(OIL[["year", "mt"]], year="Year", **MT))
    assert [row["sources"] for row in table["rows"]] == [["a", "e"], ["b"], ["c"], ["d"]]


def test_a_year_alone_names_no_source():
    rows = pd.DataFrame({"year": [2024], "mt": [0.5]})
    (table,) = tables(bars(rows, **MT))
    assert [row["sources"] for row in table["rows"]] == [[]]


def test_rows_that_are_drawn_with_their_sources_keep_them():
    rows = pd.DataFrame({"mt": [63.04], "source_id": ["own"]})
    assert tables(bars(rows, **MT))[0]["rows"][0]["sources"] == ["own"]


def test_marks_of_one_row_are_one_row_and_panels_are_tables():
    left = bars(OIL[["mt"]], **MT).properties(title="Left")
    right = bars(OIL, route="Route").properties(title=alt.Title("Right", subtitle="x"))
    found = tables((left + left.mark_point()).properties(title="Left") | right)
    assert [table["caption"] for table in found] == ["Left", "Right"]
    assert [len(table["rows"]) for table in found] == [4, 3]


def test_rows_stand_in_the_order_of_the_picture():
    draw = stack(
        OIL,
        category="route",
        part="side",
        value="mt",
        looks={"Through": "#a34d00", "Around": "#0b6651"},
        order=["btc", "cpc", "china"],
        tip={"route": "Route", "mt": "Million tonnes|.1f"},
    )
    (table,) = tables(draw(LAYOUTS[0]))
    assert [row["cells"][0] for row in table["rows"]] == ["btc", "cpc", "cpc", "china"]


def test_a_gap_in_a_line_is_no_row():
    rows = pd.DataFrame({"year": [2023, 2024], "who": "cpc", "mt": [None, 63.04]})
    words = {"year": "Year"} | MT
    data = OIL.rename(columns={"route": "who"})
    (table,) = tables(bars(rows, **words), data)
    assert [row["cells"] for row in table["rows"]] == [["2024", "63.0"]]


@pytest.mark.parametrize(
    ("value", "words", "cell"),
    [
        (0.1236, "A|.1%", "12.4%"),
        (12345.6, "A|,.0f", "12,346"),
        (pd.Timestamp("2022-02-24"), "A|%-d %B %Y", "24 February 2022"),
        ("2022-02", "A|date", "February 2022"),
        (-0.25, "A", "-0.25"),
        (2021, "A", "2021"),
        (True, "A", "yes"),
        ("B", "A", "B"),
    ],
)
def test_values_are_written_as_in_the_chart(value, words, cell):
    assert data_table(pd.DataFrame({"a": [value]}), {"a": words})["rows"][0]["cells"] == [cell]


def test_empty_columns_and_those_without_a_heading_are_left_out():
    data = pd.DataFrame({"a": ["x"], "b": [None], "c": ["y"]})
    assert data_table(data, {"a": "A", "b": "B", "c": ""})["headings"] == ["A"]


def test_charts_without_tooltips_show_no_table_of_their_own():
    assert tables(alt.Chart(OIL).mark_bar().encode(x="mt:Q")) == []
