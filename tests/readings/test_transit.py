"""Spare capacity, interruptions and the corridor."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import disruptions, middle_corridor, oil, transit


def test_spare_capacity_is_what_the_rows_leave():
    table = transit.alternatives()
    assert table["spare_mt"].to_dict() == pytest.approx(
        {"china": 20 - 18.789, "aktau_all": 5.2 - 2.2 - 1.5, "atyrau_samara": 17.5 - 8.8}
    )
    assert table["year"].to_dict() == {"china": 2024, "aktau_all": 2025, "atyrau_samara": 2025}
    assert transit.spare() == pytest.approx(table.loc[["china", "aktau_all"], "spare_mt"].sum())
    assert transit.spare(around_only=False) == pytest.approx(table["spare_mt"].sum())
    assert set(table["source_id"]) | set(table["flow_source_id"]) <= set(data.sources().index)


def test_a_plan_is_no_capacity(monkeypatch):
    plan = pd.DataFrame(
        {"route": ["china"], "measure": ["plan"], "year": [2030], "value_mt": [99.0]}
    )
    rows = pd.concat([data.load("route_capacity"), plan], ignore_index=True)
    load = data.load
    monkeypatch.setattr(
        transit, "load", lambda name: rows if name == "route_capacity" else load(name)
    )
    assert transit.alternatives().loc["china", "capacity_mt"] == 20


def test_a_part_of_a_year_is_no_year():
    months = data.load("russian_transit").query("coverage == 'part_year' and year == 2024")
    assert 8.2 in set(months["value_mt"])
    assert transit.russian_oil_to_china(2024) == 9.979


def test_interruptions_leave_field_outages_out_and_have_a_date():
    table = disruptions.of_transit()
    assert "field_outage" not in set(table["cause"])
    assert "field_outage" in set(data.load("disruptions")["cause"])
    assert table["date"].notna().all()
    assert len(disruptions.of_transit("attack")) == (table["cause"] == "attack").sum()


def test_the_corridor_is_counted_by_the_ministry_alone():
    table = middle_corridor.cargo()
    assert table.index.is_unique
    assert set(table["counter"]) == {"ministry"}
    assert table.loc[2024, "value"] == 4.484


def test_the_stop_of_the_line_from_baku_is_no_interruption_in_russia():
    rows = data.load("disruptions")
    assert (rows["system"] == "btc").sum() == 1
    assert "btc" not in set(disruptions.of_transit()["system"])


def test_the_stop_at_orenburg_has_an_end():
    row = data.load("disruptions").set_index("event_id").loc["2025-10-19-orenburg"]
    assert (row["end"] - row["start"]).days == 3


def test_acts_of_russia_hold_the_mine_search_and_tell_capacity_from_loading():
    acts = disruptions.acts_of_russia().set_index("event_id")
    assert acts.loc["2022-06-15-old-mines", "loading_affected"] == "yes"
    order = acts.loc["2025-03-31-mooring-ban"]
    assert (order["capacity_cut"], order["loading_affected"]) == ("yes", "not_known")
    assert acts.loc["2026-05-01-germany", "loading_affected"] == "yes"


def test_beside_the_pipeline_stand_its_oil_and_what_other_routes_have_free():
    table = transit.beside_the_pipeline()
    assert table["kind"].iloc[0] == transit.CARRIED_THROUGH
    assert table["mt"].iloc[0] == oil.latest_flows()["cpc"] == table["mt"].max()
    free = table[table["what"].str.endswith(("free", "free for oil"))]
    spare = transit.alternatives()
    assert sorted(free["mt"]) == sorted(spare["spare_mt"])
    through = free[free["kind"] == transit.POSSIBLE_THROUGH]["mt"]
    assert through.tolist() == spare.loc[~spare["around_russia"], "spare_mt"].tolist()
    assert table["source_id"].notna().all()
