"""What a downloaded file would change in a dataset: rows that differ, and rows that are new.

A row's source, status and notes are an author's matter: a changed value keeps them, and a new
row takes those of the last row that it resembles. Rows that the file lacks stay.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from between_powers.data.descriptor import describe, folder
from between_powers.data.refresh.origins import Origin

SPARSE = ("ukraine_votes",)
"""Datasets that are a choice from the origin: a file renews their rows, and adds none."""


@dataclass(frozen=True)
class Change:
    """One value that would change; `before` is empty for a new row."""

    key: tuple[str, ...]
    before: str
    after: str

    def __str__(self) -> str:
        return f"{' '.join(self.key)}: {self.before or 'new'} -> {self.after}"


@dataclass(frozen=True)
class Renewal:
    """A dataset with its changes, and the text of the file with them in it."""

    dataset: str
    changes: list[Change]
    text: str

    @property
    def path(self) -> Path:
        """The dataset's file."""
        return folder() / str(describe(self.dataset)["path"])


def renewal(origin: Origin, path: Path) -> Renewal:
    """Compare a downloaded file with its dataset.

    Parameters
    ----------
    origin : Origin
        Tells dataset and format.
    path : pathlib.Path
        The downloaded file.

    Returns
    -------
    Renewal
        The changes in the order of the dataset, new rows last.
    """
    file = folder() / describe(origin.dataset)["path"]
    reader = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    rows, found = list(reader), origin.rows(path)
    changes, known = [], set()
    for row in rows:
        key = tuple(row[column] for column in origin.key)
        known.add(key)
        after = found.get(key, row[origin.value])
        if not _same(row[origin.value], after, origin):
            changes.append(Change(key, row[origin.value], after))
            row[origin.value] = after
    last = max((key[_time(origin)] for key in known), default="")
    for key in () if origin.dataset in SPARSE else sorted(found.keys() - known):
        # What is older than the dataset's end was left out on purpose.
        if key[_time(origin)] > last[: len(key[_time(origin)])]:
            changes.append(Change(key, "", found[key]))
            rows.append(_like(rows, origin, key) | {origin.value: found[key]})
    return Renewal(origin.dataset, changes, _text(list(reader.fieldnames or ()), rows))


def _time(origin: Origin) -> int:
    named = [name for name in origin.key if name in ("year", "period", "symbol")]
    return origin.key.index(named[0])


def _same(before: str, after: str, origin: Origin) -> bool:
    """Tell whether two values say the same, to the decimals that the dataset keeps."""
    if origin.digits is None:
        return before == after
    places = len(before.partition(".")[2])
    return round(float(after), places) == round(float(before), places)


def _like(rows: list[dict[str, str]], origin: Origin, key: tuple[str, ...]) -> dict[str, str]:
    """Return a row with a key, in all else as the last row of the same series."""
    at = _time(origin)
    series = [name for place, name in enumerate(origin.key) if place != at]
    wanted = [part for place, part in enumerate(key) if place != at]
    alike = [row for row in rows if [row[name] for name in series] == wanted] or rows
    row = dict(alike[-1]) | dict(zip(origin.key, key, strict=True))
    return row | {name: "" for name in ("also_source_id", "note") if name in row}


def _text(columns: list[str], rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
