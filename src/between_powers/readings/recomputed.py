"""The former place of `oil.cpc_share_series`, in percent, until the scenarios have moved."""

import pandas as pd

from between_powers.readings.oil import cpc_share_series


def cpc_shares() -> pd.Series:
    """Return the shares of the CPC in percent.

    Examples
    --------
    >>> float(cpc_shares().round(1)[2025])
    82.3
    """
    return 100 * cpc_share_series()
