"""The lines that Kazakhstan's oil leaves by, as a map draws them, with the tonnes they carry."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.readings import oil

THROUGH, AROUND = "Through Russia", "Around Russia"

ONWARD_FROM_PORT = {"baku_novo": "sea_makhachkala"}
"""Lines of which Kazakh oil uses the part beyond a port only, with the tankers to that port."""


def lines() -> pd.DataFrame:
    """Lines and tanker lanes in service that carry Kazakh oil, vertex by vertex.

    Idle lines and single places are left out, and so is the part of a line that Kazakh oil does not
    use: south of Makhachkala, where its tankers land, the line from Baku carries none.

    Returns the rows of ``pipeline_routes`` in the order of the file, with ``group`` ("Through
    Russia" or "Around Russia") and ``value_mt``, the line's Kazakh exports in the latest year with
    a full split in million tonnes; missing where a line's part in them is not known.

    Examples
    --------
    >>> tonnes = lines().drop_duplicates("route_id").set_index("route_id")["value_mt"]
    >>> tonnes[["cpc", "uas", "kcp_east", "druzhba_ru"]].tolist()
    [64.8, 8.8, 1.0, nan]
    """
    rows = load("pipeline_routes")
    rows = rows[(rows["kind"] != "point") & (rows["operation"] != "idle")]
    for line, lane in ONWARD_FROM_PORT.items():
        port = rows.loc[rows["route_id"] == lane, "latitude"].iloc[-1]
        rows = rows[(rows["route_id"] != line) | (rows["latitude"] >= port)]
    return rows.assign(
        group=rows["crosses_russia"].map({True: THROUGH, False: AROUND}),
        value_mt=rows["oil_route"].map(oil.latest_flows()),
    )
