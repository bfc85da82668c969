"""What Kazakhstan and Russia each get through or from the other, in pairs of one unit.

Each pair sets two flows side by side that are counted in one unit; pairs have no common scale.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from between_powers.data import load
from between_powers.readings import oil, trade, trade_checks, transit
from between_powers.words import count, number

KAZAKHSTAN, RUSSIA = "Kazakhstan needs of Russia", "Russia needs of Kazakhstan"

OIL, TRADE, RAIL = PAIRS = (
    "Oil carried across the other's land",
    "Share of the other in its trade",
    "Own exports by rail",
)
"""The pairs, in the order in which they are drawn."""

UNITS = {
    OIL: "million tonnes",
    TRADE: "share of trade in goods",
    RAIL: "million tonnes",
}


def pairs() -> pd.DataFrame:
    """Return two flows for each pair: one that Kazakhstan needs, one that Russia needs.

    Returns
    -------
    pandas.DataFrame
        Columns ``pair`` (of `PAIRS`), ``needs`` (`KAZAKHSTAN` or `RUSSIA`), ``what``, ``period``,
        ``when`` (the period in words), ``value``, ``unit`` (of `UNITS`) and the sources.

    Examples
    --------
    >>> table = pairs().pivot(index="pair", columns="needs", values="value")
    >>> table.loc[OIL].tolist(), table.loc[TRADE].round(3).tolist()
    ([75.8, 10.0], [0.194, 0.037])
    """
    table = pd.DataFrame([*_oil(), *_trade(), *_rail()])
    return table.assign(unit=table["pair"].map(UNITS), when=table["period"].map(_when))


def ratios() -> dict[str, str]:
    """Return for each pair how many times the smaller flow the larger one is, Kazakhstan's first.

    A pair whose flows are of different periods has no ratio and is left out.

    Examples
    --------
    >>> ratios()[OIL], ratios()[TRADE], RAIL in ratios()
    ('7.6 to 1', '5.2 to 1', False)
    """
    table = pairs()
    table = table[table.groupby("pair")["period"].transform("nunique") == 1]
    table = table.pivot(index="pair", columns="needs", values="value")
    of_kazakhstan = table[KAZAKHSTAN] / table[RUSSIA]
    return {
        str(pair): f"{number(ratio, 1)} to 1" if ratio >= 1 else f"1 to {number(1 / ratio, 1)}"
        for pair, ratio in of_kazakhstan.to_dict().items()
    }


def _when(period: str) -> str:
    """Write a year, or the months of a year, as prose does.

    Examples
    --------
    >>> _when("2024"), _when("2025-01/2025-10")
    ('2024', 'ten months of 2025')
    """
    first, _, last = period.partition("/")
    if not last:
        return first
    whole = pd.period_range(first, last, freq="M")
    return f"{count(len(whole))} months of {whole[-1].year}"


def _flow(pair: str, needs: str, what: str, row: pd.Series, **own: Any) -> dict[str, Any]:
    """Return a row of `pairs` from a row of a dataset, with values of its own in its place."""
    kept = {name: row.get(name) for name in ("period", "value", "source_id", "also_source_id")}
    return {"pair": pair, "needs": needs, "what": what} | kept | own


def _oil() -> list[dict[str, Any]]:
    """Oil that touches Russian soil, and Russian oil to China, for the year of the latest split."""
    through = oil.through_russia()["value_mt"]
    year = int(through.index.max())
    split = oil.split()
    sources = split.loc[split["year"] == year, "source_id"].drop_duplicates().tolist()
    own = {"period": str(year), "value": through[year]}
    own |= {"source_id": sources[0], "also_source_id": sources[-1]}
    crossing = _crossing("russian_oil_to_china", str(year))
    china = transit.russian_oil_to_china(year)
    return [
        _flow(OIL, KAZAKHSTAN, "Kazakh through Russia", pd.Series(dtype=object), **own),
        _flow(OIL, RUSSIA, "Russian through Kazakhstan", crossing, value=china),
    ]


def _trade() -> list[dict[str, Any]]:
    """Shares of turnover in the one year in which both are known."""
    row = load("trade_checks").query("measure == 'share_of_russia'").iloc[0]
    year = int(row["period"])
    books = trade.share_rows().query("year == @year and partner == 'Russia'").iloc[0]
    share = trade.shares("turnover").loc[year, "Russia"]
    return [
        _flow(TRADE, KAZAKHSTAN, "Of Kazakhstan's trade", books, period=str(year), value=share),
        _flow(
            TRADE,
            RUSSIA,
            "Of Russia's trade",
            row,
            value=trade_checks.share_of_russian_trade(),
        ),
    ]


def _rail() -> list[dict[str, Any]]:
    """Return exports by rail to and over the neighbour; the periods differ."""
    return [
        _flow(RAIL, KAZAKHSTAN, "Kazakh to Russia", _crossing("kazakh_rail_exports_to_russia")),
        _flow(
            RAIL,
            RUSSIA,
            "Russian over the border",
            _crossing("russian_rail_exports_over_kazakh_border"),
        ),
    ]


def _crossing(measure: str, period: str = "") -> pd.Series:
    """Return the latest row of a measure of ``russian_transit``, or that of a period."""
    rows = load("russian_transit")
    rows = rows[rows["measure"] == measure]
    rows = rows[rows["period"] == period] if period else rows
    return rows.rename(columns={"value_mt": "value"}).iloc[-1]
