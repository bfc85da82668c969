"""The Caspian pipeline (CPC): its share of Kazakhstan's oil exports, and what it gained from whom.

Shares run from 0 to 1. Only whole years count.
"""

from __future__ import annotations

import pandas as pd

from between_powers.readings.oil import AROUND, THROUGH, UNREPORTED, class_shares, exports


def gain(first: int, last: int) -> pd.Series:
    """Tell what the CPC gained of all exports between two full splits, and from which routes.

    Points of share, from 0 to 1: ``gain`` of the CPC, and what the other two classes lost at
    least: all oil of unreported direction is set against the loss. What the bounds leave
    over came from oil whose direction is not reported.

    Examples
    --------
    >>> gain(2013, 2022).round(3).to_dict()
    {'gain': 0.414, 'around': 0.134, 'russian': 0.064}
    """
    shares = class_shares().pivot(index="class", columns="year", values="share").fillna(0)
    before, after = shares[first], shares[last]
    kept = after[UNREPORTED]
    return pd.Series(
        {
            "gain": after[THROUGH[0]] - before[THROUGH[0]],
            "around": before[AROUND] - after[AROUND] - kept,
            "russian": before[THROUGH[1]] - after[THROUGH[1]] - kept,
        }
    )


def shares_by_year() -> pd.DataFrame:
    """Kazakh oil through the CPC over all oil exports, in every year with both figures.

    Both figures are chosen by the rule of `between_powers.readings.oil.choose`.

    By year: the columns of ``oil_exports`` for the CPC's row, ``share``, and ``kind``:
    "Reported", or "Expected or rounded" if the total or the volume was expected (status
    ``estimated``) or rounded (bound other than ``exact``).

    Examples
    --------
    >>> shares_by_year().set_index("year")["share"].round(3).loc[2021:].to_dict()
    {2021: 0.786, 2022: 0.812, 2023: 0.795, 2024: 0.8, 2025: 0.823}
    """
    rows = exports()
    rows["rough"] = (rows["status"] == "estimated") | (rows["bound"] != "exact")
    total = rows[rows["route"] == "total"].set_index("year")
    cpc = rows[(rows["route"] == "cpc") & rows["year"].isin(total.index)].reset_index(drop=True)
    cpc["share"] = cpc["value_mt"] / cpc["year"].map(total["value_mt"])
    rough = cpc.pop("rough") | cpc["year"].map(total["rough"])
    cpc["kind"] = rough.map({True: "Expected or rounded", False: "Reported"})
    return cpc


def share() -> pd.Series:
    """Shares of `shares_by_year` by year.

    Examples
    --------
    >>> round(float(share()[2025]), 3)
    0.823
    """
    return shares_by_year().set_index("year")["share"]
