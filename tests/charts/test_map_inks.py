"""The map of routes: its names can be read on what they stand on."""

import json
import re

import pandas as pd
import vl_convert

from between_powers.charts import LAYOUTS
from between_powers.charts.palette import (
    DARK,
    DEEP,
    HOMELAND,
    INK,
    LAND,
    MUTED,
    PAPER,
    WATER,
    contrast,
)
from between_powers.charts.route_map import route_map
from between_powers.exhibits.specification import laid_out

WIDE, NARROW, PRINT = LAYOUTS
LINES = pd.DataFrame(
    [
        ("cpc", "CPC", "pipeline", 0, 53.4, 46.2, "Through Russia", 63.0),
        ("cpc", "CPC", "pipeline", 1, 38.0, 45.0, "Through Russia", 63.0),
        ("sea", "Aktau–Baku", "sea_lane", 0, 51.2, 43.6, "Around Russia", None),
        ("sea", "Aktau–Baku", "sea_lane", 1, 49.5, 40.2, "Around Russia", None),
    ],
    columns=["route_id", "name", "kind", "sequence", "longitude", "latitude", "group", "value_mt"],
)
LABELS = pd.DataFrame(
    [
        ("wide", "country", "KAZAKHSTAN", 64.6, 51.0, 0, 0, "center", None),
        ("wide", "place", "Aktau", 51.2, 43.6, 9, 8, "left", None),
        ("wide", "route", "CPC", 47.8, 48.1, 0, 0, "center", "cpc"),
        ("wide", "route", "to Baku", 54.3, 41.7, 0, 0, "center", "sea"),
        ("narrow", "route", "CPC", 37.2, 47.1, 0, 0, "center", "cpc"),
    ],
    columns=["layout", "kind", "text", "longitude", "latitude", "dx", "dy", "align", "route"],
)


def drawn(layout, lines=LINES, labels=LABELS):
    draw = route_map(lines, labels, value_title="Million tonnes")
    return laid_out(draw(layout).to_dict(), layout)


def picture(layout):
    return vl_convert.vegalite_to_svg(json.dumps(drawn(layout)))


def test_names_can_be_read_on_land_and_home():
    for ink in set(re.findall(r'<text[^>]* fill="(#[0-9a-f]{6})"', picture(WIDE))) - {PAPER}:
        for ground in (LAND, HOMELAND) if ink in (INK, MUTED) else (PAPER,):
            assert contrast(ink, ground) >= 4.5, (ink, ground)


def test_names_of_seas_can_be_read_on_water_on_both_pages():
    assert contrast(DEEP, WATER) >= 4.5
    assert contrast(DARK[DEEP], DARK[WATER]) >= 4.5


def test_land_is_told_from_water_on_both_pages():
    assert contrast(LAND, WATER) >= 1.5
    assert contrast(DARK[LAND], DARK[WATER]) >= 1.5


def test_words_are_large_enough():
    for layout in LAYOUTS:
        sizes = re.findall(r'<text[^>]* font-size="([\d.]+)px"', picture(layout))
        assert min(map(float, sizes)) >= 12
