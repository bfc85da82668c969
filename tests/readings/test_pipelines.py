"""The lines on the map: which are drawn, how far, and with what tonnes."""

import pytest

from between_powers import data
from between_powers.readings import oil, pipelines


@pytest.fixture(scope="module")
def lines():
    return pipelines.lines()


def test_idle_lines_and_places_are_left_out(lines):
    every = data.load("pipeline_routes")
    idle = set(every.loc[every["operation"] == "idle", "route_id"])
    assert {"supsa", "druzhba_by"} <= idle
    assert not idle & set(lines["route_id"])
    assert set(lines["kind"]) == {"pipeline", "sea_lane"}


def test_the_line_from_baku_begins_where_the_tankers_land(lines):
    landing = lines[lines["route_id"] == "sea_makhachkala"].iloc[-1]
    onward = lines[lines["route_id"] == "baku_novo"].iloc[0]
    assert onward[["longitude", "latitude"]].tolist() == landing[["longitude", "latitude"]].tolist()


def test_a_line_carries_the_tonnes_of_its_route(lines):
    shown = lines.dropna(subset="oil_route").drop_duplicates("route_id")
    flows = oil.latest_flows()
    assert set(shown["oil_route"]) == {*flows.index, "druzhba_germany"}
    split = shown[shown["oil_route"] != "druzhba_germany"]
    assert (split["value_mt"] == split["oil_route"].map(flows)).all()
    assert shown.set_index("route_id")["value_mt"]["druzhba_ru"] < flows["atyrau_samara"]
    assert lines.loc[lines["oil_route"].isna(), "value_mt"].isna().all()


def test_only_lines_through_russia_have_its_name(lines):
    groups = lines.drop_duplicates("route_id").set_index("route_id")["group"]
    assert groups[["cpc", "uas", "sea_makhachkala"]].unique().tolist() == [pipelines.THROUGH]
    assert groups[["uzen_atyrau", "uzen_aktau"]].unique().tolist() == [pipelines.FEEDER]
    assert groups[["kcp_east", "btc", "sea_aktau_baku"]].unique().tolist() == [pipelines.AROUND]


def test_the_map_of_the_country_has_every_main_route_and_no_tonnes():
    routes = pipelines.main_routes()
    assert set(routes["route_id"]) == set(pipelines.MAIN)
    assert routes["value_mt"].isna().all()
    assert set(routes["operation"]) == {"operating"}


def test_parts_that_belong_together_are_those_of_their_holders():
    rows = data.load("cpc_shareholders").query("year == 2021").set_index("shareholder")
    held, parts = rows["value_percent"] / 100, pipelines.combined_parts()
    assert parts["russian_state"] == held[["Transneft", "CPC Company"]].sum()
    assert parts["russian_with_lukoil"] == pytest.approx(parts["russian_state"] + held["LukArco"])
    assert parts["american"] == pytest.approx(held[["Chevron", "Mobil Caspian Pipeline"]].sum())


def test_the_states_hold_half_of_the_line_and_all_parts_make_one():
    held = pipelines.holders()
    assert held.sum() == pytest.approx(1)
    assert held["russian_state"] + held["kazakh_state"] > 0.5
