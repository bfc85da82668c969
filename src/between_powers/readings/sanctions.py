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


def diverted() -> pd.DataFrame:
    """Estimates of how much of the trade cut by sanctions went around, the first one first.

    Through Armenia, Kazakhstan and Kyrgyzstan together: by the first paper of the EBRD (data to
    August 2022), and by that of its economists of 2025, goods that never arrived included.

    Returns the rows of ``reexport_points`` on it with ``share`` (0 to 1).

    Examples
    --------
    >>> diverted()[["bound", "share"]].to_numpy().tolist()
    [['about', 0.05], ['at_most', 0.1]]
    """
    rows = load("reexport_points")
    rows = rows[rows["measure"].isin(["rerouted_share_of_drop", "rerouted_share_of_drop_all"])]
    return rows.assign(share=rows["value"] / 100).sort_values("period", ignore_index=True)


def diverted_band() -> tuple[float, float]:
    """Lowest and highest estimate of `diverted`, 0 to 1.

    Examples
    --------
    >>> diverted_band()
    (0.05, 0.1)
    """
    shares = diverted()["share"]
    return float(shares.min()), float(shares.max())
