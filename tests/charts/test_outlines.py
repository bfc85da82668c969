"""The outlines of the map: who holds which point, Crimea above all, and shapes that d3 can draw."""

import json
from itertools import pairwise
from pathlib import Path

import altair as alt
import pytest

from between_powers.charts import LAYOUTS
from between_powers.charts.outlines import BOUNDARY_NOTE, outline_table, outlines
from between_powers.exhibits.specification import laid_out

PATH = Path(__file__).resolve().parents[2] / "data" / "outlines.geojson"
COUNTRIES = ["AFG", "ARM", "AZE", "BGR", "BLR", "CHN", "GEO", "IRN", "KAZ", "KGZ", "MDA", "ROU"]
COUNTRIES += ["RUS", "TJK", "TKM", "TUR", "UKR", "UZB"]
PLACES = {
    "Simferopol": (34.10, 44.95, "UKR"),
    "Sevastopol, by the coast": (33.52, 44.60, "UKR"),
    "Kerch": (36.47, 45.36, "UKR"),
    "Yalta, by the coast": (34.17, 44.53, "UKR"),
    "Yevpatoria, by the coast": (33.40, 45.21, "UKR"),
    "Dzhankoi": (34.39, 45.71, "UKR"),
    "Armiansk, on the isthmus": (33.69, 46.11, "UKR"),
    "Feodosia, by the coast": (35.35, 45.05, "UKR"),
    "Kherson": (32.62, 46.65, "UKR"),
    "Donetsk": (37.80, 48.00, "UKR"),
    "Luhansk": (39.30, 48.57, "UKR"),
    "Melitopol": (35.37, 46.85, "UKR"),
    "Novorossiysk, by the coast": (37.77, 44.72, "RUS"),
    "Krasnodar": (38.98, 45.04, "RUS"),
    "Temryuk, across the strait": (37.38, 45.27, "RUS"),
    "Samara": (50.15, 53.20, "RUS"),
    "Orenburg": (55.10, 51.77, "RUS"),
    "Omsk": (73.37, 54.99, "RUS"),
    "Kaliningrad": (20.60, 54.70, "RUS"),
    "Astana": (71.43, 51.13, "KAZ"),
    "Almaty": (76.90, 43.24, "KAZ"),
    "Aktau, by the coast": (51.17, 43.65, "KAZ"),
    "Atyrau": (51.90, 47.10, "KAZ"),
    "Tengiz": (53.42, 46.18, "KAZ"),
    "Petropavl": (69.15, 54.87, "KAZ"),
    "Urumqi": (87.60, 43.80, "CHN"),
    "Ankara": (32.85, 39.93, "TUR"),
    "Ceyhan": (35.81, 37.03, "TUR"),
    "Baku, by the coast": (49.85, 40.40, "AZE"),
    "Nakhchivan": (45.41, 39.21, "AZE"),
    "Stepanakert": (46.75, 39.82, "AZE"),
    "Tbilisi": (44.80, 41.70, "GEO"),
    "Sukhumi, by the coast": (41.02, 43.01, "GEO"),
    "Tskhinvali": (43.97, 42.23, "GEO"),
    "Yerevan": (44.51, 40.18, "ARM"),
    "Tehran": (51.40, 35.70, "IRN"),
    "Ashgabat": (58.38, 37.95, "TKM"),
    "Tashkent": (69.24, 41.30, "UZB"),
    "Bishkek": (74.60, 42.87, "KGZ"),
    "Dushanbe": (68.78, 38.56, "TJK"),
    "Kabul": (69.20, 34.53, "AFG"),
    "Minsk": (27.57, 53.90, "BLR"),
    "Chisinau": (28.86, 47.01, "MDA"),
    "Tiraspol": (29.62, 46.84, "MDA"),
    "Bucharest": (26.10, 44.43, "ROU"),
    "Sofia": (23.32, 42.70, "BGR"),
    "Warsaw": (21.01, 52.23, None),
}
WATER = {
    "the northern Caspian": (50.5, 45.8),
    "the middle Caspian": (50.5, 42.0),
    "the southern Caspian": (51.5, 38.5),
    "the Black Sea": (34.0, 43.5),
    "the Sea of Azov": (36.0, 46.0),
}


def polygons(feature):
    shape = feature["geometry"]
    return [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]


