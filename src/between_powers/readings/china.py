"""China in Kazakhstan: its part of the oil, its firms and its visitors.

Shares run from 0 to 1. All are points: definitions differ, so none makes a line but the counts of
active firms and of visitors by one counter.
"""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

OUTPUT_YEAR = "2023"
"""The year for which the ministry gave the oil output by home of the firms."""


def oil_by_owner() -> pd.Series:
    """Share of oil output by home of the firms; what the ministry did not name is left out.

    Examples
    --------
    >>> round(float(oil_by_owner().sum()), 3), oil_by_owner().idxmax()
    (0.965, 'Kazakhstan')
    """
    rows = load("oil_output_shares")
    rows = rows[rows["period"] == OUTPUT_YEAR]
    return rows.set_index("owners")["value_percent"] / 100


def counts(measure: str) -> pd.Series:
    """Firms or visitors from China by period.

    Parameters
    ----------
    measure : {"firms_active", "firms_registered", "visitors"}
        Firms at work, firms registered, or visitors of the period.

    Examples
    --------
    >>> counts("firms_active").astype(int).to_dict()
    {'2019-03': 972, '2020-03': 1234, '2024-09': 3062, '2025-10': 5300}
    """
    rows = load("china_points")
    return rows[rows["measure"] == measure].set_index("period")["value"]
