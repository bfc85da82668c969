"""The lines that Kazakhstan's oil leaves by, as a map draws them, and who holds the largest."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.readings import oil

THROUGH, AROUND, FEEDER = "Through Russia", "Around Russia", "Inside Kazakhstan"
GAS, CORRIDOR = "Gas from Russia", "Middle Corridor"
MAIN = {
    "cpc": THROUGH,
    "uas": THROUGH,
    "gas_reverse": GAS,
    "kcp_west": AROUND,
    "kcp_mid": AROUND,
    "kcp_east": AROUND,
    "btc": AROUND,
    "rail_east": CORRIDOR,
    "ferry": CORRIDOR,
    "rail_west": CORRIDOR,
}
"""Lines that a map of the country shows, and their groups there."""

ONWARD_FROM_PORT = {"baku_novo": "sea_makhachkala"}
"""Lines of which Kazakh oil uses the part beyond a port only, with the tankers to that port."""

LUKOIL, AMERICAN = "LukArco", ("Chevron", "Mobil Caspian Pipeline")
"""Holders of the CPC as ``cpc_shareholders`` names them: Lukoil's, and those of American firms."""


def lines() -> pd.DataFrame:
    """Lines and tanker lanes in service that carry Kazakh oil, vertex by vertex.

    Idle lines and single places are left out, and so is the part of a line that Kazakh oil does not
    use: south of Makhachkala, where its tankers land, the line from Baku carries none.

    Returns the rows of ``pipeline_routes`` in the order of the file, with ``group`` ("Through
    Russia", "Around Russia" or, for feeders, "Inside Kazakhstan") and ``value_mt``, the line's
    Kazakh exports in the latest year with a full split in million tonnes; missing where a line's
    part in them is not known. What goes on to Germany is a part of what leaves for Samara.

    Examples
    --------
    >>> tonnes = lines().drop_duplicates("route_id").set_index("route_id")["value_mt"]
    >>> tonnes[["cpc", "uas", "druzhba_ru", "kcp_east", "btc"]].tolist()
    [64.8, 8.8, 2.1, 1.0, nan]
    """
    rows = load("pipeline_routes")
    rows = rows[rows["kind"].isin(["pipeline", "sea_lane"]) & (rows["operation"] != "idle")]
    for line, lane in ONWARD_FROM_PORT.items():
        port = rows.loc[rows["route_id"] == lane, "latitude"].iloc[-1]
        rows = rows[(rows["route_id"] != line) | (rows["latitude"] >= port)]
    group = rows["crosses_russia"].map({True: THROUGH, False: AROUND})
    return rows.assign(
        group=group.mask(rows["feeder"], FEEDER), value_mt=rows["oil_route"].map(_tonnes())
    )


def _tonnes() -> pd.Series:
    """Kazakh oil by route in the latest year with a full split, parts of a route among them."""
    flows, every = oil.latest_flows(), oil.exports()
    parts = every[every["year"] == flows.name].set_index("route")["value_mt"]
    return flows.combine_first(parts)


def main_routes() -> pd.DataFrame:
    """Lines of oil, gas and goods that matter most to the country, for a map without tonnes.

    Returns the rows of ``pipeline_routes`` with ``group``, as `MAIN` has it, and an empty
    ``value_mt``.

    Examples
    --------
    >>> main_routes()["group"].unique().tolist()
    ['Through Russia', 'Around Russia', 'Middle Corridor', 'Gas from Russia']
    """
    rows = load("pipeline_routes")
    group = rows["route_id"].map(MAIN)
    return rows.assign(group=group, value_mt=float("nan"))[group.notna()]


def holders() -> pd.Series:
    """Parts of the CPC by holder in the latest year: states with their firms, and companies.

    Index ``russian_state``, ``kazakh_state`` and, of the companies, each by its name; shares from
    0 to 1, the largest first.

    Examples
    --------
    >>> holders().head(3).to_dict()
    {'russian_state': 0.31, 'kazakh_state': 0.2075, 'Chevron': 0.15}
    """
    rows = load("cpc_shareholders")
    rows = rows[rows["year"] == rows["year"].max()]
    state = rows["holder"].str.endswith("_state")
    parts = rows["value_percent"].groupby(rows["holder"].where(state, rows["shareholder"])).sum()
    shares: pd.Series = (parts / 100).sort_values(ascending=False)
    return shares


def combined_parts() -> pd.Series:
    """Parts of the CPC that belong together, in the latest year, from 0 to 1.

    ``russian_state``; ``russian_with_lukoil``, which adds the company of `LUKOIL` but not what
    Rosneft holds in a venture with Shell; ``american``, the companies of `AMERICAN`.

    Examples
    --------
    >>> combined_parts().round(4).to_dict()
    {'russian_state': 0.31, 'russian_with_lukoil': 0.435, 'american': 0.225}
    """
    held = holders()
    return pd.Series(
        {
            "russian_state": held["russian_state"],
            "russian_with_lukoil": held["russian_state"] + held[LUKOIL],
            "american": held[list(AMERICAN)].sum(),
        }
    )
