"""Shares of a total and of windows of years, turnover, and trade that moved elsewhere."""

from __future__ import annotations

import pandas as pd


def shares_of_total(
    frame: pd.DataFrame, by: list[str], value: str, item: str, total: str
) -> pd.DataFrame:
    """Divide the rows of a long table by the row that holds their total.

    `by` has the columns that a total is given for, such as year and flow; `item` tells the parts
    apart, and is `total` in the rows of the totals.

    Returns the rows of the parts with a new column ``share``, between 0 and 1. A part without a
    total is left out.

    Raises
    ------
    ValueError
        If a total is given twice, or a part is missing, negative or more than its total.

    Notes
    -----
    Share = part / total; the definition of a partner share in UN Statistics Division,
    International Merchandise Trade Statistics: Compilers Manual (2013).

    Examples
    --------
    >>> flows = pd.DataFrame({"year": [2025, 2025], "to": ["World", "Italy"], "usd": [80.0, 20.0]})
    >>> shares_of_total(flows, ["year"], "usd", "to", "World")["share"].tolist()
    [0.25]
    """
    totals = frame[frame[item] == total].set_index(by)[value]
    if totals.index.has_duplicates:
        twice = totals.index[totals.index.duplicated()][0]
        raise ValueError(f"the total of {twice} is given twice")
    parts = frame[frame[item] != total].join(totals.rename("_total"), on=by, how="inner")
    parts = parts.assign(share=parts[value] / parts["_total"]).drop(columns="_total")
    impossible = parts[~parts["share"].between(0, 1)]
    if len(impossible):
        row = impossible.iloc[0]
        group = ", ".join(str(row[name]) for name in by)
        problem = f"must lie between 0 and 1, not {row['share']:g}"
        raise ValueError(f"the share of {row[item]} in the total of {group} {problem}")
    return parts


def turnover(trade: pd.DataFrame) -> pd.DataFrame:
    """Add exports and imports to turnover by year and partner.

    `trade` has ``year``, ``flow`` ("exports" or "imports"), ``partner`` and ``value_musd``.

    Returns the columns ``year``, ``partner``, ``value_musd`` (million USD). A partner and year
    with one flow only is left out, since half a turnover is none.

    Raises
    ------
    ValueError
        If a flow is given twice.

    Examples
    --------
    >>> trade = pd.DataFrame({"year": [2025] * 3, "flow": ["exports", "imports", "exports"],
    ...     "partner": ["China", "China", "Italy"], "value_musd": [15.0, 19.0, 9.0]})
    >>> turnover(trade).to_dict("records")
    [{'year': 2025, 'partner': 'China', 'value_musd': 34.0}]
    """
    amounts = trade.set_index(["flow", "year", "partner"])["value_musd"]
    if amounts.index.has_duplicates:
        flow, year, partner = amounts.index[amounts.index.duplicated()][0]
        raise ValueError(f"the {flow} of {partner} in {year} are given twice")
    flows = amounts.unstack("flow").reindex(columns=["exports", "imports"])
    return flows.sum(axis="columns", skipna=False).dropna().rename("value_musd").reset_index()


def window_shares(
    frame: pd.DataFrame, item: str, value: str, windows: list[tuple[int, int]]
) -> pd.DataFrame:
    """Share of each item in the sum of a quantity over windows of years, both ends included.

    Returns the columns ``first``, ``last``, `item`, `value` (sum) and ``share`` (0 to 1).

    Raises
    ------
    ValueError
        If a quantity within a window is missing or negative.

    Notes
    -----
    SIPRI compares arms transfers in five-year windows because deliveries of single years
    fluctuate (SIPRI Arms Transfers Database, sources and methods).

    Examples
    --------
    >>> arms = pd.DataFrame({"year": [2019, 2020, 2020], "supplier": ["A", "A", "B"],
    ...     "tiv": [3.0, 3.0, 2.0]})
    >>> window_shares(arms, "supplier", "tiv", [(2019, 2020)])["share"].tolist()
    [0.75, 0.25]
    """
    parts = []
    for first, last in windows:
        inside = _inside(frame, first, last, item, value)
        summed = inside.groupby(item, as_index=False)[value].sum()
        summed["share"] = summed[value] / summed[value].sum()
        parts.append(summed.assign(first=first, last=last))
    joined = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(joined, columns=["first", "last", item, value, "share"])


def pooled_shares(
    frame: pd.DataFrame, item: str, share: str, weight: str, windows: list[tuple[int, int]]
) -> pd.DataFrame:
    """Pool yearly shares over windows of years, each year weighing as many cases as it had.

    Windows include both ends; `weight` is the column of the number of cases that `share` is of.

    Returns the columns `item`, ``share``, ``first`` and ``last``; by window, then item. An item
    without a year in a window has no row there.

    Raises
    ------
    ValueError
        If a share or a number of cases within a window is missing or negative.

    Notes
    -----
    Sum of share times cases over the sum of cases: the share of all cases of the window together.
    A mean of the yearly shares would give a year with few votes as much weight as one with many.

    Examples
    --------
    >>> votes = pd.DataFrame({"year": [2022, 2023], "partner": ["Russia"] * 2,
    ...     "same": [0.5, 0.75], "votes": [30, 10]})
    >>> pooled_shares(votes, "partner", "same", "votes", [(2022, 2023)])["share"].tolist()
    [0.5625]
    """
    parts = []
    for first, last in windows:
        inside = _inside(frame, first, last, item, share, weight)
        cases = inside.groupby(item)[weight].sum()
        same = (inside[share] * inside[weight]).groupby(inside[item]).sum()
        part = (same / cases).rename("share").rename_axis(item).reset_index()
        parts.append(part.assign(first=first, last=last))
    return pd.concat(parts, ignore_index=True)


def diverted_share(gains: pd.Series, drop: float) -> float:
    """Gain of some destinations as a share of the fall to another: an upper bound on rerouting.

    Raises
    ------
    ValueError
        If `drop` is not positive, or a gain is missing.

    Notes
    -----
    The comparison used for trade diverted by sanctions; new demand of the destinations
    counts as diversion, so the true share is at most this.

    Examples
    --------
    >>> diverted_share(pd.Series([2.0, 1.0]), 12.0)
    0.25
    """
    if not drop > 0:
        raise ValueError(f"the drop must be positive, not {drop}")
    if gains.isna().any():
        raise ValueError(f"the gain of {gains.index[gains.isna()][0]} is missing")
    return float(gains.sum()) / drop


def _inside(frame: pd.DataFrame, first: int, last: int, item: str, *numbers: str) -> pd.DataFrame:
    """Rows of a window of years, whose `numbers` must be there and not negative."""
    inside = frame[frame["year"].between(first, last)]
    for column in numbers:
        wrong = inside[~(inside[column] >= 0)]
        if len(wrong):
            row = wrong.iloc[0]
            problem = f"must not be negative or missing, not {row[column]}"
            raise ValueError(f"the {column} of {row[item]} in {row['year']} {problem}")
    return inside
