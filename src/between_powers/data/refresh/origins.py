"""Downloaded files of the statistics' own origins, read as rows of the datasets that hold them.

Each reader takes a file in the origin's own format and yields the key of a row and its value, in
the dataset's units. Nothing here touches a network: an author downloads the file.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Key = tuple[str, ...]
Row = tuple[Key, str]

COUNTRIES = {"KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan", "TJK": "Tajikistan"}
COUNTRIES |= {"TKM": "Turkmenistan", "UZB": "Uzbekistan"}
INDICATORS = {"NY.GDP.MKTP.CD": ("gdp", 1e9), "SP.POP.TOTL": ("population", 1e6)}
PARTNERS = {"AM": "Armenia", "BY": "Belarus", "GE": "Georgia", "KZ": "Kazakhstan"}
PARTNERS |= {"KG": "Kyrgyzstan", "RU": "Russia", "TJ": "Tajikistan", "TR": "Türkiye"}
PARTNERS |= {"UZ": "Uzbekistan"}
FREQUENCIES = {"A": "eu27_annual", "M": "eu27_monthly"}
EXPORTS, EUROS = {"2", "EXP"}, {"VALUE_IN_EUROS", "VALUE_EUR"}
VOTES = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent"}
MEMBERS = {"KAZAKHSTAN": "Kazakhstan", "RUSSIAN FEDERATION": "Russia", "TÜRKİYE": "Türkiye"}
MEMBERS |= {"TURKEY": "Türkiye", "TÜRKIYE": "Türkiye", "UNITED STATES": "United States"}


@dataclass(frozen=True)
class Origin:
    """Where a dataset comes from, and how a file from there is read.

    Attributes
    ----------
    dataset : str
        Name of the dataset.
    key : tuple of str
        Columns that tell its rows apart.
    value : str
        The column that a file may change.
    digits : int or None
        Decimals that the dataset keeps; None for words.
    read : callable
        Takes the text of a file and yields keys and values.
    """

    dataset: str
    key: tuple[str, ...]
    value: str
    digits: int | None
    read: Callable[[str], Iterator[Row]]

    def rows(self, path: Path) -> dict[Key, str]:
        """Read a downloaded file.

        Raises
        ------
        ValueError
            If the file is not in the origin's format, or holds nothing that the dataset has.
        """
        try:
            found = dict(self.read(path.read_text(encoding="utf-8-sig")))
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise ValueError(
                f"{path.name}: not in the format of {self.dataset}: {error}"
            ) from error
        if not found:
            raise ValueError(f"{path.name}: holds nothing that {self.dataset} has")
        return {
            key: text if self.digits is None else written(float(text), self.digits)
            for key, text in found.items()
        }


def written(number: float, digits: int) -> str:
    """Write a number as the datasets do: rounded, without idle zeros.

    Examples
    --------
    >>> written(24.92310001, 4), written(69.0, 2)
    ('24.9231', '69')
    """
    return f"{number:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{number:.0f}"


def world_bank(text: str) -> Iterator[Row]:
    """Read an answer of the World Bank's API (version 2, ``format=json``)."""
    about, rows = json.loads(text)
    if int(about["pages"]) > 1:
        raise KeyError("only the first page; ask with per_page=20000")
    for row in rows:
        measure, unit = INDICATORS.get(row["indicator"]["id"], ("", 1.0))
        country = COUNTRIES.get(row["countryiso3code"], "")
        if measure and country and row["value"] is not None:
            yield (row["date"], country, measure), str(row["value"] / unit)


def energy_information(text: str) -> Iterator[Row]:
    """Read Brent's prices from the EIA's API (version 2), or as DataHub repackages them."""
    if text.lstrip().startswith("{"):
        rows = [one for one in json.loads(text)["response"]["data"] if one["series"] == "RBRTE"]
        pairs = [(one["period"], one["value"]) for one in rows]
    else:
        pairs = [(one["Date"], one["Price"]) for one in csv.DictReader(io.StringIO(text))]
        years = {date[:4] for date, _ in pairs}
        pairs = [(date[: 4 if len(years) == len(pairs) else 7], price) for date, price in pairs]
    for period, price in pairs:
        if len(period) not in (len("2026"), len("2026-07")):
            raise KeyError(f"{period!r} is neither a year nor a month")
        if price not in (None, ""):
            yield ("annual" if len(period) == len("2026") else "monthly", period), str(price)


def eurostat(text: str) -> Iterator[Row]:
    """Read exports by partner from Eurostat's SDMX-CSV, as Comext gives them."""
    for row in csv.DictReader(io.StringIO(text)):
        chosen = row["reporter"] == "EU27_2020" and row["product"] == "TOTAL"
        partner = PARTNERS.get(row["partner"], "")
        right = row["flow"] in EXPORTS and row["indicators"] in EUROS
        if chosen and right and partner and row["OBS_VALUE"]:
            key = (FREQUENCIES[row["freq"]], row["TIME_PERIOD"], partner)
            yield key, str(float(row["OBS_VALUE"]) / 1e6)


def roll_calls(text: str) -> Iterator[Row]:
    """Read votes from the file of the UN Digital Library (General Assembly)."""
    for row in csv.DictReader(io.StringIO(text)):
        name = row["ms_name"].strip()
        country = MEMBERS.get(name, name.title())
        yield (row["resolution"].strip(), country), VOTES[row["ms_vote"]]


def _origin(name: str, key: str, value: str, digits: int | None, read: Any) -> Origin:
    return Origin(name, tuple(key.split()), value, digits, read)


ORIGINS: dict[str, Origin] = {
    one.dataset: one
    for one in (
        _origin("gdp_population", "year country measure", "value", 4, world_bank),
        _origin("brent", "frequency period", "value_usd", 2, energy_information),
        _origin("eu_exports", "series period partner", "value_meur", 3, eurostat),
        _origin("ukraine_votes", "symbol country", "vote", None, roll_calls),
    )
}
"""The datasets that a downloaded file can renew, by name."""