def doubled_area(ring):
    """Twice the area in square degrees; negative if the ring runs clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def in_ring(lon, lat, ring):
    inside = False
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def holds(feature, lon, lat):
    return any(
        in_ring(lon, lat, outer) and not any(in_ring(lon, lat, hole) for hole in holes)
        for outer, *holes in polygons(feature)
    )


def holders(lon, lat):
    return [one["properties"]["iso"] for one in FEATURES if holds(one, lon, lat)]


FEATURES = outlines()["features"]


def test_the_countries_are_there_in_order():
    codes = [one["properties"]["iso"] for one in FEATURES]
    assert codes == [None, *COUNTRIES]
    names = {one["properties"]["name"] for one in FEATURES}
    assert {"Kazakhstan", "Türkiye", "Ukraine", "Other land"} <= names
    assert len(names) == len(FEATURES)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_lies_in_its_country_and_in_no_other(place):
    lon, lat, country = PLACES[place]
    # The lines are simplified: a port may stand a few kilometres off the drawn coast.
    reach = 0.15 if "coast" in place else 0.0
    near = [holders(lon + dx, lat + dy) for dx in (0, reach, -reach) for dy in (0, reach, -reach)]
    assert [country] in near
    assert all(found in ([], [country]) for found in near)


@pytest.mark.parametrize("place", WATER)
def test_water_is_left_empty(place):
    assert holders(*WATER[place]) == []


def test_all_of_crimea_is_ukraine_and_joined_to_it():
    grid = [(32.4 + 0.1 * i, 44.3 + 0.1 * j) for i in range(42) for j in range(19)]
    found = {holder for point in grid for holder in holders(*point)}
    assert found == {"UKR"}
    ukraine = next(one for one in FEATURES if one["properties"]["iso"] == "UKR")
    whole = max(polygons(ukraine), key=lambda rings: abs(doubled_area(rings[0])))
    assert in_ring(34.10, 44.95, whole[0])
    assert in_ring(30.52, 50.45, whole[0])
    russia = next(one for one in FEATURES if one["properties"]["iso"] == "RUS")
    for outer, *_ in polygons(russia):
        assert not any(32.3 < x < 36.6 and 44.2 < y < 46.3 for x, y in outer)


def test_no_country_overlaps_another():
    shapes = [(one["properties"]["iso"], rings) for one in FEATURES for rings in polygons(one)]
    for step in range(370):
        lat = 29.013 + 0.1 * step
        row = [(name, stretch) for name, rings in shapes for stretch in spans(lat, rings)]
        row.sort(key=lambda one: one[1])
        for (one, (_, end)), (other, (start, _)) in pairwise(row):
            assert end - start < 0.01, (lat, one, other)


def spans(lat, rings):
    """Stretches of a parallel inside a polygon, as pairs of longitudes."""
    hits = sorted(
        x0 + (lat - y0) * (x1 - x0) / (y1 - y0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > lat) != (y1 > lat)
    )
    return list(zip(hits[::2], hits[1::2], strict=True))


def test_rings_are_closed_and_wound_as_d3_draws_them():
    for feature in FEATURES:
        for outer, *holes in polygons(feature):
            for ring in (outer, *holes):
                assert ring[0] == ring[-1]
                assert len(ring) >= 4
                assert all(one != two for one, two in pairwise(ring))
            assert doubled_area(outer) < 0
            assert all(doubled_area(hole) > 0 for hole in holes)


def test_the_file_is_small_plain_and_rounded():
    raw = PATH.read_bytes()
    assert len(raw) < 150_000
    assert raw.endswith(b"]}\n")
    assert b"\r" not in raw
    kept = json.loads(raw)
    assert kept["type"] == "FeatureCollection"
    assert "Natural Earth" in kept["source"]
    for feature in kept["features"]:
        for rings in polygons(feature):
            for ring in rings:
                assert all(round(x, 2) == x and round(y, 2) == y for x, y in ring)
                assert all(8 <= x <= 106 and 29 <= y <= 66 for x, y in ring)


def test_each_call_gives_a_new_collection():
    outlines()["features"].clear()
    assert len(outlines()["features"]) == len(FEATURES)


def test_a_missing_or_broken_file_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(tmp_path))
    for text in (None, '{"features": ['):
        if text:
            (tmp_path / PATH.name).write_text(text)
        with pytest.raises(ValueError, match=r"^data/outlines.geojson: cannot be read; restore"):
            outlines()


def test_layers_and_layouts_of_a_map_share_one_copy_of_the_outlines():
    land = alt.Chart(outline_table()).mark_geoshape().encode(shape="geometry:G")
    named = land.encode(fill="name:N")
    specs = [laid_out(alt.layer(land, named).to_dict(), layout) for layout in LAYOUTS]
    copies = {name: rows for spec in specs for name, rows in spec["datasets"].items()}
    assert len(copies) == 1
    (rows,) = copies.values()
    assert [row["geometry"] for row in rows] == [one["geometry"] for one in FEATURES]


def test_the_note_names_the_resolution():
    assert "68/262" in BOUNDARY_NOTE
    assert "Crimea" in BOUNDARY_NOTE
    assert BOUNDARY_NOTE.endswith(".")
