"""The datasets: valid, typed and refused when bad."""

import shutil
from collections.abc import Callable
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from between_powers import data
from between_powers.data import bibliography

ROOT = Path(__file__).resolve().parents[2]
ARMS = "arms_deliveries.csv"
LIMIT = "correct it, or the limit in data/datapackage.json"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    return folder


def edit(path: Path, change: Callable[[str], str], line: int | None = None) -> None:
    """Change a file, or its line (the header is line 1)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if line is None:
        lines = [change("\n".join(lines))]
    else:
        lines[line - 1] = change(lines[line - 1])
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def refusal(name: str) -> str:
    with pytest.raises(data.DataError) as caught:
        data.load(name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# The package that the site offers, which is judged whenever something has changed, holds all of it.
@pytest.mark.slow
def test_package_is_valid_under_frictionless() -> None:
    report = frictionless.Package(str(ROOT / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_package_is_valid_under_its_own_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert data.validate() == []
    assert data.main() == 0
    assert capsys.readouterr().out.endswith("sources: valid\n")


def test_every_column_is_described_and_every_number_has_a_unit() -> None:
    for name in data.names():
        resource = data.describe(name)
        assert resource["path"] == f"{name}.csv"
        assert resource["schema"]["missingValues"] == [""]
        for field in resource["schema"]["fields"]:
            assert field["description"], (name, field["name"])
            assert ("unit" in field) == (field["type"] in {"integer", "number"}), field["name"]


@pytest.mark.parametrize("name", data.names())
def test_load_types_and_order(name: str) -> None:
    frame = data.load(name)
    fields = data.describe(name)["schema"]["fields"]
    assert list(frame.columns) == [field["name"] for field in fields]
    kinds = {"number": "float64", "boolean": "bool", "date": "datetime64[ns]", "string": "str"}
    for field in fields:
        found = str(frame[field["name"]].dtype)
        if field["type"] == "integer":
            assert found == ("Int64" if frame[field["name"]].isna().any() else "int64")
        else:
            assert found == kinds[field["type"]]
    raw = pd.read_csv(ROOT / "data" / f"{name}.csv", dtype="str", keep_default_na=False)
    assert len(raw) == len(frame)
    if "source_id" in raw:
        assert raw["source_id"].tolist() == frame["source_id"].fillna("").tolist()


def test_files_are_plain_and_place_names_are_turkish() -> None:
    for path in (ROOT / "data").iterdir():
        raw = path.read_bytes()
        assert b"\r" not in raw
        assert raw.endswith(b"\n")
        assert b"Turkiye" not in raw
        assert not raw.startswith(b"\xef\xbb\xbf")


def test_load_gives_a_copy() -> None:
    mine = data.load("cpc")
    mine["value_mt"] = 0.0
    assert data.load("cpc")["value_mt"].min() > 0


CELLS = [
    ("2001", "20x1", "column year: '20x1' is not an integer; write a whole number"),
    ("136.0", "many", "column value_tiv: 'many' is not a number; write digits with a point"),
    ("136.0", "NaN", f"column value_tiv: 'NaN' is below the minimum 0; {LIMIT}"),
    ("136.0", "1_36", "column value_tiv: '1_36' is not a plain number; write digits only"),
    ("136.0", "-1.0", f"column value_tiv: '-1.0' is below the minimum 0; {LIMIT}"),
    ("136.0", "9999", f"column value_tiv: '9999' is above the maximum 2000; {LIMIT}"),
    ("2001", "2027", f"column year: '2027' is above the maximum 2023; {LIMIT}"),
    ("136.0", "", "column value_tiv: '' is missing; fill it in"),
    (
        "derived",
        "guess",
        "column status: 'guess' is not one of reported, derived, estimated; "
        "use one of them, or extend the list in data/datapackage.json",
    ),
    (
        "2001,Russia",
        "2000,Russia",
        "column year+supplier: '2000 + Russia' repeats the key of row 2; delete one of the two",
    ),
    (
        "SIPRIAT",
        "NOPE",
        "column source_id: 'NOPE' is no key of sources; "
        "add it to data/sources.csv or correct the id",
    ),
    ("Russia", "Russia ", "column supplier: 'Russia ' has blanks around it; delete them"),
    (
        ",SIPRIAT,,",
        ",SIPRIAT,,,x",
        "column 8: 'x' stands beyond the last column; delete it, or quote the text with the comma",
    ),
    (
        ",SIPRIAT,,",
        ",SIPRIAT,",
        "column note: '' is missing, for the row ends early; give every column a cell",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), CELLS)
def test_bad_cell_is_refused(copy: Path, old: str, new: str, told: str) -> None:
    edit(copy / ARMS, lambda text: text.replace(old, new), line=3)
    assert refusal("arms_deliveries") == f"data/{ARMS}, row 3, {told}"


def test_bad_second_source_boolean_date_and_pattern_are_refused(copy: Path) -> None:
    edit(copy / "disruptions.csv", lambda text: text.replace("tellerreport_20220705", "nope"), 2)
    assert refusal("disruptions") == (
        "data/disruptions.csv, row 2, column also_source_id: 'nope' is no key of sources; "
        "add it to data/sources.csv or correct the id"
    )
    edit(copy / "oil_exports.csv", lambda text: text.replace("false", "no", 1), 2)
    assert refusal("oil_exports") == (
        "data/oil_exports.csv, row 2, column in_split: 'no' is neither true nor false; "
        "write true or false"
    )
    edit(copy / "migration_2022.csv", lambda text: text.replace("2022-02-24", "24.2.2022"), 2)
    assert refusal("migration_2022") == (
        "data/migration_2022.csv, row 2, column start: '24.2.2022' is not a date; "
        "write it as YYYY-MM-DD"
    )
    edit(copy / "eu_sanctioned_goods.csv", lambda text: text.replace("2020-01", "2020-13"), 2)
    assert refusal("eu_sanctioned_goods") == (
        "data/eu_sanctioned_goods.csv, row 2, column month: '2020-13' does not match the pattern "
        f"20[0-9]{{2}}-(0[1-9]|1[0-2]); {LIMIT}"
    )


def test_validate_tells_every_problem_and_what_is_not_declared(copy: Path) -> None:
    edit(copy / ARMS, lambda text: text.replace("2001", "20x1"), 3)
    edit(copy / "cpc.csv", lambda text: text.replace("2004", ""), 2)
    (copy / "stray.csv").write_text("a\n1\n", encoding="utf-8")
    assert data.validate() == [
        "data/cpc.csv, row 2, column year: '' is missing; fill it in",
        f"data/{ARMS}, row 3, column year: '20x1' is not an integer; write a whole number",
        "data/stray.csv, row 1, column 1: 'stray.csv' is not declared; "
        "describe it in data/datapackage.json",
    ]


def test_extra_column_is_refused(copy: Path) -> None:
    edit(copy / ARMS, lambda text: text.replace("\n", ",\n").replace("note,", "note,extra"))
    assert refusal("arms_deliveries") == (
        f"data/{ARMS}, row 1, column extra: 'extra' is not a declared column; "
        "delete it or describe it in data/datapackage.json"
    )


def test_missing_column_is_refused(copy: Path) -> None:
    def cut(text: str) -> str:
        return "\n".join(line.rpartition(",")[0] for line in text.split("\n"))

    edit(copy / ARMS, cut)
    assert refusal("arms_deliveries") == (
        f"data/{ARMS}, row 1, column note: '' stands where the column should be; add the column"
    )


def test_renamed_column_is_refused(copy: Path) -> None:
    edit(copy / ARMS, lambda text: text.replace("supplier", "seller"), 1)
    assert refusal("arms_deliveries") == (
        f"data/{ARMS}, row 1, column supplier: 'seller' is not the declared column; "
        "restore the header"
    )


@pytest.mark.parametrize("kept", [0, 1])
def test_empty_file_is_refused(copy: Path, kept: int) -> None:
    edit(copy / ARMS, lambda text: "".join(line + "\n" for line in text.split("\n")[:kept]))
    assert refusal("arms_deliveries") == (
        f"data/{ARMS}, row 1, column year: '' is all there is: no rows; restore the file"
    )


def test_missing_and_undecodable_files_are_refused(copy: Path) -> None:
    raw = (copy / ARMS).read_bytes()
    (copy / ARMS).write_bytes(raw.replace(b"Russia", b"\xff", 1))
    assert refusal("arms_deliveries") == (
        f"data/{ARMS}, row 2, column 2: b'\\xff' is not UTF-8; save the file as UTF-8"
    )
    (copy / ARMS).unlink()
    assert refusal("arms_deliveries") == (
        f"data/{ARMS}, row 1, column 1: '{ARMS}' is not there; restore the file"
    )


def test_bad_source_refuses_what_cites_it(copy: Path) -> None:
    edit(copy / "sources.csv", lambda text: text.replace("https://", "ftp://"), 2)
    told = refusal("cpc")
    assert told.startswith("data/sources.csv, row 2, column address: 'ftp://")


def test_unknown_dataset_and_broken_descriptor_are_refused(copy: Path) -> None:
    assert refusal("nothing").startswith("data/datapackage.json: no dataset 'nothing'; ")
    edit(copy / "datapackage.json", lambda text: text.replace('"name"', "name"), 3)
    assert refusal("cpc").startswith("data/datapackage.json, row 3, column 3: is not JSON")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"resources":', '"resourses":', "data/datapackage.json: 'resources' is missing"),
        ('"vintage": "', '"vintage": "July ', "the vintage 'July 2026-07' is no month"),
        ('"path": "cpc.csv"', '"file": "cpc.csv"', "dataset cpc: 'path' is missing; fill it in"),
        ('"type": "string"', '"type": "text"', "the type 'text' is none of boolean, date"),
        ('"type": "string"', '"kind": "string"', "column source_id: 'type' is missing"),
    ],
)
def test_a_descriptor_that_lacks_something_is_refused(
    copy: Path, old: str, new: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    assert told in refusal("cpc")
    assert bibliography.main() == 1
    assert told in capsys.readouterr().err


RULES = [
    (
        "oil_exports",
        "2025-01/2025-08",
        "2026-01/2026-08",
        "column period: '2026-01/2026-08' is later than the vintage 2026-07; "
        "correct it, or the vintage",
    ),
    (
        "oil_exports",
        "2025,2025,full_year,aktau_baku,1.5,exact,true",
        "2025,2025,full_year,aktau_baku,9.5,exact,true",
        "column value_mt: 78.7 is the total, but the split of 2025 sums to 86.300; "
        "correct in_split or the figure",
    ),
    (
        "oil_exports",
        "20.6,exact,false,false",
        "20.6,exact,false,true",
        "column conflict: 'true' does not fit the number of rows for the period and route; "
        "write false",
    ),
    (
        "trade_partners",
        "5226.72",
        "522.72",
        "column value_musd: 522.72 is World, below the 3717.36 of the partners (exports, 1995); "
        "find the wrong row",
    ),
]


def test_rules_across_rows(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, old, new, _ in RULES:
        edit(copy / f"{name}.csv", lambda text, old=old, new=new: text.replace(old, new))
    assert data.main() == 1
    problems = capsys.readouterr().err.splitlines()
    assert len(problems) == len(RULES)
    for *_, told in RULES:
        assert [line for line in problems if line.endswith(told)], told


def test_changed_file_is_read_anew(copy: Path) -> None:
    before = data.load("arms_deliveries")["value_tiv"].sum()
    edit(copy / ARMS, lambda text: text.replace("136.0", "137.0"), 3)
    assert data.load("arms_deliveries")["value_tiv"].sum() == pytest.approx(before + 1)
