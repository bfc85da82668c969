"""Projects by stage, and limits at the border."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import projects


def test_one_plant_was_named_for_russia_and_two_for_china():
    plants = projects.steps("nuclear").dropna(subset="builder")
    named = plants.drop_duplicates("project_id").set_index("project_id")
    assert named["builder"].value_counts().to_dict() == {"CNNC": 2, "Rosatom": 1}
    first = named["date"].value_counts()
    assert first["2025-06-14"] == 2, "both on one day"


def test_no_nuclear_loan_is_signed_or_paid():
    assert not set(projects.steps("nuclear")["stage"]) & set(projects.BINDING_STAGES)


@pytest.mark.parametrize(
    ("stages", "bound"),
    [
        (["announced", "signed"], True),
        (["announced", "financed"], True),
        (["signed", "begun", "announced"], True),
        (["signed", "cancelled"], False),
        (["signed", "cancelled", "announced"], False),
        (["signed", "cancelled", "signed"], True),
        (["memorandum", "begun"], False),
    ],
)
def test_a_contract_binds_until_the_project_is_cancelled(stages, bound, monkeypatch):
    last = data.load("projects").query("project_id == 'nuclear_plant_1'").tail(1)
    steps = [
        last.assign(date=f"2026-0{month}-01", stage=stage)
        for month, stage in enumerate(stages, start=1)
    ]
    monkeypatch.setattr(projects, "load", lambda _: pd.concat(steps, ignore_index=True))
    assert ("nuclear_plant_1" in projects.under_contract("nuclear").index) == bound
    assert projects.under_contract("gas").empty


def test_the_heat_plants_went_from_a_signed_agreement_to_none():
    stages = projects.steps("power").query("project_id == 'heat_plants_russia'")["stage"]
    assert stages.tolist() == ["memorandum", "signed", "announced", "cancelled"]
    own = projects.steps("power").query("project_id == 'heat_plants_own'")
    assert own["date"].tolist() == ["2025-07-15", "2026-02-27"]


def test_steps_follow_in_time_and_a_value_has_a_unit():
    steps = projects.steps()
    assert steps["day"].is_monotonic_increasing
    assert len(steps) == len(data.load("projects"))
    assert (steps["value"].notna() == steps["unit"].notna()).all()
    assert (steps["value"].notna() == steps["bound"].notna()).all()


def test_a_month_ends_on_its_last_day():
    rows = projects.border_measures().set_index("measure_id")
    assert rows.loc["ru-2025-lorries", "last"] == pd.Timestamp("2025-12-31")
    assert rows.loc["ru-2025-plants", "last"] == pd.Timestamp("2025-10-19")
    assert pd.isna(rows.loc["kz-2026-livestock-border", "last"])


def test_both_states_limit_and_a_lifting_is_no_limit():
    rows = projects.border_measures()
    assert "lifting" not in set(rows["kind"])
    assert set(rows["imposed_by"]) == {"Kazakhstan", "Russia"}
    wheat = data.load("trade_measures").set_index("measure_id")
    assert wheat.loc["kz-2024-wheat-full", "start"] < wheat.loc["ru-2024-plants", "start"]
    open_ended = wheat["end"].isna()
    assert (open_ended == (wheat["end_basis"] == "not_found")).all()


def test_words_after_a_contract_or_works_are_no_stage():
    rows = projects.stages("power", "nuclear", "gas")
    of = rows.groupby("project_id")["stage"].agg(list)
    assert of["heat_plants_russia"] == ["memorandum", "signed", "cancelled"]
    assert of["heat_plants_own"] == ["begun"]
    assert of["gas_transit_contract"] == ["in_force", "signed"]
    assert of["nuclear_plant_1"] == ["announced", "begun"]
    assert rows["sector"].drop_duplicates().tolist() == ["power", "nuclear", "gas"]


def test_a_survey_before_a_contract_binds_nobody_and_works_alone_do():
    rows = projects.stages("nuclear", "power").set_index(["project_id", "stage"])["binding"]
    assert not rows.xs("nuclear_plant_1").any()
    assert rows["heat_plants_own", "begun"]
    assert rows["heat_plants_russia", "signed"]
    assert not rows["heat_plants_russia", "memorandum"]


def test_every_large_project_and_stage_has_a_name_to_print():
    names = data.load("code_names").query("dataset == 'projects'").set_index(["field", "code"])
    rows = projects.stages("gas", "nuclear", "power")
    for field in ("project_id", "stage"):
        assert set(rows[field]) <= set(names.loc[field].index)
