"""What other routes than the CPC carry and could take, and Russian oil on its way to China.

Capacities and flows are million tonnes a year.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.measures import spare_capacity
from between_powers.readings import middle_corridor, oil


def alternatives() -> pd.DataFrame:
    """Capacity, flow and spare capacity of the oil routes beside the CPC.

    The flow is all that the route carries, whoever owns it: for the line to China the latest count
    of all oil (home use and Russian transit too), for Aktau both directions of its tankers, and
    both for the year of the latest full split. A pipeline beyond Aktau is left out, since its oil
    must pass Aktau first. The capacity is the latest one that is no plan.

    Returns a frame indexed by route (``china``, ``aktau_all``, ``atyrau_samara``):
    ``capacity_mt``, ``flow_mt``, ``spare_mt``, ``around_russia``, ``year`` of the flow, and
    ``source_id`` of the capacity and ``flow_source_id``.

    The arithmetic: `between_powers.measures.spare_capacity`.

    Examples
    --------
    >>> alternatives()["spare_mt"].round(2).to_dict()
    {'china': 1.21, 'aktau_all': 1.5, 'atyrau_samara': 8.7}
    """
    capacity = load("route_capacity").query("measure == 'capacity'").sort_values("year")
    capacity = capacity.drop_duplicates("route", keep="last").set_index("route")
    latest = oil.latest_split()
    china = _latest_transit("china_pipeline_all_oil")
    aktau = latest.loc[["aktau_makhachkala", "aktau_baku"]]
    samara, source = latest.loc["atyrau_samara"], "source_id"
    columns = ["route", "flow_mt", "around_russia", "year", "flow_source_id"]
    rows = [
        ("china", china["value_mt"], True, china["year"], china[source]),
        ("aktau_all", aktau["value_mt"].sum(), True, aktau["year"].max(), aktau[source].iloc[0]),
        ("atyrau_samara", samara["value_mt"], False, samara["year"], samara[source]),
    ]
    table = pd.DataFrame(rows, columns=columns).set_index("route")
    table.insert(0, "capacity_mt", capacity["value_mt"])
    table.insert(2, "spare_mt", spare_capacity(table["capacity_mt"], table["flow_mt"]))
    return table.join(capacity["source_id"])


CARRIED_THROUGH, POSSIBLE_THROUGH = "Through Russia", "Possible through Russia"
CARRIED_AROUND, POSSIBLE_AROUND = "Around Russia", "Possible around Russia"


def beside_the_pipeline() -> pd.DataFrame:
    """Set what other routes carry, could take or are foreseen to take beside the oil of the CPC.

    Tonnes of cargo and of oil stand on one scale and are not to be added: both use the port of
    Aktau.

    Returns the columns ``what``, ``mt`` (million tonnes a year), ``kind`` and ``source_id``, those
    through Russia first, then by size.

    Examples
    --------
    >>> beside_the_pipeline().groupby("kind")["mt"].max().round(1).to_dict()[POSSIBLE_AROUND]
    11.0
    """
    flows = oil.latest_split()
    year, others = flows["year"].iloc[0], alternatives()
    cargo = middle_corridor.cargo().iloc[-1]
    capacity, scenario = middle_corridor.capacity(), middle_corridor.scenario()
    oil_by_baku = load("route_capacity").query("measure == 'possible'").iloc[0]
    cpc, baku = flows.loc["cpc"], flows.loc["aktau_baku"]
    due = f"Middle Corridor, scenario {scenario['aim_year']}"
    rows = [
        (f"Kazakh oil by the CPC, {year}", cpc["value_mt"], CARRIED_THROUGH, cpc),
        (f"Middle Corridor, cargo {cargo.name}", cargo["value"], CARRIED_AROUND, cargo),
        (f"Kazakh oil to Baku, {year}", baku["value_mt"], CARRIED_AROUND, baku),
        (
            f"Middle Corridor, capacity {capacity['year']}",
            capacity["value"],
            POSSIBLE_AROUND,
            capacity,
        ),
        (due, scenario["value"], POSSIBLE_AROUND, scenario),
        ("Oil by Baku, called possible", oil_by_baku["value_mt"], POSSIBLE_AROUND, oil_by_baku),
    ]
    names = {
        "atyrau_samara": "Line to Samara, free",
        "aktau_all": "Port of Aktau, free for oil",
        "china": "Line to China, free",
    }
    for route, name in names.items():
        other = others.loc[route]
        kind = POSSIBLE_AROUND if other["around_russia"] else POSSIBLE_THROUGH
        rows.append((name, other["spare_mt"], kind, other))
    table = pd.DataFrame(rows, columns=["what", "mt", "kind", "row"])
    table["source_id"] = [row["source_id"] for row in table.pop("row")]
    around = table["kind"].isin([CARRIED_AROUND, POSSIBLE_AROUND])
    table = table.assign(around=around).sort_values(["around", "mt"], ascending=[True, False])
    return table.drop(columns="around").reset_index(drop=True)


def spare(*, around_only: bool = True) -> float:
    """Spare capacity of the routes around Russia, or of all beside the CPC, million tonnes.

    Examples
    --------
    >>> round(spare(), 2), round(spare(around_only=False), 2)
    (2.71, 11.41)
    """
    table = alternatives()
    around = table.loc[table["around_russia"], "spare_mt"].sum()
    through = table.loc[~table["around_russia"], "spare_mt"].sum()
    return float(around if around_only else around + through)


def russian_oil_to_china(year: int | None = None) -> float:
    """Russian oil through Kazakhstan to China in a year, or the latest whole one.

    Examples
    --------
    >>> russian_oil_to_china(2022), russian_oil_to_china()
    (9.98, 10.0)
    """
    return float(_latest_transit("russian_oil_to_china", year)["value_mt"])


def _latest_transit(measure: str, year: int | None = None) -> pd.Series:
    """Take the row of a measure of Russian transit for a whole year, by default the latest."""
    rows = load("russian_transit")
    rows = rows[(rows["measure"] == measure) & (rows["coverage"] == "full_year")]
    rows = rows.sort_values("year") if year is None else rows[rows["year"] == year]
    return rows.iloc[-1]
