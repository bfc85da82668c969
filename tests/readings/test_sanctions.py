"""Lists named few; banks did much; the detour is small and partly unseen."""

import pandas as pd

from between_powers import data
from between_powers.readings import sanctions


def test_a_firm_on_several_lists_is_named_once_in_each():
    assert sanctions.listed_by("European Union") == ["Elem Group", "Da Group 22", "VTB Kazakhstan"]
    assert sanctions.listed_by("Japan") == ["Elem Group"]
    assert not set(sanctions.listed_by("United States")) & {"VTB Kazakhstan"}, "it was warned"


def test_kyrgyzstan_stands_beside_and_is_not_counted():
    assert set(sanctions.steps()["seat"]) == {"Kazakhstan"}
    assert "proposed" not in set(sanctions.steps()["step"])
    assert "proposed" in set(sanctions.steps("Kyrgyzstan")["step"])


def test_steps_are_in_time_and_take_effect_later():
    rows = data.load("sanctions_listings").dropna(subset="in_force")
    assert (rows["in_force"] > pd.to_datetime(rows["date"])).all()
    assert sanctions.steps()["date"].is_monotonic_increasing


def test_the_band_of_diversion_ends_below_a_tenth():
    assert sanctions.diverted_band() == (0.05, 0.10)
    rows = data.load("reexport_points").set_index("measure")
    assert rows.loc["rerouted_share_of_drop_all", "bound"] == "at_most"
    assert rows.loc["extra_exports_never_arrived", "value"] == 50
    direct = rows.loc["dual_use_exports_direct", "value"]
    assert direct > 3 * rows.loc["dual_use_exports", "value"], "China sells mostly direct"
