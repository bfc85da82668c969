"""What charts look like where forms meet: markers in layers, words round blocks, small dots."""

import inspect
import json
import re

import pandas as pd
import pytest
import vl_convert

from between_powers.charts import forms
from between_powers.charts.actors import colour
from between_powers.charts.axes import column_axis
from between_powers.charts.forms import bars, dots, lines, matrix, scatter, squares, strip, timeline
from between_powers.charts.palette import GRID, RULE
from between_powers.charts.panels import below, beside, over
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


def axes(chart, role):
    """Return the parts of the axes of a chart that have a role, as they are drawn."""
    spec = chart.to_dict() | {"width": 500}
    picture = vl_convert.vegalite_to_svg(json.dumps(spec))
    return "".join(re.findall(rf'<g class="[^"]*{role}".*?</g>', picture))


def test_no_axis_goes_on_beyond_its_ticks_and_that_of_zero_is_darker() -> None:
    chart = bars(ROWS, category="year", value="share", limits=(0, 0.5), ticks=[0, 0.2])(WIDE)
    assert "<line" not in axes(chart, "role-axis-domain")
    grid = re.findall(r'stroke="(#\w{6})"', axes(chart, "role-axis-grid"))
    assert grid == [RULE, GRID]


def test_labels_stand_in_the_middle_of_their_ticks() -> None:
    chart = bars(ROWS, category="year", value="share", limits=(0, 0.4), ticks=[0, 0.4])(WIDE)
    labels = axes(chart, "role-axis-label")
    assert re.findall(r'text-anchor="(\w+)"[^>]*>0\.', labels) == ["middle", "middle"]


def test_a_year_is_written_at_its_middle_and_lines_part_the_years() -> None:
    days = pd.DataFrame({"lane": "Goods", "on": pd.to_datetime(["2022-02-24", "2024-05-01"])})
    span = ("2018-01-01", "2025-01-01")
    chart = strip(days, lane="lane", at="on", span=span)(WIDE)
    names = re.findall(
        r"translate\(([\d.]+),[\d.]+\)\"[^>]*>(\d{4})<", axes(chart, "role-axis-label")
    )
    middles = {year: float(x) for x, year in names}
    drawn = re.findall(
        r'translate\(([\d.]+),[\d.]+\)"[^>]* opacity="1"', axes(chart, "role-axis-grid")
    )
    starts = sorted({float(x) for x in drawn})
    assert list(middles) == [str(year) for year in range(2018, 2025)]
    for start, middle, end in zip(starts, middles.values(), starts[1:], strict=False):
        assert middle == pytest.approx((start + end) / 2, abs=1)


def test_a_year_that_is_given_as_a_date_is_written_where_its_mark_stands() -> None:
    counted = pd.DataFrame({"lane": "Census", "on": pd.to_datetime(["1989-01-12", "2021-09-01"])})
    draw = strip(
        counted, lane="lane", at="on", span=(1987, 2026), years=["1989-01-12", "2021-09-01"]
    )
    picture = vl_convert.vegalite_to_svg(json.dumps(draw(WIDE).to_dict() | {"width": 500}))
    names = re.findall(r'translate\(([\d.]+),[\d.]+\)"[^>]*>(?:1989|2021)<', picture)
    marks = re.findall(r'aria-label="on: [^"]*"[^>]*transform="translate\(([\d.]+),', picture)
    assert len(names) == len(marks) == 2
    assert sorted(map(float, names)) == pytest.approx(sorted(map(float, marks)), abs=1)


def test_the_rim_of_words_lies_under_the_marks_beside_them() -> None:
    rows = pd.DataFrame({"lane": ["a"], "on": pd.to_datetime(["2022-02-24"]), "text": ["gyp"]})
    chart = strip(rows, lane="lane", at="on", text="text", span=(2020, 2025))(WIDE)
    kinds = [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]
    assert kinds == ["text", "point", "text"]


def test_dots_may_be_of_the_values_that_have_words() -> None:
    rows = ROWS.assign(told=[False, True])
    chart = lines(rows, x="year", y="share", dotted="told")(WIDE)
    assert chart.layer[-1].data["year"].tolist() == [2021]


def test_an_axis_of_years_does_not_begin_at_zero_where_blocks_lie_on_it() -> None:
    rows = pd.DataFrame({"lane": ["a"], "start": [1991.5], "end": [1995.5]})
    draw = strip(rows, lane="lane", at="start", until="end", blocks=True, span=(1989.5, 2025))
    compiled = vl_convert.vegalite_to_vega(draw(WIDE).to_dict())
    (along,) = (scale for scale in compiled["scales"] if scale["name"] == "x")
    assert (along["domain"], along["zero"]) == ([1989.5, 2025], False)


