"""Files as their origins offer them for download, read as values by the key of a dataset.

The readers follow the documented formats; none has met a real download yet. What does not look as
documented raises, most often a `KeyError`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pandas as pd

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
