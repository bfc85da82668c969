"""Figures that must agree with each other, within a dataset and between datasets.

A tolerance is named with its reason. Each rule takes all datasets and yields its faults.
"""

from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from between_powers.data.checks import Frames
from between_powers.data.faults import fault

_SPLIT = 0.03  # routes of a split may miss small ones: 2025 sums to 78.3 of 78.7
_MONTHS = 0.001  # the same office, rounded to thousands: the largest gap is 0.0000002
_PRICES = 0.01  # an average of days against one of months: the largest gap is 0.0048
_EXTRACTS = 0.005  # extracts of Eurostat of different dates: the largest gap is 0.0042
_SHARES = 0.01  # shares are printed with two decimals at most


def splits(frames: Frames) -> Iterator[str]:
    """Routes of a full split sum to the total of the year."""
    oil = frames["oil_exports"]
    totals = oil[(oil["route"] == "total") & (oil["coverage"] == "full_year")]
    for row, year, total in zip(totals.index, totals["year"], totals["value_mt"], strict=True):
        parts = oil.loc[oil["in_split"] & (oil["year"] == year), "value_mt"]
        if len(parts) and not (1 - _SPLIT) * total <= parts.sum() <= total + 1e-9:
            where = ("oil_exports.csv", int(row) + 2, "value_mt")
            problem = f"is the total, but the split of {year} sums to {parts.sum():.3f}"
            yield fault(where, float(total), problem, "correct in_split or the figure")


def routes(frames: Frames) -> Iterator[str]:
    """No route carries more in a year than all exports."""
    oil = frames["oil_exports"]
    year = oil[oil["coverage"] == "full_year"]
    totals = year[year["route"] == "total"].groupby("year")["value_mt"].max()
    for index, row in year.assign(total=year["year"].map(totals)).iterrows():
        if row["value_mt"] > row["total"]:
            where = ("oil_exports.csv", int(str(index)) + 2, "value_mt")
            problem = f"is above the total of {row['year']}, {row['total']}"
            yield fault(where, float(row["value_mt"]), problem, "find the wrong row")


def pipeline(frames: Frames) -> Iterator[str]:
    """Kazakh oil of the Caspian pipeline is the same in both datasets."""
    oil = frames["oil_exports"]
    route = oil[(oil["route"] == "cpc") & (oil["coverage"] == "full_year")]
    known = set(zip(route["year"], route["value_mt"], strict=True))
    flow = frames["cpc"][frames["cpc"]["measure"] == "throughput_kazakh"]
    for index, year, value in zip(flow.index, flow["year"], flow["value_mt"], strict=True):
        if (year, value) not in known:
            where = ("cpc.csv", int(index) + 2, "value_mt")
            problem = f"is not in oil_exports.csv for {year}"
            yield fault(where, float(value), problem, "give both files the same figure")


def shareholders(frames: Frames) -> Iterator[str]:
    """Shares in the consortium sum to the whole."""
    for year, group in frames["cpc_shareholders"].groupby("year"):
        total = group["value_percent"].sum()
        if abs(total - 100) > _SHARES:
            where = ("cpc_shareholders.csv", int(group.index[0]) + 2, "value_percent")
            problem = f"is of {year}, whose shares sum to {total:.2f}"
            yield fault(where, float(group["value_percent"].iloc[0]), problem, "find the wrong row")


def partners(frames: Frames) -> Iterator[str]:
    """Known partners do not trade more than the world."""
    trade = frames["trade_partners"].assign(row=lambda frame: frame.index + 2)
    for (year, flow), group in trade.groupby(["year", "flow"]):
        world = group[group["partner"] == "World"]
        known = group.loc[group["partner"] != "World", "value_musd"].sum()
        if not known <= world["value_musd"].sum():
            row = int((group if world.empty else world)["row"].iloc[0])
            where = ("trade_partners.csv", row, "value_musd")
            problem = f"is World, below the {known:.2f} of the partners ({flow}, {year})"
            yield fault(where, float(world["value_musd"].sum()), problem, "find the wrong row")


def _whole_years(frame: pd.DataFrame, time: str, by: list[str], value: str, how: str) -> pd.Series:
    """Sum or mean of each year that has all twelve months."""
    year = frame[time].str[:4].astype("int64").rename("year")
    groups = frame.groupby([year, *by])[value]
    whole: pd.Series = groups.agg(how)[groups.size() == 12]
    return whole


def _compared(
    sums: pd.Series, years: pd.DataFrame, path: str, value: str, tolerance: float
) -> Iterator[str]:
    """Compare yearly rows, indexed as the sums values are, with what the months make."""
    for key, row, year in zip(years.index, years["row"], years[value], strict=True):
        if key in sums.index and abs(float(sums[key]) - year) > tolerance * year:
            problem = f"is the year, but the months make {float(sums[key]):.2f}"
            yield fault((path, int(row), value), float(year), problem, "find the wrong row")