def test_a_side_has_a_head_for_each_of_its_kinds() -> None:
    rows = pd.DataFrame({"on": pd.to_datetime(["2022-01-06"] * 3), "act": list("abc")})
    rows = rows.assign(side=["Orders", "Others", "Others"], kind=["Orders", "Storms", "Attacks"])
    looks = {"Orders": RULE, "Attacks": GRID, "Storms": RULE}
    draw = timeline(
        rows, at="on", text="act", side="side", sides=("Orders", "Others"), kind="kind", looks=looks
    )
    words = draw(WIDE).layer[-1].data.set_index("words")["line"]
    assert words[["Attacks", "Storms", "Orders"]].tolist() == [-2, -1, -1]


def test_a_title_may_be_sunk_into_its_plot() -> None:
    draw = below(bars(ROWS, category="year", value="share"), titles=["Words"], sunk=[20])
    assert draw(WIDE).to_dict()["vconcat"][0]["title"]["offset"] == -20


def test_blocks_of_squares_that_do_not_fit_are_refused() -> None:
    rows = pd.DataFrame({"row": ["A"], "kind": ["right"]})
    draw = squares(rows, row="row", kind="kind", looks={"right": RULE}, blocks={"right": 60})
    with pytest.raises(ValueError, match=r"blocks take 1470 of 712 pixels; give fewer squares"):
        draw(WIDE)


def test_a_key_leaves_no_name_alone_on_a_row() -> None:
    names = ["Through Russia", "Possible through Russia", "Around Russia", "Possible around it"]
    rows = pd.DataFrame({"year": range(4), "share": 1.0, "way": names})
    draw = bars(
        rows, category="year", value="share", kind="way", looks=dict.fromkeys(names, "#596067")
    )
    shown = draw(Layout("wide", 624)).to_dict()["layer"][0]["encoding"]["color"]["legend"]
    assert shown["columns"] == 2


def test_the_last_name_stands_above_the_low_end() -> None:
    rows = pd.DataFrame(
        {"year": [2020, 2021] * 3, "share": [5.0, 5, 5, 5, 1, 1], "by": list("aabbcc")}
    )
    looks = dict.fromkeys("abc", "#596067")
    draw = lines(rows, x="year", y="share", by="by", looks=looks, limits=(0, 80), height=300)
    assert draw(WIDE).layer[-1].data["share"].min() >= 1


def test_names_of_rows_may_begin_at_the_left_edge() -> None:
    rows = ROWS.assign(cell="x")
    draw = matrix(rows, row="year", column="by", text="cell", flush=True)
    axis = draw(Layout("wide", 720, edge=90)).to_dict()["layer"][0]["encoding"]["y"]["axis"]
    assert (axis["labelAlign"], axis["labelPadding"]) == ("left", 90)


def test_a_line_that_lasts_has_the_colour_of_its_mark_and_the_key_stays() -> None:
    rows = pd.DataFrame({"lane": ["a"], "on": [2022.0], "until": [2023.0], "by": ["Russia"]})
    draw = strip(rows, lane="lane", at="on", until="until", by="by", key=True)
    compiled = vl_convert.vegalite_to_vega(draw(WIDE).to_dict() | {"width": 600})
    assert len(compiled["legends"]) == 1
    picture = vl_convert.vegalite_to_svg(json.dumps(draw(WIDE).to_dict() | {"width": 600}))
    line = re.search(r'<g class="mark-rule role-mark.*?</g>', picture)[0]
    assert f'stroke="{colour("Russia")}"' in line


def test_the_mark_of_what_lasts_stands_in_its_middle_and_its_words_before_it() -> None:
    rows = pd.DataFrame({"lane": "a", "on": [2029.0, 2026.5], "until": [2030.0, None]})
    draw = strip(rows.assign(text="x"), lane="lane", at="on", until="until", text="text")
    line, _, mark, words = draw(WIDE).layer
    assert line.data["on"].tolist() == [2029]
    assert mark.data["on"].tolist() == [2029.5, 2026.5]
    assert words.data["on"].tolist() == [2029, 2026.5]


def test_a_head_over_squares_may_have_two_lines() -> None:
    rows = pd.DataFrame({"row": ["A"], "kind": ["mostly"]})
    draw = squares(
        rows,
        row="row",
        kind="kind",
        looks={"mostly": "#c3c9cf"},
        blocks={"mostly": 3},
        kind_names={"mostly": "Mostly\nconfirmed"},
    )
    words = draw(WIDE).layer[-1].data.set_index("text")["y"]
    assert words["Mostly"] < words["confirmed"] < 0


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
