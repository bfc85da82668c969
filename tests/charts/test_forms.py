"""Each form: its specification in the three layouts, its words, its colours, its page."""

import json
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import vl_convert
from tools.author import gallery

from between_powers.charts import LAYOUTS, forms
from between_powers.charts.actors import dark_colours, tint
from between_powers.charts.layouts import by_layout
from between_powers.charts.palette import BAND, DARK, INK, PALE, PAPER, STONE, contrast, mixed
from between_powers.charts.panels import below, beside, over
from between_powers.exhibits.columns import unknown_fields
from reportpress.contract import FONTS
from reportpress.pictures.palette_check import unknown_colours
from reportpress.pictures.render import svg

# Without its own letters Vega takes names for longer than they are, and cuts them.
vl_convert.register_font_directory(str(FONTS / "ttf"))
WIDE, NARROW, PRINT = LAYOUTS
GOLDEN = Path(__file__).with_name("golden")
EVERY = pytest.mark.parametrize("name", gallery.names())
ROWS = pd.DataFrame({"who": ["Russia", "China"], "share": [0.3, 0.4], "year": [2020, 2021]})


@cache
def drawn(name, layout):
    return svg(gallery.spec(name, layout), "x")


@EVERY
def test_the_specification_is_the_one_that_was_accepted(name, request):
    """``pytest tests/charts --update-expected`` accepts another."""
    specs = {}
    for layout in LAYOUTS:
        spec = gallery.spec(name, layout)
        assert unknown_fields(spec) == []
        specs[layout.name] = {key: part for key, part in spec.items() if key != "config"}
    lines = (f"{json.dumps(key)}: {json.dumps(spec)}" for key, spec in specs.items())
    text = "{" + ",\n".join(lines) + "}\n"
    path = GOLDEN / f"{name}.json"
    if request.config.getoption("--update-expected"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_accepted_specification_has_its_example():
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == gallery.names()


def test_every_form_has_an_example():
    code = "".join(path.read_text(encoding="utf-8") for path in gallery.EXAMPLES.glob("*.py"))
    assert [name for name in forms.__all__ if f"{name}(\n" not in code] == []


@EVERY
def test_words_are_large_enough_and_can_be_read(name):
    dark = dark_colours()
    for layout in LAYOUTS:
        picture = drawn(name, layout)
        sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)px"', picture)}
        assert min(sizes) >= 12
        for ink in set(re.findall(r'<text[^>]* fill="(#[0-9a-f]{6})"', picture)) - {PAPER}:
            assert contrast(ink, PAPER) >= 4.5, ink
            assert contrast(dark[ink], DARK[PAPER]) >= 4.5, ink


@EVERY
def test_colours_are_of_the_palette(name):
    assert unknown_colours(drawn(name, WIDE), frozenset(dark_colours())) == []


@EVERY
def test_no_scale_mixes_colours(name):
    """A mixed colour has no counterpart, so that it would stay light on a dark page."""
    for layout in LAYOUTS:
        for channel in channels(gallery.spec(name, layout)):
            if channel.get("type") in ("quantitative", "temporal"):
                values = channel.get("scale", {}).get("range", [])
                assert not [value for value in values if str(value).startswith("#")]
        assert "rgb(" not in drawn(name, layout)


def channels(part):
    """Yield every channel of the encodings of a specification."""
    if isinstance(part, dict):
        yield from (one for one in part.get("encoding", {}).values() if isinstance(one, dict))
    for item in part.values() if isinstance(part, dict) else part:
        if isinstance(item, dict | list):
            yield from channels(item)


@pytest.mark.parametrize("shade", [PALE, STONE, *map(tint, ("Others", "Kazakhstan"))])
def test_text_can_be_read_on_every_shade_in_the_light_and_in_the_dark(shade):
    rows = pd.DataFrame({"row": "a", "column": ["b", "c"], "share": [0.2, 1], "text": "x"})
    draw = forms.matrix(rows, row="row", column="column", text="text", share="share", shade=shade)
    ground, over, signs = (layer.mark.to_dict() for layer in draw(WIDE).layer)
    for page in (lambda colour: colour, dark_colours().__getitem__):
        low, high, ink = page(ground["fill"]), page(over["fill"]), page(signs["color"])
        for part in range(11):
            assert contrast(ink, mixed(low, high, part / 10)) >= 4.5


@pytest.mark.parametrize("shade", [INK, "#ffeecc"], ids=["dark", "without a counterpart"])
def test_a_shade_that_no_text_can_be_read_on_is_refused(shade):
    rows = pd.DataFrame({"row": ["a"], "column": ["b"], "share": [1.0], "text": ["x"]})
    draw = forms.matrix(rows, row="row", column="column", text="text", share="share", shade=shade)
    with pytest.raises(ValueError, match="no text can be read on the shade"):
        draw(WIDE)


