"""The former place of three readings, until the scenarios have moved."""

import pandas as pd

from between_powers.readings.arms import russian_by_end as arms_shares
from between_powers.readings.trade import shares
from between_powers.readings.transit import orders as transit_orders

__all__ = ["arms_shares", "transit_orders", "turnover_shares"]


def turnover_shares() -> pd.DataFrame:
    """Return the shares of turnover.

    Examples
    --------
    >>> round(float(turnover_shares().loc[2025, "China"]), 3)
    0.236
    """
    return shares("turnover")
