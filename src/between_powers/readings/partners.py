"""What five partners hold of Kazakhstan's trade, investment, arms and votes, relation by relation.

The European Union is a bloc in trade and investment. Elsewhere members stand in for it: Germany in
votes; its members among the suppliers of arms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from between_powers.data import load
from between_powers.measures import effective_number, effective_number_bounds
from between_powers.readings import arms, european_union, investment, trade
from between_powers.words import years

PARTNERS = ("Russia", "China", "Türkiye", "European Union", "United States")

SHARE, AGREEMENT = "Share", "Agreement"

EXPORTS, IMPORTS, STOCK, INFLOW, ARMS, VOTES = RELATIONS = (
    "Goods exports",
    "Goods imports",
    "Investment stock",
    "Investment inflow",
    "Arms delivered",
    "Same vote at the UN",
)

VOTER = "Germany"
"""Who stands in for the European Union in votes."""

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
        Columns ``relation``, ``actor``, ``share`` (0 to 1), ``period`` (that of the relation),
        ``other_year`` (where a partner's figure is of another year, else empty), ``kind``
        (`SHARE`, or `AGREEMENT` in votes), ``source_id`` and ``also_source_id``.

    Examples
    --------
    >>> held = holdings().set_index(["relation", "actor"])["share"]
    >>> held[ARMS].round(2).to_dict()["Russia"]
    0.94
    """
    rows = [*_goods("exports"), *_goods("imports"), *_stock(), *_inflow(), *_arms(), *_votes()]
    return pd.DataFrame(rows).fillna({"other_year": "", "kind": SHARE})


def _goods(flow: str) -> Iterator[dict[str, Any]]:
    """Shares of a flow; the Union's end earlier than those of countries."""
    rows = trade.share_rows().query("flow == @flow")
    latest = rows[rows["year"] == rows["year"].max()].set_index("partner")
    union = european_union.shares()[flow]
    _, world = european_union.sources()
    for actor in PARTNERS:
        row = {"relation": f"Goods {flow}", "period": str(rows["year"].max()), "actor": actor}
        if actor == european_union.NAME:
            row |= {"share": union.iloc[-1], "other_year": str(union.index[-1])}
            row |= {"source_id": european_union.sources()[0]}
        else:
            row |= latest.loc[actor, ["share", "source_id"]].to_dict()
        yield row | {"also_source_id": world}


def _stock() -> Iterator[dict[str, Any]]:
    table = investment.stock()
    for actor in PARTNERS:
        yield {
            "relation": STOCK,
            "period": f"end of {investment.STOCK}",
            "actor": actor,
            "share": table.loc[actor, "share"],
            "source_id": table.loc[actor, "source_id"],
        }


def _inflow() -> Iterator[dict[str, Any]]:
    table = investment.inflow()
    # Figures of the relation's own year come first.
    order = sorted(table.index, key=lambda actor: (-table.loc[actor, "year"], _place(actor)))
    for actor, row in table.loc[order].iterrows():
        yield {
            "relation": INFLOW,
            "period": investment.INFLOW,
            "actor": actor,
            "share": row["share"],
            "other_year": _other(row["year"], investment.INFLOW),
            "source_id": row["source_id"],
            "also_source_id": row["world_source_id"],
        }


def _arms() -> Iterator[dict[str, Any]]:
    shares = arms.windows([arms.LATEST]).set_index("supplier")["share"]
    source = load("arms_deliveries")["source_id"].iloc[0]
    for actor in PARTNERS:
        suppliers = arms_members() if actor == european_union.NAME else (actor,)
        share = sum(shares.get(supplier, 0.0) for supplier in suppliers)
        row = {"relation": ARMS, "period": years(*arms.LATEST), "actor": actor, "share": share}
        yield row | {"source_id": source}


def _votes() -> Iterator[dict[str, Any]]:
    """Agreement in the latest year; the record of pairs of states stops earlier."""
    rows = load("un_agreement").sort_values("year")
    last = rows["year"].max()
    latest = rows.drop_duplicates("partner", keep="last").set_index("partner")
    latest = latest.rename(index={VOTER: european_union.NAME})
    for actor in PARTNERS:
        share, year, source = latest.loc[actor, ["value", "year", "source_id"]]
        row = {"relation": VOTES, "period": str(last), "actor": actor, "share": share}
        row |= {"other_year": _other(year, last), "kind": AGREEMENT}
        yield row | {"source_id": source}


def _place(actor: str) -> int:
    return PARTNERS.index(actor)


def _other(year: object, latest: object) -> str:
    return "" if str(year) == str(latest) else str(year)


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
    rows.append((STOCK, f"end of {investment.STOCK}", *bounds, stock["source_id"].iloc[0], None))
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
