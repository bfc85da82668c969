"""The events: complete, in order, and as the evidence allows."""

import re

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import timeline


@pytest.fixture
def ledger() -> pd.DataFrame:
    return data.load("claims").set_index("claim_id")


@pytest.fixture
def events() -> pd.DataFrame:
    return data.load("events")


def test_events_are_all_there_in_order(events: pd.DataFrame) -> None:
    assert events["period"].value_counts().to_dict() == {"1991_2021": 74, "2022_2026": 163}
    assert 25 <= events["selected"].sum() <= 35
    padded = events["date"].map(lambda date: (date + "-00-00")[:10])
    assert padded.is_monotonic_increasing
    assert padded.max() <= "2026-07-31"
    assert events.loc[0, "date"] == "1990-09-18"
    for date, precision, start in events[["date", "precision", "event_id"]].to_numpy():
        assert {"year": 4, "month": 7, "day": 10}[precision] == len(date)
        assert start.startswith(f"{date}-")
    last = events["end"].dropna()
    assert (last >= pd.to_datetime(events.loc[last.index, "date"])).all()
    split = events["date"].str[:4].astype(int) >= 2022
    assert (split == (events["period"] == "2022_2026")).all()


def test_direction_is_judged_for_acts_of_kazakhstan_alone(events: pd.DataFrame) -> None:
    own = events["actor"] == "Kazakhstan"
    assert (own == (events["direction"] != "not_applicable")).all()
    reasons = events.loc[own, "note"].fillna("")
    assert reasons.str.startswith("Direction: ").all()
    assert not events.loc[~own, "note"].fillna("").str.contains("Direction:").any()


def test_the_first_weeks_of_2022_moved_towards_russia(events: pd.DataFrame) -> None:
    early = events[events["date"].between("2022-01-01", "2022-02-20")]
    assert "away_from_russia" not in set(early["direction"])
    assert (early["direction"] == "toward_russia").sum() == 4


def test_traps_of_the_evidence_are_avoided(events: pd.DataFrame) -> None:
    dated = events.set_index("date")
    assert "denied" in str(dated.loc["2023-10-19", "title"])
    assert dated.loc["2023-10-19", "status"] == "contested"
    assert dated.loc["2023-04-01", "status"] == "announced"
    assert "6 August 2015" in str(dated.loc["2015-01-01", "detail"])
    assert "two days before" in str(dated.loc["2022-06-15", "note"])
    # The description of the drone of November 2025 names no attacker.
    named = events[(events["actor"] == "Ukraine") & events["title"].str.contains("drone")]
    assert named.empty
    assert dated.loc["2025-11-29", "actor"] == "Others"
    # The text of November 2024 was signed by both; the visit alone is an act of Russia.
    visit = events[events["date"] == "2024-11-27"].set_index("actor")["direction"]
    assert visit.to_dict() == {"Russia": "not_applicable", "Kazakhstan": "toward_russia"}


def test_place_names_follow_the_date(events: pd.DataFrame, ledger: pd.DataFrame) -> None:
    dated_texts = list(zip(events["date"], events["title"] + " " + events["detail"], strict=True))
    dated_texts += list(zip(ledger["date_claimed"], ledger["claim"], strict=True))
    for date, text in dated_texts:
        if re.search(r"\bAstana\b", text) and "formerly Astana" not in text:
            assert "1998" <= date < "2019-03-23" or date >= "2022-09-17", (date, text)
        if "Nur-Sultan" in text:
            assert "2019-03" <= date < "2022-09-17", (date, text)
        assert not re.search(r"Turkiye|\bTurkey\b|Kiev|Alma-Ata", text), text


def test_an_act_on_the_last_day_of_the_record_is_counted(
    events: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    months, swing = timeline.acts_by_month(), timeline.acts_before_and_after_gas()
    day = data.descriptor.vintage("day")
    act = events[events["direction"] == timeline.AWAY].tail(1).assign(date=day)
    rows = pd.concat([events, act], ignore_index=True)
    monkeypatch.setattr(timeline, "load", lambda _: rows)
    assert timeline.directed_acts()["day"].max() == pd.Timestamp(day)
    for before, counts in (
        (months, timeline.acts_by_month()),
        (swing, timeline.acts_before_and_after_gas()),
    ):
        added = counts.sum() - before.sum()
        assert added.to_dict() == {timeline.TOWARD: 0, timeline.AWAY: 1}
