"""Kazakhstan's oil exports: totals, and splits by route.

Quantities are million tonnes a year, shares run from 0 to 1. Only whole years count.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from between_powers.data import load
from between_powers.data.faults import DataError, fault
from between_powers.measures import dependence

THROUGH = ("CPC, through Russia", "Other routes through Russia")
UNREPORTED = "Direction unknown"
AROUND = "Around Russia"

ROUTE_CLASSES = {
    "cpc": THROUGH[0],
    "atyrau_samara": THROUGH[1],
    "aktau_makhachkala": THROUGH[1],
    "orenburg_condensate": THROUGH[1],
    "aktau_all": UNREPORTED,
    "rail": UNREPORTED,
    "aktau_baku": AROUND,
    "china": AROUND,
}
"""Class of each route of a split: does its oil touch Russian soil on the way to the buyer?"""

STATUS_ORDER = {"reported": 0, "derived": 1, "estimated": 2, "announced": 3}


def choose(rows: pd.DataFrame) -> pd.DataFrame:
    """Choose one figure for each year and route of ``oil_exports`` where several are given.

    The rule: a row of the full split of its year comes before any other. Of the rest, a row
    without a rival (``conflict`` false) comes before one with a rival. Within each of these a
    reported figure comes before a derived one, and both before an estimated (expected) one. Where
    two rows stand equal and differ, the sources cannot be told apart: the year and route are left
    out, never averaged. The rows chosen are ordered by year and route.

    Examples
    --------
    >>> rivals = pd.DataFrame({"year": [2024, 2024], "route": ["cpc", "cpc"],
    ...     "value_mt": [55.4, 54.9], "in_split": [False, False], "conflict": [True, True],
    ...     "status": ["estimated", "derived"]})
    >>> choose(rivals)["value_mt"].tolist()
    [54.9]
    """
    order = _mapped(rows, "status", STATUS_ORDER, "STATUS_ORDER")
    # Groups are numbered in the order of their keys, of which false comes before true.
    rank = rows.groupby([~rows["in_split"], rows["conflict"], order]).ngroup()
    best = rows[rank == rank.groupby([rows["year"], rows["route"]]).transform("min")]
    clear = best.groupby(["year", "route"])["value_mt"].transform("nunique") == 1
    chosen = best[clear].drop_duplicates(["year", "route"])
    return chosen.sort_values(["year", "route"], ignore_index=True)


def _mapped(rows: pd.DataFrame, column: str, values: dict[str, Any], name: str) -> pd.Series:
    """Map a column; a value left without another would take its row from every sum."""
    found = rows[column].map(values)
    for row, value in rows.loc[found.isna(), column].items():
        where = ("oil_exports.csv", int(str(row)) + 2, column)
        raise DataError(fault(where, value, f"is not in oil.{name}", "add it there"))
    return found


def exports() -> pd.DataFrame:
    """Oil exports of whole years, one row for each year and route, as `choose` takes them.

    A plan is no export: rows of status ``announced`` are left out.

    Examples
    --------
    >>> exports().set_index(["year", "route"]).loc[(2024, "total"), "value_mt"].item()
    68.6
    """
    rows = load("oil_exports")
    return choose(rows[(rows["coverage"] == "full_year") & (rows["status"] != "announced")])


def totals() -> pd.Series:
    """All oil exports by year, million tonnes.

    The year 2006 is left out: two sources of equal rank differ.

    Examples
    --------
    >>> float(totals()[2025])
    78.7
    """
    rows = exports()
    return rows[rows["route"] == "total"].set_index("year")["value_mt"]


def split() -> pd.DataFrame:
    """Rows of the full splits by route, with their share of the total and class.

    Columns of ``oil_exports``, ``share`` (of `totals`) and ``class`` (of `ROUTE_CLASSES`), in
    the order of the file.

    Examples
    --------
    >>> split()["year"].unique().tolist()
    [2009, 2013, 2022, 2024, 2025]
    """
    rows = load("oil_exports")
    rows = rows[(rows["coverage"] == "full_year") & rows["in_split"]].copy()
    rows["share"] = rows["value_mt"] / rows["year"].map(totals())
    rows["class"] = _mapped(rows, "route", ROUTE_CLASSES, "ROUTE_CLASSES")
    return rows


def latest_split() -> pd.DataFrame:
    """Rows of `split` of its latest year, indexed by route.

    Examples
    --------
    >>> latest_split()["year"].unique().tolist()
    [2025]
    """
    rows = split()
    latest: pd.DataFrame = rows[rows["year"] == rows["year"].max()].set_index("route")
    return latest


def latest_flows() -> pd.Series:
    """Oil by route in the latest year with a full split, million tonnes.

    Examples
    --------
    >>> flows = latest_flows()
    >>> flows.name, float(flows["cpc"])
    (2025, 64.8)
    """
    rows = latest_split()
    return rows["value_mt"].rename(int(rows["year"].iloc[0]))


def class_shares() -> pd.DataFrame:
    """Sum the splits by class of route: ``year``, ``class``, ``value_mt`` and ``share``.

    Examples
    --------
    >>> shares = class_shares().set_index(["year", "class"])["share"]
    >>> round(float(shares[2013, "Around Russia"]), 3)
    0.164
    """
    return split().groupby(["year", "class"], as_index=False)[["value_mt", "share"]].sum()


def through_russia() -> pd.DataFrame:
    """Oil on routes that touch Russian soil, by year with a full split.

    Returns a frame indexed by year: ``value_mt`` and ``share`` of the routes known to touch
    Russian soil; ``upper``, the share if all oil of unreported direction did too; ``directed``,
    whether the split tells the ports of the tankers from Aktau apart. Only then is ``share`` a
    figure to print: before, it is a lower bound, and the two bounds lie far apart.

    The bounds: `between_powers.measures.dependence`.

    Examples
    --------
    >>> found = through_russia()
    >>> found[found["directed"]]["share"].round(3).to_dict()
    {2022: 0.968, 2024: 0.959, 2025: 0.963}
    >>> found.loc[2009, ["share", "upper"]].astype(float).round(2).tolist()
    [0.66, 0.89]
    """
    total = totals()
    rows = []
    for year, part in split().groupby("year"):
        flows = part.set_index("route")["value_mt"]
        tonnes_of = {str(route): float(value) for route, value in flows.items()}
        kind = part.set_index("route")["class"]
        through, unknown = kind.index[kind.isin(THROUGH)], kind.index[kind == UNREPORTED]
        bounds = dependence(tonnes_of, through, unknown=unknown, total=float(total[year]))
        # Summed class by class, as the bars of the split are.
        tonnes = flows[through].groupby(kind[through]).sum().sum()
        rows.append((year, tonnes, *bounds, "aktau_makhachkala" in flows.index))
    columns = ["year", "value_mt", "share", "upper", "directed"]
    return pd.DataFrame(rows, columns=columns).set_index("year")


def around_russia() -> pd.DataFrame:
    """Oil on routes known to go around Russia, by year: ``value_mt`` and ``share``.

    Examples
    --------
    >>> around_russia()["value_mt"].round(2).to_dict()
    {2009: 7.7, 2013: 11.8, 2022: 1.54, 2024: 2.7, 2025: 2.5}
    """
    rows = class_shares()
    return rows[rows["class"] == AROUND].set_index("year")[["value_mt", "share"]]
