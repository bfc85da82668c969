"""What stopped or narrowed the transit of Kazakh oil through Russia, and who did it."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load


def of_transit(cause: str | None = None) -> pd.DataFrame:
    """Interruptions of the transit of Kazakh oil through Russia, of one cause or of all.

    Outages of oil fields stop exports, not transit, and the line from Baku to Ceyhan does not
    cross Russia: both are left out.

    Returns the rows of ``disruptions`` with ``date`` (the start, or the end where no start is
    known) and ``year``.

    Examples
    --------
    >>> attacks = of_transit("attack")
    >>> len(attacks), int((attacks["loading_affected"] == "yes").sum())
    (10, 3)
    """
    rows = load("disruptions")
    rows = rows[(rows["cause"] != "field_outage") & (rows["system"] != "btc")]
    rows = rows if cause is None else rows[rows["cause"] == cause]
    date = rows["start"].fillna(rows["end"])
    return rows.assign(date=date, year=date.dt.year)


def acts_of_russia() -> pd.DataFrame:
    """Acts of Russian authorities that touched the transit, orders for its safety among them.

    ``capacity_cut`` says whether the part could take less, ``loading_affected`` whether less
    Kazakh oil was shipped: an order can halve the capacity of a terminal and cost no tonne. A
    notice that closes a line to Kazakh oil for good counts as less oil shipped.

    Examples
    --------
    >>> rows = acts_of_russia()
    >>> int((rows["capacity_cut"] == "yes").sum()), int((rows["loading_affected"] == "yes").sum())
    (3, 2)
    """
    rows = of_transit()
    return rows[rows["act_of"] == "russian_authority"]
