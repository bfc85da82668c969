"""Files of the origins are read, compared with the data, and followed to the findings.

The samples in ``tests/data/origins`` are written by hand after the documented formats, with made-up
changes; they were not downloaded.
"""

import importlib
import json
import shutil
from pathlib import Path

import pytest

from between_powers.data.refresh import ORIGINS, file_of, renewal

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "origins"


@pytest.fixture
def copied(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    return folder


@pytest.fixture
def tool():
    return importlib.import_module("tools.author.refresh")


@pytest.mark.parametrize(
    ("dataset", "sample", "changes"),
    [
        (
            "gdp_population",
            "gdp.json",
            ["1992 Kazakhstan gdp: 24.9174 -> 26", "2099 Kazakhstan gdp: new -> 300"],
        ),
        ("brent", "brent.json", ["annual 1992: 19.32 -> 19.33"]),
        (
            "brent",
            "brent-monthly.csv",
            ["monthly 2098-06: new -> 70.1", "monthly 2098-07: new -> 71.25"],
        ),
        (
            "eu_exports",
            "exports.csv",
            [
                "eu27_annual 2023 Uzbekistan: 4354.77 -> 4400",
                "eu27_monthly 2098-01 Kazakhstan: new -> 900",
            ],
        ),
        ("ukraine_votes", "votes.csv", ["A/RES/68/262 Kazakhstan: abstain -> no"]),
    ],
)
def test_changes_are_those_of_the_file(dataset, sample, changes):
    found, rows = renewal(ORIGINS[dataset], SAMPLES / sample)
    assert found == changes
    before = file_of(ORIGINS[dataset]).read_text(encoding="utf-8").splitlines()
    after = rows.to_csv(index=False, lineterminator="\n").splitlines()
    new = [line for line in changes if ": new ->" in line]
    assert len(after) - len(before) == len(new)
    pairs = zip(before, after, strict=False)
    assert sum(old != new for old, new in pairs) == len(changes) - len(new)


def test_a_file_that_says_the_same_changes_nothing(tmp_path):
    (tmp_path / "same.csv").write_text("Date,Price\n1991-06-30,20.04\n1992-06-30,19.32\n")
    changes, rows = renewal(ORIGINS["brent"], tmp_path / "same.csv")
    assert changes == []
    text = file_of(ORIGINS["brent"]).read_text(encoding="utf-8")
    assert rows.to_csv(index=False, lineterminator="\n") == text


def test_a_row_of_the_last_year_that_the_data_leave_out_stays_out(copied, tmp_path):
    path = copied / "gdp_population.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(line[:4] for line in lines[1:])
    kept = [line for line in lines if not line.startswith(f"{last},Tajikistan,population,")]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), encoding="utf-8")
    row = {"indicator": {"id": "SP.POP.TOTL"}, "countryiso3code": "TJK"}
    rows = [row | {"date": last, "value": 1e9}]
    (tmp_path / "bank.json").write_text(json.dumps([{"pages": 1}, rows]))
    assert renewal(ORIGINS["gdp_population"], tmp_path / "bank.json")[0] == []


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        (["2026-07-15"], "'2026-07-15' alone is neither a year nor a month"),
        (["2026-07-15", "2026-07-16"], "'2026-07-15' is neither a year nor a month"),
        (["2025-07-15", "2026-07-16", "2026-07-17"], "'2025-07-15' is neither a year nor a month"),
    ],
)
def test_a_day_is_not_misread_as_a_year(tmp_path, days, problem):
    lines = ["Date,Price", *(f"{day},80" for day in days), ""]
    (tmp_path / "brent.csv").write_text("\n".join(lines))
    with pytest.raises(ValueError, match=problem):
        ORIGINS["brent"].values(tmp_path / "brent.csv")


def test_months_about_the_turn_of_a_year_are_months(tmp_path):
    (tmp_path / "brent.csv").write_text("Date,Price\n2025-12-15,80\n2026-01-15,81\n")
    keys = set(ORIGINS["brent"].values(tmp_path / "brent.csv"))
    assert keys == {("monthly", "2025-12"), ("monthly", "2026-01")}


@pytest.mark.parametrize(
    ("dataset", "text", "told"),
    [
        ("gdp_population", "[]", "not in the format of gdp_population"),
        ("gdp_population", "<wb:data/>", "not in the format of gdp_population"),
        ("gdp_population", '[{"pages": 2}, []]', "only the first page"),
        ("brent", '{"response": {"data": []}}', "holds nothing that brent has"),
        ("brent", "Date,Price\n", "holds nothing that brent has"),
        ("brent", "Day,Price\n2020,1\n", "not in the format of brent: 'Date'"),
        ("eu_exports", "geo,OBS_VALUE\nKZ,1\n", "not in the format of eu_exports: 'reporter'"),
        ("ukraine_votes", "resolution,ms_name,ms_vote\nA/RES/1/1,PERU,Q\n", "not in the format"),
    ],
)
def test_a_file_in_another_format_is_refused(dataset, text, told, tmp_path):
    path = tmp_path / "file"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"^file: ") as caught:
        ORIGINS[dataset].values(path)
    assert told in str(caught.value)


def test_days_are_refused_where_months_are_due(tmp_path):
    path = tmp_path / "daily.json"
    rows = [{"period": "2026-01-05", "series": "RBRTE", "value": 1}]
    path.write_text(json.dumps({"response": {"data": rows}}))
    with pytest.raises(ValueError, match="'2026-01-05' is neither a year nor a month"):
        ORIGINS["brent"].values(path)


def test_findings_are_shown_before_and_after(tool, tmp_path):
    for name, shown in (("before", {"glue share": "82%"}), ("after", {"glue share": "85%"})):
        (tmp_path / name).mkdir()
        (tmp_path / name / "leverage.json").write_text(json.dumps(shown))
    (tmp_path / "after" / "water.json").write_text(json.dumps({"glue y": "1"}))
    assert list(tool.differences(tmp_path / "before", tmp_path / "after")) == [
        "leverage, glue share: 82% -> 85%",
        "water, glue y: None -> 1",
    ]


def test_the_command_shows_and_writes_only_when_told(tool, copied, capsys, monkeypatch):
    monkeypatch.setattr(tool, "findings", lambda *_: ["leverage, glue x: 1 -> 2"])
    before = (copied / "brent.csv").read_bytes()
    assert tool.main(["brent", str(SAMPLES / "brent.json")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "data/brent.csv: 1 values would change",
        "  annual 1992: 19.32 -> 19.33",
        "in the chapters:",
        "  leverage, glue x: 1 -> 2",
    ]
    assert (copied / "brent.csv").read_bytes() == before
    monkeypatch.setenv("APPLY", "1")
    tool.main(["brent", str(SAMPLES / "brent.json")])
    assert b"annual,1992,19.33," in (copied / "brent.csv").read_bytes()


def test_the_command_tells_what_it_does_not_know(tool, capsys, tmp_path):
    assert tool.main(["oil"]) == 1
    assert tool.main(["brent", str(tmp_path / "nowhere")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith("the series are gdp_population, brent, eu_exports, ukraine_votes")
    assert "No such file" in told[1]
