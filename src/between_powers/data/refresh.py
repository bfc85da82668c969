"""EXPERIMENTAL: what a file downloaded from the origin of a series would change in its dataset.

Readers of the files are in `between_powers.data.downloads`; none has met a real download yet, so
check what ``make refresh`` shows. A file that does not look as documented is refused.

A changed value keeps the source, status and note of its row, and a new row takes those of the last
row of its series: both are an author's to correct. Rows that the file lacks stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from between_powers.data.descriptor import describe, folder
from between_powers.data.downloads import (
    Key,
    Rows,
    energy_information,
    eurostat,
    roll_calls,
    world_bank,
)
from between_powers.words import rounded


@dataclass(frozen=True)
class Origin:
    """Where a dataset comes from: its key, its value and decimals, and the reader of a file.

    `time` is the column of the key that grows with new rows; empty where none are added, since the
    dataset is a choice from the origin. `decimals` is None for words.
    """

    dataset: str
    key: tuple[str, ...]
    time: str
    value: str
    decimals: int | None
    read: Callable[[str], Rows]

    def values(self, path: Path) -> dict[Key, str]:
        """Read a downloaded file: its values by key, as the dataset writes them.

        Raises
        ------
        ValueError
            If the file is not in the origin's format, or holds nothing that the dataset has.
        """
        try:
            values = dict(self.read(path.read_text(encoding="utf-8-sig")))
        except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
            problem = f"not in the format of {self.dataset}: {error}"
            raise ValueError(f"{path.name}: {problem}") from error
        if not values:
            raise ValueError(f"{path.name}: holds nothing that {self.dataset} has")
        return {key: self.written(value) for key, value in values.items()}

    def written(self, value: str) -> str:
        """Write a value as the dataset does: rounded, without idle zeros."""
        if self.decimals is None:
            return value
        return f"{rounded(float(value), self.decimals).normalize():f}"

    def agrees(self, before: str, after: str) -> bool:
        """Whether two values say the same, to the decimals that the row keeps."""
        if self.decimals is None:
            return before == after
        decimals = len(before.partition(".")[2])
        return bool(rounded(float(before), decimals) == rounded(float(after), decimals))


ORIGINS = {
    origin.dataset: origin
    for origin in (
        Origin("gdp_population", ("year", "country", "measure"), "year", "value", 4, world_bank),
        Origin("brent", ("frequency", "period"), "period", "value_usd", 2, energy_information),
        Origin("eu_exports", ("series", "period", "partner"), "period", "value_meur", 3, eurostat),
        Origin("ukraine_votes", ("symbol", "country"), "", "vote", None, roll_calls),
    )
}
"""The datasets that a downloaded file can renew, by name."""


def renewal(origin: Origin, path: Path) -> tuple[list[str], pd.DataFrame]:
    """Compare a downloaded file with its dataset.

    Return the changes as "key: before -> after", in the order of the dataset, new rows last, and
    the dataset as text with the changes in it.
    """
    table = pd.read_csv(file_of(origin), dtype=str, keep_default_na=False)
    values, changes = origin.values(path), []
    keys = list(table[list(origin.key)].itertuples(index=False, name=None))
    for row, key in enumerate(keys):
        before = str(table.at[row, origin.value])
        if key in values and not origin.agrees(before, values[key]):
            changes.append(f"{' '.join(key)}: {before} -> {values[key]}")
            table.at[row, origin.value] = values[key]
    for key in _newer(origin, table, values.keys() - set(keys)):
        changes.append(f"{' '.join(key)}: new -> {values[key]}")
        table.loc[len(table)] = _new_row(origin, table, key) | {origin.value: values[key]}
    return changes, table


def file_of(origin: Origin) -> Path:
    """Return the file of the dataset."""
    return folder() / str(describe(origin.dataset)["path"])


def _newer(origin: Origin, table: pd.DataFrame, keys: set[Key]) -> list[Key]:
    """Keys that are later than the dataset's end; an older one was left out on purpose."""
    if not origin.time:
        return []
    place, last = origin.key.index(origin.time), str(table[origin.time].max())
    return sorted(key for key in keys if key[place] > last[: len(key[place])])


def _new_row(origin: Origin, table: pd.DataFrame, key: Key) -> dict[str, str]:
    """Return a row with a key, in all else as the last row of the same series."""
    cells = dict(zip(origin.key, key, strict=True))
    same = pd.Series(True, index=table.index)
    for column in origin.key:
        if column != origin.time:
            same &= table[column] == cells[column]
    series = table[same] if same.any() else table
    row = {str(column): str(cell) for column, cell in series.iloc[-1].items()} | cells
    return row | {column: "" for column in ("also_source_id", "note") if column in row}
