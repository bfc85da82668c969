"""Every indicator is read, and a new row of the data can take each past its thresholds."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from between_powers import data
from between_powers.data import descriptor
from between_powers.readings import gas, scenarios
from between_powers.readings.evidence import READINGS
from between_powers.readings.indicators import READERS, indicators, signposts
from between_powers.readings.thresholds import LAST_YEAR, SET_ON, Indicator
from between_powers.words import capitalised

NEXT = str(LAST_YEAR + 1)
THRESHOLDS = ["lower_threshold", "upper_threshold", "above_says", "below_says"]

Add = Callable[..., None]


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Add to a copy of a dataset a row like its last one of some cells, with others changed."""
    folder = tmp_path / "data"
    shutil.copytree(descriptor.folder(), folder)
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    # The latest year or day that a column may hold is that of the record.
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            field.get("constraints", {}).pop("maximum", None)
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")

    def added(name: str, like: dict[str, str], **changed: str) -> None:
        path = folder / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        row = next(row for row in reversed(rows) if like.items() <= row.items())
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, row, lineterminator="\n").writerow(row | changed)

    return added


def add_pipeline(add: Add, share: float) -> None:
    for route, value in (("total", 100), ("cpc", 100 * share)):
        like = {"year": str(LAST_YEAR), "route": route, "coverage": "full_year"}
        add("oil_exports", like, year=NEXT, period=NEXT, value_mt=f"{value:.3f}", in_split="false")


def add_gas(add: Add, value: float) -> None:
    add("gas", {"period": str(LAST_YEAR), "measure": "imports"}, period=NEXT, value=f"{value:.3f}")


def add_arms(add: Add, share: float) -> None:
    window = {"edition": NEXT, "first": str(LAST_YEAR - 4), "last": str(LAST_YEAR)}
    add("arms_shares", {"basis": "published"}, **window, value_percent=f"{100 * share:.3f}")


def add_china(add: Add, share: float) -> None:
    for flow in ("exports", "imports"):
        for partner, value in (("World", 1000), ("China", 1000 * share), ("Russia", 150)):
            like = {"year": str(LAST_YEAR), "flow": flow, "partner": partner}
            add("trade_partners", like, year=NEXT, value_musd=f"{value:.3f}")


def add_cargo(add: Add, value: float) -> None:
    like = {"measure": "cargo", "counter": "ministry", "coverage": "full_year"}
    add("middle_corridor", like, year=NEXT, period=NEXT, value=f"{value:.3f}")


MEASURED: dict[str, Callable[[Add, float], None]] = {
    "cpc_share": add_pipeline,
    "gas_imports": add_gas,
    "russian_arms": add_arms,
    "china_share": add_china,
    "corridor_cargo": add_cargo,
}
"""How the next figure of each measured indicator comes into the data."""


def add_vote(add: Add, vote: str) -> None:
    like = {"family": "crimea_rights", "country": "Kazakhstan"}
    add("ukraine_votes", like, date=f"{NEXT}-12-15", resolution_id=f"{NEXT}-12-15-a", vote=vote)


def add_stage(add: Add, project: str, stage: str) -> None:
    add("projects", {"project_id": project}, date=f"{NEXT}-12-01", stage=stage)


def add_act(add: Add) -> None:
    day = f"{NEXT}-08-01"
    like = {"event_id": "2026-05-01-germany"}
    add("disruptions", like, event_id=f"{day}-order", start=day, loading_affected="yes")


def add_claim(add: Add) -> None:
    event_id = data.load("events")["event_id"].iloc[-1]
    add("statements", {"role": "presenter"}, event_id=event_id, role="president")


EVENTS: dict[tuple[str, str, str], Callable[[Add], None]] = {
    ("crimea_vote", "no", "above"): lambda add: add_vote(add, "no"),
    ("crimea_vote", "yes", "below"): lambda add: add_vote(add, "yes"),
    ("nuclear_loan", "signed", "above"): lambda add: add_stage(add, "nuclear_plant_1", "signed"),
    ("nuclear_loan", "paid", "above"): lambda add: add_stage(add, "nuclear_plant_1", "financed"),
    ("nuclear_loan", "Chinese", "below"): lambda add: add_stage(add, "nuclear_plant_2", "financed"),
    ("acts_that_cut", "order", "above"): add_act,
    ("claims_of_state", "claim", "above"): add_claim,
}
"""What would happen to each indicator that is an event, and where that would take it."""


def test_every_indicator_is_read_and_none_is_past_a_threshold() -> None:
    table = indicators()
    assert set(READERS) == set(table["indicator_id"])
    assert (table["side"] == "between").all()
    silent = table[table["below_hypothesis_id"].isna()].set_index("indicator_id")["below"]
    # A yes on Crimea speaks against a return and for nothing: words do not prove drift.
    assert silent[silent != ""].to_dict() == {"crimea_vote": "a yes"}
    known = table.dropna(subset=["lower_threshold", "upper_threshold"])
    assert (known["lower_threshold"] <= known["upper_threshold"]).all()


