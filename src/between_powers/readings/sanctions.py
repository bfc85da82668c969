"""Sanctions on firms, banks and payments of Kazakhstan, and how much trade went around them."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

HERE = "Kazakhstan"


def steps(seat: str = HERE) -> pd.DataFrame:
    """Return the steps against targets of one seat, by time.

    Parameters
    ----------
    seat : {"Kazakhstan", "Kyrgyzstan"}
        Seat of the firm, bank or state.

    Examples
    --------
    >>> steps("Kyrgyzstan")["step"].tolist()
    ['listed', 'proposed', 'blocked']
    """
    rows = load("sanctions_listings")
    return rows[rows["seat"] == seat].sort_values("date", kind="stable")


def listed_by(imposer: str) -> list[str]:
    """Name the Kazakh targets found on the lists of a state or union, in order of time.

    The lists themselves were not read: there may be more.

    Examples
    --------
    >>> listed_by("European Union")
    ['Elem Group', 'Da Group 22', 'VTB Kazakhstan']
    """
    rows = steps()
    rows = rows[(rows["imposed_by"] == imposer) & (rows["step"] == "listed")]
    return rows["target"].drop_duplicates().tolist()


def banking_steps() -> pd.DataFrame:
    """Return the steps against banks and ways of payment, by time.

    Examples
    --------
    >>> banking_steps()["kind"].value_counts().to_dict()
    {'bank': 7, 'payment': 3}
    """
    rows = steps()
    return rows[rows["kind"].isin(["bank", "payment"])]


def diverted_band() -> tuple[float, float]:
    """Lowest and highest estimate of how much of the trade cut by sanctions went around, 0 to 1.

    The detour through Armenia, Kazakhstan and Kyrgyzstan together: about 5 percent by the first
    paper of the EBRD (data to August 2022), under 10 percent by that of its economists of 2025,
    goods that never arrived included.

    Examples
    --------
    >>> diverted_band()
    (0.05, 0.1)
    """
    rows = load("reexport_points")
    rows = rows[rows["measure"].isin(["rerouted_share_of_drop", "rerouted_share_of_drop_all"])]
    shares = rows["value"] / 100
    return float(shares.min()), float(shares.max())
