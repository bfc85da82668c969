"""Corrupted files are refused: every dataset, every kind of corruption, file, row and column named.

Each corruption is made on a short copy of a dataset, alone, and `data.load` must refuse it in one
line that names the place.
"""

import csv
import io
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from between_powers import data

ROOT = Path(__file__).resolve().parents[2]
CLOCK = iter(range(10**18, 10**19, 10**9))
Broken = tuple[bytes, int, str]


@dataclass
class Table:
    """A short copy of a dataset, to break."""

    resource: dict[str, Any]
    header: list[str]
    rows: list[list[str]]
    chance: random.Random

    def fields(self, *kinds: str) -> list[dict[str, Any]]:
        schema = self.resource["schema"]["fields"]
        return [field for field in schema if field["type"] in kinds]

    def with_cell(self, column: str, text: str, row: int | None = None) -> Broken:
        """Put a text into a cell; its row in the file and its column are what must be named."""
        at = self.chance.randrange(len(self.rows)) if row is None else row
        rows = [list(cells) for cells in self.rows]
        rows[at][self.header.index(column)] = text
        return written([self.header, *rows]), at + 2, column

    def limits(self, field: dict[str, Any]) -> dict[str, Any]:
        return field.get("constraints", {})


def written(lines: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()


def wrong_type(table: Table) -> Iterator[Broken]:
    for field in table.fields("integer", "number", "boolean", "date")[:2]:
        yield table.with_cell(field["name"], table.chance.choice(["x", "1,5", "None", "--"]))


def out_of_range(table: Table) -> Iterator[Broken]:
    for field in table.fields("integer", "number")[:2]:
        limits = table.limits(field)
        if "minimum" in limits:
            yield table.with_cell(field["name"], str(limits["minimum"] - 1))
        if "maximum" in limits:
            yield table.with_cell(field["name"], str(limits["maximum"] + 1))


def odd_numeral(table: Table) -> Iterator[Broken]:
    for field in table.fields("number")[:1]:
        yield table.with_cell(field["name"], table.chance.choice(["1_0", "1e1", "+1", "１"]))


def wrong_unit(table: Table) -> Iterator[Broken]:
    if "unit" in table.header:
        yield table.with_cell("unit", "furlongs")


def wrong_code(table: Table) -> Iterator[Broken]:
    coded = [field for field in table.fields("string") if "enum" in table.limits(field)]
    for field in table.chance.sample(coded, min(1, len(coded))):
        yield table.with_cell(field["name"], "nonsense")


def bad_date(table: Table) -> Iterator[Broken]:
    for field in table.fields("date", "string"):
        timed = field["name"] in ("date", "start", "end", "period", "month", "stated", "published")
        if timed and (field["type"] == "date" or "pattern" in table.limits(field)):
            yield table.with_cell(field["name"], table.chance.choice(["2022-13-45", "1.2.2022"]))


def missing(table: Table) -> Iterator[Broken]:
    needed = [
        one for one in table.resource["schema"]["fields"] if table.limits(one).get("required")
    ]
    yield table.with_cell(table.chance.choice(needed)["name"], "")


def blanks(table: Table) -> Iterator[Broken]:
    free = [one for one in table.fields("string") if not table.limits(one).keys() - {"required"}]
    for field in free[:1]:
        yield table.with_cell(field["name"], " text ")


def unknown_source(table: Table) -> Iterator[Broken]:
    for key in table.resource["schema"].get("foreignKeys", []):
        if len(key["fields"]) == 1:
            yield table.with_cell(key["fields"][0], "NOPE")


def duplicate_key(table: Table) -> Iterator[Broken]:
    key = table.resource["schema"]["primaryKey"]
    rows = [list(cells) for cells in table.rows]
    for column in key:
        rows[-1][table.header.index(column)] = rows[0][table.header.index(column)]
    yield written([table.header, *rows]), len(rows) + 1, "+".join(key)


def duplicate_row(table: Table) -> Iterator[Broken]:
    key = "+".join(table.resource["schema"]["primaryKey"])
    again = table.chance.choice(table.rows)
    yield written([table.header, *table.rows, again]), len(table.rows) + 2, key


def cut_short(table: Table) -> Iterator[Broken]:
    rows = [*table.rows[:-1], table.rows[-1][:-1]]
    yield written([table.header, *rows]), len(rows) + 1, table.header[-1]


def cut_file(table: Table) -> Iterator[Broken]:
    raw = written([table.header, *table.rows])
    yield raw[:-1], len(table.rows) + 1, "1"


def extra_cell(table: Table) -> Iterator[Broken]:
    rows = [*table.rows[:-1], [*table.rows[-1], "more"]]
    yield written([table.header, *rows]), len(rows) + 1, str(len(table.header) + 1)


def blank_row(table: Table) -> Iterator[Broken]:
    raw = written([table.header, table.rows[0]]) + b"\n" + written(table.rows[1:])
    yield raw, 3, "1"


def extra_column(table: Table) -> Iterator[Broken]:
    rows = [[*cells, ""] for cells in table.rows]
    yield written([[*table.header, "more"], *rows]), 1, "more"


def missing_column(table: Table) -> Iterator[Broken]:
    yield written([cells[:-1] for cells in (table.header, *table.rows)]), 1, table.header[-1]


def renamed_column(table: Table) -> Iterator[Broken]:
    yield written([["other", *table.header[1:]], *table.rows]), 1, table.header[0]


def empty(table: Table) -> Iterator[Broken]:
    yield b"", 1, table.header[0]
    yield written([table.header]), 1, table.header[0]


def encoding(table: Table) -> Iterator[Broken]:
    raw, row, column = table.with_cell(table.header[-1], "§", row=0)
    at = str(table.header.index(column) + 1 + sum(cell.count(",") for cell in table.rows[0][:-1]))
    yield raw.replace("§".encode(), b"\xa7"), row, at
    yield raw.decode().encode("utf-16"), 1, "1"


def mark(table: Table) -> Iterator[Broken]:
    yield b"\xef\xbb\xbf" + written([table.header, *table.rows]), 1, "1"


def line_ends(table: Table) -> Iterator[Broken]:
    raw = written([table.header, *table.rows])
    yield raw.replace(b"\n", b"\r\n"), 1, str(len(table.header))
    yield raw.replace(b"\n", b"\r"), 1, str(len(table.header))


def delimiter(table: Table) -> Iterator[Broken]:
    for other in ";\t|":
        text = io.StringIO()
        csv.writer(text, delimiter=other, lineterminator="\n").writerows(
            [table.header, *table.rows]
        )
        yield text.getvalue().encode(), 1, "1"


KINDS: tuple[Callable[[Table], Iterator[Broken]], ...] = (
    *(wrong_type, out_of_range, odd_numeral, wrong_unit, wrong_code, bad_date, missing, blanks),
    *(unknown_source, duplicate_key, duplicate_row, cut_short, cut_file, extra_cell, blank_row),
    *(extra_column, missing_column, renamed_column, empty, encoding, mark, line_ends, delimiter),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one copy of the data for all: every test puts its file back."""
    return Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("mutations") / "data"))


def put(path: Path, raw: bytes) -> None:
    """Write with a time of its own: two writes can fall into one tick of the disk's clock."""
    path.write_bytes(raw)
    at = next(CLOCK)
    os.utime(path, ns=(at, at))


def short(name: str, text: str) -> Table:
    resource = data.describe(name)
    header, *rows = list(csv.reader(io.StringIO(text)))
    return Table(resource, header, rows[:5], random.Random(name))  # noqa: S311 - not for secrets


SAMPLE = set(data.names()[::8])
DATASETS = [
    pytest.param(name, marks=() if name in SAMPLE else pytest.mark.slow) for name in data.names()
]


@pytest.mark.parametrize("name", DATASETS)
def test_every_corruption_is_refused(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BETWEEN_POWERS_DATA", str(folder))
    path = folder / data.describe(name)["path"]
    whole = path.read_bytes()
    table = short(name, whole.decode())
    put(path, written([table.header, *table.rows]))
    assert len(data.load(name)) == len(table.rows)
    try:
        for kind in KINDS:
            for raw, row, column in kind(table):
                put(path, raw)
                with pytest.raises(data.DataError) as caught:
                    data.load(name)
                message = str(caught.value)
                assert message.startswith(f"data/{path.name}, row {row}, column {column}: "), (
                    f"{kind.__name__}: row {row}, column {column}: {message}"
                )
                assert "\n" not in message
    finally:
        put(path, whole)


def test_every_kind_of_corruption_is_made() -> None:
    made: Counter[str] = Counter()
    for name in data.names():
        table = short(name, (ROOT / "data" / data.describe(name)["path"]).read_text("utf-8"))
        for kind in KINDS:
            made[kind.__name__] += len(list(kind(table)))
    assert made.keys() == {kind.__name__ for kind in KINDS}
    assert min(made.values()) > 0
    assert (len(made), made.total() > 2500) == (23, True), "docs/trust.md says so"
