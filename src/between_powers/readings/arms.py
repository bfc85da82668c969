"""Deliveries of major arms to Kazakhstan by supplier, in windows of years.

The unit is SIPRI's trend-indicator value (TIV) in millions; shares run from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from between_powers.data import load
from between_powers.measures import window_shares
from between_powers.words import years

WINDOWS = ((2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2019, 2023))
"""The windows that are printed. The last two share 2019, since the register read ends in 2023."""

LATEST = WINDOWS[-1]

REGISTER = "2024"
"""The edition of the register that was read: published in 2024, with deliveries to 2023."""


def windows(spans: Sequence[tuple[int, int]] = WINDOWS) -> pd.DataFrame:
    """Share of each supplier in windows of years, both ends included.

    Returns the columns ``first``, ``last``, ``supplier``, ``value_tiv``, ``share`` and ``window``
    (such as "2019–2023"). A supplier without a delivery in a window has no row there.

    Examples
    --------
    >>> windows([(2019, 2023)]).set_index("supplier")["share"].round(2)["Russia"].item()
    0.94
    """
    table = window_shares(load("arms_deliveries"), "supplier", "value_tiv", list(spans))
    pairs = zip(table["first"], table["last"], strict=True)
    return table.assign(window=[years(first, last) for first, last in pairs])


def russian(spans: Sequence[tuple[int, int]] = WINDOWS) -> pd.DataFrame:
    """Take the rows of `windows` that are Russia's, numbered from 0.

    Examples
    --------
    >>> russian()["share"].round(2).tolist()
    [0.93, 0.69, 0.59, 0.91, 0.94]
    """
    table = windows(spans)
    return table[table["supplier"] == "Russia"].reset_index(drop=True)


def other_sellers(first: int, last: int) -> pd.Series:
    """Take the volume that each supplier but Russia delivered in the years from `first` to `last`.

    Returns million TIV by supplier, the largest first. A supplier without a delivery has no row.

    Examples
    --------
    >>> other_sellers(2010, 2014).round().head(2).to_dict()
    {'Ukraine': 78.0, 'Spain': 50.0}
    """
    volume = windows([(first, last)]).set_index("supplier")["value_tiv"]
    return volume.drop("Russia").sort_values(ascending=False)


def volumes() -> pd.DataFrame:
    """Volume of deliveries from Russia and from all others, in the windows of the register.

    Returns the columns ``window``, ``first``, ``last``, ``supplier`` ("Russia" or "Others") and
    ``value_tiv``. Later editions publish a share and no volume, so their windows have no row.

    Examples
    --------
    >>> volumes().pivot(index="window", columns="supplier", values="value_tiv").sum(
    ...     axis="columns").round().tail(2).tolist()
    [1423.0, 899.0]
    """
    table = windows()
    table["supplier"] = table["supplier"].where(table["supplier"] == "Russia", "Others")
    keys = ["window", "first", "last", "supplier"]
    summed = table.groupby(keys, sort=False)[["value_tiv"]].sum().reset_index()
    return summed.sort_values(["first", "supplier"], ascending=[True, False], ignore_index=True)


def by_edition() -> pd.DataFrame:
    """Russia's share of the volume of arms imports in windows of five years, with its edition.

    SIPRI revises earlier years with every edition: shares of two editions are not one series.
    Windows of the register that was read are computed from it; later ones are as published.

    Returns the columns ``window``, ``first``, ``last``, ``edition`` (year of publication),
    ``share``, ``status`` and ``source_id``, by the last year.

    Examples
    --------
    >>> by_edition()[["window", "edition"]].tail(2).agg(", ".join, axis=1).tolist()
    ['2019–2023, 2024', '2020–2024, 2025']
    """
    register = russian().assign(edition=REGISTER, status="derived", source_id="SIPRIAT")
    rows = load("arms_shares").query("entity == 'Russia' and basis == 'published'")
    pairs = zip(rows["first"], rows["last"], strict=True)
    published = rows.assign(
        share=rows["value_percent"] / 100, window=[years(first, last) for first, last in pairs]
    )
    columns = ["window", "first", "last", "edition", "share", "status", "source_id"]
    return pd.concat([register[columns], published[columns]]).sort_values("last", ignore_index=True)


def newest() -> pd.Series:
    """Take the row of `by_edition` with the newest window.

    Examples
    --------
    >>> newest()["share"].item()
    0.88
    """
    return by_edition().iloc[-1]
