"""What charts look like where forms meet: markers in layers, words round blocks, small dots."""

import inspect

import pandas as pd
import pytest
import vl_convert

from between_powers.charts import forms
from between_powers.charts.actors import colour
from between_powers.charts.axes import column_axis
from between_powers.charts.forms import bars, dots, lines, matrix, scatter, strip
from between_powers.charts.panels import beside, over
from between_powers.charts.theme import Layout

WIDE = Layout("wide", 720)
ROWS = pd.DataFrame({"year": [2020, 2021], "share": [0.2, 0.3], "by": ["Russia", "Russia"]})


def test_charts_over_each_other_keep_their_own_markers() -> None:
    # With one scale of shapes, Vega-Lite draws the second chart's kinds as the first one's actors.
    counted = lines(ROWS, x="year", y="share", by="by", dotted=True)
    other = ROWS.assign(kind="Register")
    registers = scatter(
        other, x="year", y="share", by="by", kind="kind", markers={"Register": "square"}
    )
    chart = over(counted, registers)(WIDE).to_dict()
    assert chart["resolve"]["scale"]["shape"] == "independent"


def test_charts_over_each_other_keep_their_own_key() -> None:
    # A scale that charts share has no key where one of them has none.
    measured = lines(ROWS, x="year", y="share", by="by", series="")
    stated = ROWS.assign(by="China", is_stated=True)
    statements = scatter(stated, x="year", y="share", by="by", key=True, hollow="is_stated")
    compiled = vl_convert.vegalite_to_vega(over(measured, statements)(WIDE).to_dict())
    (key,) = compiled["legends"]
    assert {"fill", "stroke", "shape"} <= set(key)


def test_names_of_two_lines_stand_above_the_cells() -> None:
    names = {"Uzbekistan": "Uzbeki-\nstan"}
    axis = column_axis("country", ["Uzbekistan", "China"], names=names).to_dict()["axis"]
    assert '"China": "\\nChina"' in axis["labelExpr"], "a short name ends on the last line"
    plain = column_axis("country", ["China"], names={"China": "Chi"}).to_dict()["axis"]
    assert axis["labelPadding"] > 15 and "labelPadding" not in plain


def test_words_below_a_block_stand_farther_off_than_below_a_mark() -> None:
    rows = pd.DataFrame(
        {
            "lane": ["Capital", "Script"],
            "start": [1997, 2017],
            "end": [1998, None],
            "name": ["Akmola", "Latin"],
        }
    )
    draw = strip(
        rows, lane="lane", at="start", until="end", blocks=True, text="name", place="below"
    )
    words = draw(WIDE).layer[-1].data.set_index("name")["dy"]
    assert words["Akmola"] >= 20 > words["Latin"], "a block is 24 pixels high"


def test_small_dots_have_thin_outlines() -> None:
    widths = [
        scatter(ROWS, x="year", y="share", size=size)(WIDE).layer[0].mark.strokeWidth
        for size in (14, 55)
    ]
    assert widths[0] < 1
    assert widths[1] == 2


def test_panels_side_by_side_may_write_their_rows_once() -> None:
    rows = ROWS.assign(name=["one", "two"])
    first = dots(rows, category="name", value="share")
    second = dots(rows, category="name", value="share", row_labels=False)
    left, right = beside(first, second, edge=(100, 0))(WIDE).hconcat
    assert left.width == right.width, "the plots are of one width"
    assert 2 * left.width + 100 > WIDE.width - 40, "what the second panel needs no more is used"
    assert "minExtent" not in right.to_dict()["layer"][0]["encoding"]["y"]["axis"]


def test_texts_at_the_head_stand_below_the_names_on_a_phone() -> None:
    rows = ROWS.assign(name=["one", "two"], words=["a", "b"])
    draw = dots(
        rows, category="name", value="share", label="words", label_at="head", heads=True, step=60
    )
    wide, narrow = (draw(layout).layer[-1] for layout in (WIDE, Layout("narrow", 330)))
    assert (wide.mark.align, narrow.mark.align) == ("right", "left")
    assert narrow.mark.yOffset > wide.mark.yOffset


def test_the_way_to_a_limit_has_the_colour_of_its_kind() -> None:
    rows = ROWS.assign(limit=0.5)
    draw = dots(rows, category="year", value="share", limit="limit", kind="by", key=False)
    way = draw(WIDE).layer[0].to_dict()["encoding"]["color"]
    assert way["scale"]["range"] == [colour("Russia")]


FORMS = [form for name, form in vars(forms).items() if inspect.isfunction(form)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_no_form_takes_an_option_that_it_does_not_know(form) -> None:
    assert len(FORMS) >= 12
    with pytest.raises(
        ValueError, match=f"the chart form {form.__name__} has no option 'thicknes'"
    ):
        form(ROWS, thicknes=5)


@pytest.mark.parametrize(
    ("form", "option", "nearest"),
    [(bars, "thicknes", "thickness"), (lines, "limit", "limits"), (matrix, "colum", "column")],
)
def test_the_nearest_option_is_named(form, option, nearest) -> None:
    with pytest.raises(ValueError) as told:
        form(ROWS, **{option: 5})
    assert str(told.value) == (
        f"the chart form {form.__name__} has no option {option!r}; the nearest is {nearest!r}"
    )