def test_every_indicator_is_tried_with_a_new_row() -> None:
    table = indicators().set_index("indicator_id")["is_measured"]
    assert set(table.index[table]) == set(MEASURED)
    assert set(table.index[~table]) == {key for key, _, _ in EVENTS}


@pytest.mark.parametrize("side", ["above", "below"])
@pytest.mark.parametrize("key", MEASURED)
def test_the_next_figure_passes_a_threshold_and_moves_none(key: str, side: str, add: Add) -> None:
    before = indicators().set_index("indicator_id").loc[key]
    value = {
        "above": before["upper_threshold"] + 0.01,
        "below": before["lower_threshold"] - 0.01,
    }[side]
    MEASURED[key](add, value)
    after = indicators().set_index("indicator_id").loc[key]
    assert after["latest"] == pytest.approx(value, abs=0.001)
    assert after["period"].endswith(NEXT if key != "russian_arms" else str(LAST_YEAR))
    assert after["side"] == side
    assert after[THRESHOLDS].tolist() == before[THRESHOLDS].tolist()


@pytest.mark.parametrize(("key", "what", "side"), EVENTS)
def test_an_event_is_told(key: str, what: str, side: str, add: Add) -> None:
    before = indicators().set_index("indicator_id").loc[key]
    EVENTS[key, what, side](add)
    after = indicators().set_index("indicator_id").loc[key]
    assert after["side"] == side
    assert after["now"] == capitalised(before[side])
    assert after[["above_says", "below_says"]].tolist() == [
        before["above_says"],
        before["below_says"],
    ]


def test_a_loan_that_is_paid_binds_wherever_the_plants_are_asked_for(add: Add) -> None:
    assert "loan not signed" in scenarios.standings().loc["Return", "text"]
    assert READINGS["E15"]().holds
    add_stage(add, "nuclear_plant_1", "financed")
    assert "loan signed" in scenarios.standings().loc["Return", "text"]
    assert not READINGS["E15"]().holds
    assert "no plant under contract" in scenarios.standings().loc["Primacy", "text"]
    add_stage(add, "nuclear_plant_2", "financed")
    assert "a plant under contract" in scenarios.standings().loc["Primacy", "text"]


def test_a_measured_value_that_did_not_change_is_still_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gas, "imports", lambda: pd.Series({LAST_YEAR - 1: 4.5, LAST_YEAR: 4.5}))
    row = indicators().set_index("indicator_id").loc["gas_imports"]
    assert row["is_measured"]
    assert row["above_says"] == "Above 4.5\N{NO-BREAK SPACE}billion cubic metres: Return"
    assert row["below_says"] == "Below 4.5\N{NO-BREAK SPACE}billion cubic metres: Drift"


def test_thresholds_are_not_set_on_what_the_record_does_not_hold() -> None:
    assert pd.Timestamp(descriptor.vintage("day")) >= SET_ON
    assert f"as it stood in {SET_ON:%B %Y}" in data.describe("indicators")["description"]


def test_signposts_are_five_with_dates_to_come() -> None:
    table = signposts()
    assert table["signpost"].tolist() == [1, 2, 3, 4, 5]
    assert (table["due"] > descriptor.vintage()).all()
    assert table["due"].is_monotonic_increasing


def test_indicators_by_hand() -> None:
    table = indicators().set_index("indicator_id")
    found = table[["latest", "lower_threshold", "upper_threshold"]].astype(float).round(3)
    assert found.loc["cpc_share"].tolist() == [0.823, 0.795, 0.823]
    assert found.loc["gas_imports"].tolist() == [4.5, 3.81, 4.5]
    assert found.loc["russian_arms"].tolist() == [0.88, 0.75, 0.908]
    assert found.loc["china_share"].tolist() == [0.236, 0.192, 0.242]
    assert found.loc["corridor_cargo"].tolist() == [4.119, 1.485, 4.484]
    assert table.loc["acts_that_cut", ["now", "above"]].tolist() == ["Two", "three"]


def test_a_larger_corridor_moves_its_indicator_by_its_cargo_alone() -> None:
    cargo = data.load("middle_corridor").query(
        "measure == 'cargo' and counter == 'ministry' and year == 2025"
    )
    assert READERS["corridor_cargo"]().latest == cargo["value"].item()


@pytest.mark.parametrize(
    ("latest", "lower", "upper", "side"),
    [(2, 1, 3, "between"), (4, 1, 3, "above"), (0, 1, 3, "below"), (1, None, 0, "above")],
)
def test_side_of_the_thresholds(
    latest: float, lower: float | None, upper: float, side: str
) -> None:
    assert Indicator(latest, "2026", lower, upper, "measured").side == side
