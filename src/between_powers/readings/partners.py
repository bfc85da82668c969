"""What five partners hold of Kazakhstan's trade, investment, oil and arms, relation by relation.

The European Union is a bloc; in each relation the largest of its members is named beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from between_powers.data import load
from between_powers.measures import effective_number, effective_number_bounds
from between_powers.readings import arms, china, european_union, investment, oil, trade
from between_powers.words import years

PARTNERS = ("Russia", "China", "Türkiye", "European Union", "United States")

IMPORTS, EXPORTS, STOCK, OUTPUT, ROUTE, ARMS = (
    "Goods imports",
    "Goods exports",
    "Investment stock",
    "Oil output",
    "Oil export routes",
    "Arms delivered",
)

ROUTES = {"China": "china", "Türkiye": "aktau_baku"}
"""The route of oil that leads to a partner; the line from Baku ends on the coast of Türkiye."""

SUPPLIERS = ("Czechia", "France", "Germany", "Spain")
"""Members of the European Union among all suppliers of the register of arms."""

NUMBER_WINDOWS = (*arms.WINDOWS[1:],)
"""Windows of years that the number of suppliers of arms is counted in."""


def arms_members() -> tuple[str, ...]:
    """Name the members of the European Union that delivered arms in the latest window.

    Examples
    --------
    >>> arms_members()
    ('Czechia', 'France', 'Spain')
    """
    delivered = arms.windows([arms.LATEST])["supplier"]
    return tuple(member for member in SUPPLIERS if member in set(delivered))


def holdings() -> pd.DataFrame:
    """Return what five partners hold of six relations, as far as a figure was found.

    Returns
    -------
    pandas.DataFrame
        Columns ``relation``, ``actor``, ``share`` (0 to 1; missing where the count does not name
        the partner), ``period`` (that of the relation), ``other_year`` (where a partner's figure
        is of another year, else empty), ``member`` and ``member_share`` (the largest member of
        the European Union; empty and missing elsewhere), ``source_id`` and ``also_source_id``.

    Examples
    --------
    >>> held = holdings().set_index(["relation", "actor"])
    >>> held["share"][ARMS].round(2).to_dict()["Russia"]
    0.94
    >>> held["member"][STOCK, "European Union"]
    'Netherlands'
    """
    relations = (_goods("imports"), _goods("exports"), _stock(), _output(), _route(), _arms())
    rows = [row for relation in relations for row in relation]
    return pd.DataFrame(rows).fillna({"other_year": "", "member": ""})


def _goods(flow: str) -> Iterator[dict[str, Any]]:
    """Shares of a flow; the Union's end earlier than those of countries."""
    rows = trade.share_rows().query("flow == @flow")
    latest = rows[rows["year"] == rows["year"].max()].set_index("partner")
    union = european_union.shares()[flow]
    source, world = european_union.sources()
    of_year = trade.shares(flow).loc[union.index[-1], list(european_union.MEMBERS)]
    for actor in PARTNERS:
        row = {"relation": f"Goods {flow}", "period": str(rows["year"].max()), "actor": actor}
        if actor == european_union.NAME:
            row |= {"share": union.iloc[-1], "other_year": str(union.index[-1])}
            row |= {"source_id": source, **_largest(of_year)}
        else:
            row |= latest.loc[actor, ["share", "source_id"]].to_dict()
        yield row | {"also_source_id": world}


def _stock() -> Iterator[dict[str, Any]]:
    table = investment.stock()
    members = table.loc[list(investment.MEMBERS), "share"]
    for actor in PARTNERS:
        row: dict[str, Any] = {
            "relation": STOCK,
            "period": f"end of {investment.STOCK_YEAR}",
            "actor": actor,
        }
        row |= {"share": table.loc[actor, "share"], "source_id": table.loc[actor, "source_id"]}
        yield row | (_largest(members) if actor == european_union.NAME else {})


def _output() -> Iterator[dict[str, Any]]:
    """Oil output by home of the firms; the ministry names neither Russia nor Türkiye."""
    shares = china.oil_by_owner()
    source = load("oil_output_shares").query("period == @china.OUTPUT_YEAR")["source_id"].iloc[0]
    for actor in PARTNERS:
        row = {"relation": OUTPUT, "period": china.OUTPUT_YEAR, "actor": actor}
        yield row | {"share": shares.get(actor), "source_id": source}


