"""The map of routes: colours and dashes of lines, and the names of each layout."""

import json
import re

import pytest
import vl_convert

from between_powers.charts.palette import APART, RULE
from between_powers.charts.route_map import PLAIN, THINNEST, route_map, widths
from between_powers.charts.theme import LAYOUTS
from between_powers.data import load
from between_powers.exhibits.columns import unknown_fields
from between_powers.readings import pipelines

RED = "#9c2c1b"


@pytest.fixture(scope="module")
def lines():
    return pipelines.lines()


@pytest.fixture(scope="module")
def labels():
    return load("map_labels").query("map == 'oil-routes'")


def specification(lines, labels, layout):
    draw = route_map(lines, labels, value_title="Million tonnes")
    return draw(layout).to_dict() | {"width": layout.width}


def paths(lines, labels):
    """Return the colour and dash of every line as the wide map shows it."""
    picture = vl_convert.vegalite_to_svg(json.dumps(specification(lines, labels, LAYOUTS[0])))
    found = re.findall(r'<path [^>]*fill="none"[^>]*>|<path [^>]*stroke-linejoin[^>]*>', picture)
    attribute = re.compile(r'(stroke(?:-dasharray)?)="([^"]*)"')
    return [dict(attribute.findall(path)) for path in found if "stroke-dasharray=" in path]


def test_a_colour_says_where_a_line_goes_and_a_dash_what_it_is_on_every_map(lines, labels):
    oil = {(path["stroke"], path["stroke-dasharray"]) for path in paths(lines, labels)}
    assert oil == {(RED, "1,0"), (APART, "1,0"), (RED, "2,3"), (APART, "2,3"), (RULE, "1,0")}
    main, named = pipelines.main_routes(), load("map_labels").query("map == 'country-map'")
    drawn = {(path["stroke"], path["stroke-dasharray"]) for path in paths(main, named)}
    assert drawn == {
        *((RED, "1,0"), (APART, "1,0"), (APART, "2,3")),
        *((RED, "8,3,2,3"), (APART, "6,3")),
    }


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_has_its_labels_and_draws_known_columns(layout, lines, labels):
    spec = specification(lines, labels, layout)
    assert unknown_fields(spec) == []
    name = spec["layer"][-1]["data"]["name"]
    texts = {row["text"] for row in spec["datasets"][name]}
    side = "narrow" if layout.is_narrow else "wide"
    assert len(texts) == (labels["layout"] == side).sum()
    assert {"CPC 64.8", "to Germany 2.1", "to Makhachkala 2.2", "Tengiz", "Black Sea"} <= texts
    assert ("Atasu" in texts) == (not layout.is_narrow)


def test_widths_are_true_to_tonnes_down_to_the_thinnest(lines):
    wide = widths(lines, 16).groupby(lines["route_id"]).first()
    assert wide["cpc"] == 16
    assert wide["uas"] / wide["cpc"] == pytest.approx(8.8 / 64.8)
    assert wide[["kcp_east", "sea_aktau_baku", "uzen_atyrau"]].unique().tolist() == [THINNEST]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_route_with_tonnes_is_told_in_every_layout(layout, lines, labels):
    side = "narrow" if layout.is_narrow else "wide"
    named = set(labels.loc[labels["layout"] == side, "route"].dropna())
    known = lines.dropna(subset="value_mt").drop_duplicates("oil_route")
    assert set(known["route_id"]) <= named


def test_every_ending_of_a_line_is_named_on_a_wide_map(lines, labels):
    """Lines that go on as another, or end at a place with a name, need no words of their own."""
    named = set(labels.loc[labels["layout"] == "wide", "route"].dropna())
    onward = {"bps2", "tikh_novo", "baku_novo", "btc", "kcp_west", "kcp_mid", "uzen_aktau"}
    assert set(lines["route_id"]) == named | onward


def test_a_map_without_tonnes_has_a_window_and_lines_of_one_width(lines, labels):
    plain = lines.assign(value_mt=float("nan"))
    draw = route_map(plain, labels, value_title="Mt", window=(5, 47, 1.3, 0.5))
    chart = draw(LAYOUTS[0])
    assert (chart.height, chart.projection.center) == (312, [5, 47])
    assert chart.layer[2].data["width"].unique().tolist() == [PLAIN]


def test_a_label_of_a_line_that_is_not_drawn_is_refused(lines, labels):
    misspelt = labels.assign(route=labels["route"].replace("cpc", "ccp"))
    with pytest.raises(ValueError, match="names the route 'ccp', which is not drawn"):
        specification(lines, misspelt, LAYOUTS[0])


@pytest.mark.parametrize("column", ["group", "kind"])
def test_a_group_or_kind_without_a_look_is_refused(lines, labels, column):
    draw = route_map(lines.assign(**{column: "canal"}), labels, value_title="Million tonnes")
    with pytest.raises(ValueError, match=f"{column} 'canal', without a look"):
        draw(LAYOUTS[0])