def test_a_cell_without_a_number_has_no_ground():
    rows = pd.DataFrame({"row": "a", "column": ["b", "c"], "share": [0.0, None], "text": "x"})
    draw = forms.matrix(rows, row="row", column="column", text="text", share="share")
    spec = json.dumps(draw(WIDE).properties(width=200).to_dict())
    assert vl_convert.vegalite_to_svg(spec).count(f'fill="{BAND}"') == 1


def test_the_gallery_is_in_step():
    """``make forms`` draws it."""
    for path, text in gallery.pages().items():
        assert (gallery.ROOT / path).read_text(encoding="utf-8") == text, path


def test_a_misspelt_column_is_named_with_those_there_are():
    draw = forms.bars(ROWS, category="who", value="shares")
    with pytest.raises(ValueError, match=r"draws the column 'shares'.*who, share, year"):
        draw(WIDE)


def test_any_option_may_differ_by_layout():
    draw = forms.bars(
        by_layout(ROWS, narrow=ROWS[:1]),
        category="who",
        value="share",
        step=by_layout(30, narrow=40),
    )
    assert [draw(layout).height for layout in LAYOUTS] == [60, 40, 60]


def test_a_kind_without_a_look_is_refused():
    draw = forms.bars(ROWS, category="who", value="share", kind="who", looks={"Russia": INK})
    with pytest.raises(ValueError, match="'China' has no look"):
        draw(WIDE)


@pytest.mark.parametrize("form", [forms.bars, forms.dots])
def test_a_key_has_the_words_that_it_is_given(form):
    rows = pd.DataFrame({"row": ["a", "b"], "value": [1, 2], "kind": ["oil", "oil, rail"]})
    looks = {"oil": INK, "oil, rail": PAPER}
    draw = form(rows, category="row", value="value", kind="kind", looks=looks, key={"oil": "Oil"})
    spec = draw(WIDE).to_dict()
    keys = [
        channel["legend"]
        for layer in spec["layer"]
        for channel in layer["encoding"].values()
        if isinstance(channel, dict) and channel.get("legend")
    ]
    assert keys
    for shown in keys:
        assert shown["values"] == ["oil"]
        assert shown["labelExpr"] == '{"oil": "Oil"}[datum.value] || datum.label'


def test_text_that_no_ink_can_write_is_refused():
    looks = {"Russia": INK, "China": "#0a9a78"}
    rows = ROWS.assign(text="x", all="all")
    draw = forms.stack(rows, category="all", part="who", value="share", looks=looks, text="text")
    with pytest.raises(ValueError, match="no text can be read on '#0a9a78'"):
        draw(WIDE)


def test_an_unknown_place_for_words_is_refused():
    draw = forms.scatter(ROWS, x="year", y="share", text="who", place="beneath")
    with pytest.raises(ValueError, match="no place 'beneath'"):
        draw(WIDE)


def test_rows_with_one_index_keep_their_labels():
    rows = pd.concat([ROWS[:1], ROWS[1:].set_axis([0])]).assign(start=0.1, text=["one", "two"])
    spec = forms.dumbbell(rows, category="who", start="start", end="share", label="text")(WIDE)
    labels = spec.layer[-1].data
    assert dict(zip(labels["text"], labels["at"], strict=True)) == {"one": 0.3, "two": 0.4}


def test_a_value_between_gaps_is_seen():
    rows = pd.DataFrame({"year": [2010, 2012, 2013], "share": [0.1, 0.2, 0.3]})
    chart = forms.lines(rows, x="year", y="share", gaps=True)(WIDE)
    assert chart.layer[-1].data["year"].tolist() == [2010]


def test_ends_of_stacks_stand_on_both_sides():
    chart = gallery.example("stack_both_sides").draw(WIDE)
    ends = chart.layer[-1].data.set_index("text")["total"]
    assert ends.to_dict() == {"5": -5, "2": 2, "1": -1, "10": 10}


def test_the_acts_of_a_timeline_keep_their_order():
    chart = gallery.example("timeline").draw(WIDE)
    words = chart.layer[-1].data.sort_values("line", kind="stable")
    order = words[words["align"] == "center"]["words"].tolist()
    assert order[:4] == ["2022", "6 Jan", "22 Feb", "24 February: the invasion"]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_panels_fill_the_width(layout):
    draw = forms.bars(ROWS, category="who", value="share", limits=(0, 0.5), ticks=[0, 0.2, 0.4])
    for joined in (below(draw, draw, edge=60), beside(draw, draw, edge=60)):
        picture = vl_convert.vegalite_to_svg(json.dumps(joined(layout).to_dict()))
        width = float(re.search(r'width="([\d.]+)"', picture)[1])
        assert layout.width - 1 <= width <= layout.width + 2


def test_layers_have_the_height_of_the_highest():
    low = forms.scatter(ROWS, x="year", y="share", height=100)
    high = forms.lines(ROWS, x="year", y="share", height=180)
    assert over(low, high)(WIDE).height == 180
