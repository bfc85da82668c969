"""EXPERIMENTAL: what a file downloaded from the origin of a series would change in its dataset.

The readers follow the documented formats; none has met a real download yet, so check what
``make refresh`` shows. A file that does not look as documented is refused.

A changed value keeps the source, status and note of its row, and a new row takes those of the last
row of its series: both are an author's to correct. Rows that the file lacks stay.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from between_powers.data.descriptor import describe, folder
from between_powers.words import rounded

Key = tuple[str, ...]
Rows = Iterator[tuple[Key, str]]

COUNTRIES = {
    "KAZ": "Kazakhstan",
    "KGZ": "Kyrgyzstan",
    "TJK": "Tajikistan",
    "TKM": "Turkmenistan",
    "UZB": "Uzbekistan",
}
INDICATORS = {"NY.GDP.MKTP.CD": ("gdp", 1e9), "SP.POP.TOTL": ("population", 1e6)}
PARTNERS = {
    "AM": "Armenia",
    "BY": "Belarus",
    "GE": "Georgia",
    "KG": "Kyrgyzstan",
    "KZ": "Kazakhstan",
    "RU": "Russia",
    "TJ": "Tajikistan",
    "TR": "Türkiye",
    "UZ": "Uzbekistan",
}
FREQUENCIES = {"A": "eu27_annual", "M": "eu27_monthly"}
VOTES = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent"}
MEMBERS = {
    "RUSSIAN FEDERATION": "Russia",
    "TURKEY": "Türkiye",
    "TÜRKIYE": "Türkiye",
    "UNITED STATES": "United States",
}


def world_bank(text: str) -> Rows:
    """Read an answer of the World Bank's API (version 2, ``format=json``)."""
    about, rows = json.loads(text)
    if int(about["pages"]) > 1:
        raise ValueError("only the first page; ask with per_page=20000")
    for row in rows:
        measure, unit = INDICATORS.get(row["indicator"]["id"], ("", 1.0))
        country = COUNTRIES.get(row["countryiso3code"], "")
        if measure and country and row["value"] is not None:
            yield (row["date"], country, measure), str(row["value"] / unit)


def energy_information(text: str) -> Rows:
    """Read Brent's prices from the EIA's API (version 2), or as DataHub repackages them."""
    if text.lstrip().startswith("{"):
        rows = [row for row in json.loads(text)["response"]["data"] if row["series"] == "RBRTE"]
        periods = [row["period"] for row in rows]
        prices = [row["value"] for row in rows]
    else:
        table = _table(text)
        periods, prices = _periods(list(table["Date"])), list(table["Price"])
    for period, price in zip(periods, prices, strict=True):
        frequency = {4: "annual", 7: "monthly"}.get(len(period))
        if frequency is None:
            raise ValueError(f"{period!r} is neither a year nor a month")
        if price not in (None, ""):
            yield (frequency, period), str(price)


def _periods(days: list[str]) -> list[str]:
    """Years, where every day is of another year and all of one month; else months.

    One day alone could stand for either, so it is refused.
    """
    years, months = {day[:4] for day in days}, {day[5:7] for day in days}
    if len(days) == 1:
        raise ValueError(f"{days[0]!r} alone is neither a year nor a month; download more rows")
    if len(years) == len(days) and len(months) == 1:
        return [day[:4] for day in days]
    if len({day[:7] for day in days}) < len(days):
        raise ValueError(f"{days[0]!r} is neither a year nor a month")
    return [day[:7] for day in days]


def eurostat(text: str) -> Rows:
    """Read exports by partner from Eurostat's SDMX-CSV, as Comext gives them."""
    table = _table(text)
    chosen = table[
        (table["reporter"] == "EU27_2020")
        & (table["product"] == "TOTAL")
        & table["flow"].isin(["2", "EXP"])
        & table["indicators"].isin(["VALUE_IN_EUROS", "VALUE_EUR"])
        & table["partner"].isin(PARTNERS)
        & (table["OBS_VALUE"] != "")
    ]
    columns = ["freq", "TIME_PERIOD", "partner", "OBS_VALUE"]
    for frequency, period, partner, euros in chosen[columns].itertuples(index=False):
        yield (FREQUENCIES[frequency], period, PARTNERS[partner]), str(float(euros) / 1e6)


def roll_calls(text: str) -> Rows:
    """Read votes from the file of the UN Digital Library (General Assembly)."""
    for row in _table(text).itertuples():
        name = str(row.ms_name).strip()
        country = MEMBERS.get(name, name.title())
        yield (str(row.resolution).strip(), country), VOTES[str(row.ms_vote)]


def _table(text: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


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