def monthly_trade(frames: Frames) -> Iterator[str]:
    """Months of trade sum to the year of World."""
    sums = _whole_years(frames["trade_totals_monthly"], "month", ["flow"], "value_musd", "sum")
    years = frames["trade_partners"].assign(row=lambda frame: frame.index + 2)
    years = years[years["partner"] == "World"].set_index(["year", "flow"])
    yield from _compared(sums, years, "trade_partners.csv", "value_musd", _MONTHS)


def monthly_brent(frames: Frames) -> Iterator[str]:
    """Months of the price average to the year."""
    brent = frames["brent"].assign(row=lambda frame: frame.index + 2)
    months = brent[brent["frequency"] == "monthly"]
    sums = _whole_years(months, "period", [], "value_usd", "mean")
    years = brent[brent["frequency"] == "annual"]
    years = years.set_index(years["period"].astype("int64"))
    yield from _compared(sums, years, "brent.csv", "value_usd", _PRICES)


def monthly_eu(frames: Frames) -> Iterator[str]:
    """Months of EU exports sum to the year, in both monthly series."""
    exports = frames["eu_exports"].assign(row=lambda frame: frame.index + 2)
    years = exports[exports["series"] == "eu27_annual"]
    years = years.set_index([years["period"].astype("int64"), "partner"])
    for series in ("eu27_monthly", "members_monthly"):
        months = exports[exports["series"] == series]
        sums = _whole_years(months, "period", ["partner"], "value_meur", "sum")
        yield from _compared(sums, years, "eu_exports.csv", "value_meur", _EXTRACTS)


def intervals(frames: Frames) -> Iterator[str]:
    """Every ideal point lies within its interval."""
    points = frames["un_ideal_points"]
    cells = zip(points["value"], points["low"], points["high"], strict=True)
    for row, (value, low, high) in enumerate(cells, start=2):
        if not low <= value <= high:
            where = ("un_ideal_points.csv", row, "value")
            yield fault(where, value, f"is not between {low} and {high}", "find the wrong cell")


def groups(frames: Frames) -> Iterator[str]:
    """Shares of ethnic groups of one base do not pass the whole."""
    people = frames["demography"]
    shares = people[people["measure"] == "share"]
    for _, group in shares.groupby(["period", "base", "area"]):
        if group["value"].sum() > 100 + _SHARES:
            where = ("demography.csv", int(group.index[-1]) + 2, "value")
            problem = f"brings the shares to {group['value'].sum():.2f}"
            yield fault(where, float(group["value"].iloc[-1]), problem, "find the wrong row")


def ratings(frames: Frames) -> Iterator[str]:
    """Every item of evidence is rated under every hypothesis."""
    rated = frames["hypothesis_ratings"]
    rated_pairs = set(zip(rated["item_id"], rated["hypothesis_id"], strict=True))
    for row, item in enumerate(frames["evidence_items"]["item_id"], start=2):
        for hypothesis in frames["hypotheses"]["hypothesis_id"]:
            if (item, hypothesis) not in rated_pairs:
                where = ("evidence_items.csv", row, "item_id")
                problem = f"has no rating under {hypothesis}"
                yield fault(where, item, problem, "rate it in hypothesis_ratings.csv")


def evidence(frames: Frames) -> Iterator[str]:
    """Items from events have the date and sources of their event; no other names one."""
    items, events = frames["evidence_items"], frames["events"].set_index("event_id")
    for row, item in enumerate(items.fillna("").to_dict("records"), start=2):
        key = item["event_id"]
        if bool(key) != (item["dataset"] == "events"):
            where = ("evidence_items.csv", row, "event_id")
            yield fault(where, key, f"does not fit the dataset {item['dataset']}", "correct one")
        elif key in events.index:
            yield from _unlike_event(row, item, events.loc[key].fillna(""))


def _unlike_event(row: int, item: dict[Hashable, Any], event: pd.Series) -> Iterator[str]:
    """Yield the cells of an item that differ from those of its event."""
    for column in ("date", "source_id", "also_source_id"):
        if item[column] != event[column]:
            where = ("evidence_items.csv", row, column)
            problem = f"is {event[column]!r} in events.csv"
            yield fault(where, item[column], problem, "give both files the same")


RULES = (
    splits,
    routes,
    pipeline,
    shareholders,
    partners,
    monthly_trade,
    monthly_brent,
    monthly_eu,
    intervals,
    groups,
    ratings,
    evidence,
)
