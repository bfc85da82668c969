"""Rules across rows and datasets: each finds the fault put in its way, and nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

from between_powers import data
from between_powers.data import checks, coding_checks, consistency, source_checks
from between_powers.data.descriptor import package

Rule = Callable[[checks.Frames], Iterator[str]]


@pytest.fixture(scope="module")
def frames() -> checks.Frames:
    return {name: data.load(name) for name in data.names()}


CASES: list[tuple[Rule, str, str, str, Any, str]] = [
    (
        checks.future,
        "fdi_series",
        "period == '2005-Q2'",
        "period",
        "2026-Q4",
        "column period: '2026-Q4' is later than the vintage 2026-07; correct it, or the vintage",
    ),
    (
        checks.future,
        "sources",
        "source_id == 'eia_brent'",
        "published",
        "2026-12",
        "column published: '2026-12' is later than the day it was read; correct one of the two",
    ),
    (
        checks.order,
        "fdi_points",
        "period == '1991/2019-09' and origin == 'World'",
        "period",
        "2021/2019-09",
        "column period: '2021/2019-09' ends before it starts; swap or correct the two",
    ),
    (
        checks.order,
        "migration_2022",
        "measure == 'entries' and value == 130000",
        "end",
        pd.Timestamp("2022-01-01"),
        "column end: '2022-01-01' is before the start 2022-02-24; correct one of the two",
    ),
    (
        checks.calendar,
        "organisations",
        "organisation == 'OTS' and step == 'renamed'",
        "date",
        "2021-02-29",
        "column date: '2021-02-29' is no day of the calendar; correct it",
    ),
    (
        checks.conflicts,
        "mirror_trade",
        "year == 2023 and period == '2023' and flow == 'turnover'",
        "conflict",
        True,
        "column conflict: 'true' does not fit the number of rows for the period and reporter and "
        "partner and flow; write false",
    ),
    (
        checks.conflicts,
        "brent",
        "period == '1992'",
        "period",
        "1991",
        "column frequency+period: 'annual + 1991' is measured in another row too; delete one, or "
        "tell their definitions apart",
    ),
    (
        checks.places,
        "language",
        "measure == 'latin_decree'",
        "title",
        "A decree signed in Nur-Sultan.",
        "column title: 'A decree signed in Nur-Sultan.' says Nur-Sultan, which was not the name "
        "in 2017-10-26; write the name of that time",
    ),
    (
        checks.places,
        "csto_2022",
        "measure == 'decision'",
        "title",
        "Troops land in Astana.",
        "column title: 'Troops land in Astana.' says Astana, which was not the name in "
        "2022-01-06; write the name of that time",
    ),
    (
        checks.places,
        "visits",
        "year == 2024 and definition == 'official_review'",
        "note",
        "With Turkey.",
        "column note: 'With Turkey.' has the old name of Türkiye; write Türkiye",
    ),
    (
        source_checks.grades,
        "sources",
        "source_id == 'SIPRIAT'",
        "grade",
        "primary",
        "column grade: 'primary' is no grade for a source read as private_copy; write secondary",
    ),
    (
        source_checks.grades,
        "sources",
        "source_id == 'g_et_pavl'",
        "grade",
        "press",
        "column grade: 'press' is no grade for a source read as encyclopedia; write secondary",
    ),
    (
        source_checks.places_of_reading,
        "sources",
        "source_id == 'UZDAILY13'",
        "publisher",
        "UzDaily",
        "column publisher: 'UzDaily' is the producer, who was read as mirror; "
        "name the place where it was read",
    ),
    (
        source_checks.places_of_reading,
        "sources",
        "source_id == 'kmg_ar2024'",
        "copy",
        "https://github.com/x/y",
        "column copy: 'https://github.com/x/y' is a copy of an own page; "
        "empty it, or correct the reading",
    ),
    (
        source_checks.home_pages,
        "sources",
        "source_id == 'S_BNS_MONTHLY'",
        "address",
        "https://stat.gov.kz",
        "column address: 'https://stat.gov.kz' is a home page; give the page that was read",
    ),
    (
        source_checks.same_pages,
        "sources",
        "source_id == 'qazinform25'",
        "address",
        "http://m.72news.ru/news/2025/12/30/1384272/amp",
        "column address: 'http://m.72news.ru/news/2025/12/30/1384272/amp' is the page of "
        "72news_20251230; cite that source instead",
    ),
    (
        source_checks.names_of_bodies,
        "sources",
        "source_id == 'kase_2000'",
        "producer",
        "ITAR-TASS",
        "column producer: 'ITAR-TASS' is another name of TASS; write TASS",
    ),
    (
        source_checks.names_of_bodies,
        "sources",
        "source_id == 'ATMFA23'",
        "publisher",
        "Astana-times",
        "column publisher: 'Astana-times' is another name of The Astana Times; "
        "write The Astana Times",
    ),
    (
        source_checks.headlines,
        "headline_figures",
        "figure_id == 'oil_price'",
        "source_id",
        "SIPRIAT",
        "column source_id: 'SIPRIAT' is cited by no row of brent.csv; "
        "name the source that the figure stands on now",
    ),
    (
        source_checks.headlines,
        "headline_figures",
        "figure_id == 'oil_price'",
        "dataset",
        "brend",
        "column dataset: 'brend' is no dataset; name the one that holds the figure",
    ),
    (
        consistency.splits,
        "oil_exports",
        "year == 2025 and route == 'aktau_baku' and in_split",
        "value_mt",
        2.0,
        "is the total, but the split of 2025 sums to 78.800; correct in_split or the figure",
    ),
    (
        consistency.routes,
        "oil_exports",
        "year == 2022 and route == 'rail'",
        "value_mt",
        70.0,
        "column value_mt: 70.0 is above the total of 2022, 64.3; find the wrong row",
    ),
    (
        consistency.pipeline,
        "cpc",
        "year == 2025 and measure == 'throughput_kazakh'",
        "value_mt",
        64.9,
        "column value_mt: 64.9 is not in oil_exports.csv for 2025; give both files the same figure",
    ),
    (
        consistency.shareholders,
        "cpc_shareholders",
        "year == 2000 and shareholder == 'Agip'",
        "value_percent",
        12.0,
        "column value_percent: 12.0 is of 2000, whose shares sum to 110.00; find the wrong row",
    ),
    (
        consistency.monthly_trade,
        "trade_totals_monthly",
        "month == '2021-05' and flow == 'imports'",
        "value_musd",
        0.0,
        "find the wrong row",
    ),
    (consistency.monthly_brent, "brent", "period == '2021-05'", "value_usd", 168.0, "wrong row"),
    (
        consistency.monthly_eu,
        "eu_exports",
        "series == 'eu27_monthly' and period == '2021-05'",
        "value_meur",
        0.0,
        "find the wrong row",
    ),
    (
        consistency.intervals,
        "un_ideal_points",
        "edition == 'final_passage_2026' and year == 2022 and country == 'Kazakhstan'",
        "value",
        4.0,
        "find the wrong cell",
    ),
    (
        consistency.groups,
        "demography",
        "period == '2022-01-01' and group == 'Russian' and measure == 'share'",
        "value",
        48.47,
        "column value: 48.47 brings the shares to 117.50; find the wrong row",
    ),
    (
        consistency.ratings,
        "hypothesis_ratings",
        "item_id == 'E09' and hypothesis_id == 'H3'",
        "item_id",
        "E10",
        "column item_id: 'E09' has no rating under H3; rate it in hypothesis_ratings.csv",
    ),
    (
        consistency.evidence,
        "evidence_items",
        "item_id == 'E16'",
        "date",
        "2025-06-15",
        "column date: '2025-06-15' is '2025-06-17' in events.csv; give both files the same",
    ),
    (
        consistency.evidence,
        "evidence_items",
        "item_id == 'E11'",
        "event_id",
        "2025-06-14-rosatom-chosen-lead-first",
        "does not fit the dataset oil_exports; correct one",
    ),
    (
        coding_checks.events,
        "events",
        "event_id == '2023-09-china-passes-russia-trade'",
        "actor",
        "Kazakhstan",
        "is not the code that its codings settle (Others); settle it by docs/coding.md",
    ),
    (
        coding_checks.events,
        "events",
        "event_id == '2022-01-06-csto-sends-troops-after'",
        "direction_agreed",
        True,
        "column direction_agreed: True should be False; correct it",
    ),
    (
        coding_checks.events,
        "event_codings",
        "event_id == '2022-06-17-tokayev-wants-eaeu-tied' and coder == 'second'",
        "direction",
        "away_from_russia",
        "(away_from_russia, neutral); settle it by docs/coding.md",
    ),
    (
        coding_checks.ratings,
        "hypothesis_ratings",
        "item_id == 'E01' and hypothesis_id == 'H4'",
        "rating",
        "consistent",
        "column rating: 'consistent' is not what both raters gave; make it neutral",
    ),
    (
        coding_checks.ratings,
        "hypothesis_ratings",
        "item_id == 'E15' and hypothesis_id == 'H3'",
        "agreed",
        True,
        "column agreed: True should be False; correct it",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].__name__}-{case[1]}")
def test_rule_finds_the_fault(
    frames: checks.Frames, case: tuple[Rule, str, str, str, Any, str]
) -> None:
    rule, name, which, column, value, told = case
    assert list(rule(frames)) == []
    frame = frames[name].copy()
    at = frame.query(which).index[0]
    frame.loc[at, column] = value
    found = list(rule({**frames, name: frame}))
    assert len(found) == 1
    assert found[0].startswith("data/")
    assert found[0].endswith(told)


def test_units_come_from_the_one_list(
    frames: checks.Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [unit for unit in package()["units"] if unit not in ("million tonnes", "thousand TEU")]
    monkeypatch.setattr(checks, "units", lambda: kept)
    found = list(checks.described(frames))
    lacking = "is not in the list of units; use one of them, or extend the list"
    place = "data/datapackage.json, dataset {}, column {}: {!r} " + lacking
    assert place.format("oil_exports", "value_mt", "million tonnes") in found
    assert place.format("middle_corridor", "unit", "thousand TEU") in found


def test_subjects_come_from_the_one_list(
    frames: checks.Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = {data.describe(name)["subject"] for name in data.names()}
    assert used == set(data.subjects())
    monkeypatch.setattr(checks, "subjects", lambda: data.subjects()[1:])
    place = "data/datapackage.json, dataset brent, column 1: the subject is none of the list"
    assert any(line.startswith(place) for line in checks.described(frames))


def test_the_list_of_units_has_no_idle_one() -> None:
    used = set()
    for name in data.names():
        for field in data.describe(name)["schema"]["fields"]:
            used.add(field.get("unit"))
            if field["name"] == "unit":
                used |= set(field["constraints"]["enum"])
    assert used - {None} == set(package()["units"])


def test_every_dataset_has_a_chapter_and_limits(frames: checks.Frames) -> None:
    assert list(checks.described(frames)) == []