def _route() -> Iterator[dict[str, Any]]:
    """Oil exports by the partner whose soil they cross or reach first."""
    flows = oil.latest_split()
    year = flows["year"].iloc[0]
    for actor in PARTNERS:
        row: dict[str, Any] = {"relation": ROUTE, "period": str(year), "actor": actor}
        row |= {"share": 0.0, "source_id": flows.loc["cpc", "source_id"]}
        if actor in ROUTES:
            row |= {name: flows.loc[ROUTES[actor], name] for name in ("share", "source_id")}
        elif actor == "Russia":
            row |= {"share": oil.through_russia().loc[year, "share"]}
        yield row


def _arms() -> Iterator[dict[str, Any]]:
    shares = arms.windows([arms.LATEST]).set_index("supplier")["share"]
    source = load("arms_deliveries")["source_id"].iloc[0]
    members = shares[list(arms_members())]
    for actor in PARTNERS:
        row: dict[str, Any] = {"relation": ARMS, "period": years(*arms.LATEST), "actor": actor}
        row |= {"share": shares.get(actor, 0.0), "source_id": source}
        if actor == european_union.NAME:
            row |= {"share": members.sum(), **_largest(members)}
        yield row


def _largest(members: pd.Series) -> dict[str, Any]:
    """Name the member of the Union with the largest share."""
    return {"member": members.idxmax(), "member_share": members.max()}


def goods_over_time() -> pd.DataFrame:
    """Shares of the `PARTNERS` in imports and exports by year; the Union has a few years only.

    Returns the columns ``year``, ``flow``, ``partner``, ``share``, ``source_id`` and
    ``also_source_id``.

    Examples
    --------
    >>> table = goods_over_time().set_index(["flow", "partner", "year"])["share"].round(2)
    >>> float(table["imports", "Russia", 2025]), float(table["exports", "European Union", 2023])
    (0.3, 0.39)
    """
    columns = ["year", "flow", "partner", "share", "source_id", "also_source_id"]
    rows = trade.share_rows()
    countries = rows[rows["partner"].isin(PARTNERS)][columns]
    union = european_union.shares()[["imports", "exports"]].rename_axis(columns="flow")
    source, world = european_union.sources()
    bloc = union.melt(value_name="share", ignore_index=False).reset_index()
    bloc = bloc.assign(partner=european_union.NAME, source_id=source, also_source_id=world)
    return pd.concat([countries, bloc[columns]], ignore_index=True)


def effective_numbers(goods_years: Sequence[int]) -> pd.DataFrame:
    """Bounds on the effective number of partner countries in each relation, in trade by year.

    Returns the columns ``relation``, ``period``, ``low``, ``high``, ``source_id`` and
    ``also_source_id``. All suppliers of arms are known, so low and high agree there. The formula:
    `between_powers.measures.effective_number_bounds`.

    Examples
    --------
    >>> table = effective_numbers([2021]).set_index("relation")
    >>> table.loc["Goods imports", ["low", "high"]].astype(float).round(1).tolist()
    [3.9, 4.4]
    """
    rows = [*_goods_numbers("imports", goods_years), *_goods_numbers("exports", goods_years)]
    stock = investment.stock().drop(index=investment.BLOC)
    bounds = effective_number_bounds(stock["share"])
    rows.append(
        (STOCK, f"end of {investment.STOCK_YEAR}", *bounds, stock["source_id"].iloc[0], None)
    )
    source = load("arms_deliveries")["source_id"].iloc[0]
    for window, shares in arms.windows(NUMBER_WINDOWS).groupby("window")["share"]:
        number = effective_number(shares)
        rows.append(("Arms", window, number, number, source, None))
    columns = ["relation", "period", "low", "high", "source_id", "also_source_id"]
    return pd.DataFrame(rows, columns=columns)


def _goods_numbers(flow: str, of_years: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    rows = trade.share_rows().query("flow == @flow")
    world = load("trade_partners").query("flow == @flow and partner == 'World'")
    totals = world.set_index("year")["source_id"]
    for year in of_years:
        parts = rows[rows["year"] == year]
        bounds = effective_number_bounds(parts["share"])
        yield (f"Goods {flow}", str(year), *bounds, parts["source_id"].iloc[0], totals[year])
