"""Shares of trade that others count, and what trade weighs in Russia; they run from 0 to 1."""

from __future__ import annotations

from between_powers.data import load
from between_powers.readings import trade


def stated_share(partner: str, period: str, flow: str = "turnover") -> float:
    """Share of a partner in Kazakh trade as an official or the statistics office named it.

    Parameters
    ----------
    partner, period : str
        As in ``trade_checks``.
    flow : {"exports", "imports", "turnover"}
        Direction, seen from Kazakhstan.

    Examples
    --------
    >>> stated_share("European Union", "2024"), stated_share("China", "2023-01/2023-09")
    (0.35, 0.213)
    """
    rows = load("trade_checks").query("measure == 'share_of_kazakhstan'")
    shares = rows.set_index(["partner", "period", "flow"])["value"] / 100
    return float(shares[partner, period, flow])


def imports_by_their_count(partner: str, year: int) -> float:
    """Share of a partner in Kazakh imports if its own count of them replaces the Kazakh one.

    The total changes by as much; what other partners count is left as it is.

    Examples
    --------
    >>> round(imports_by_their_count("China", 2021), 2)
    0.3
    """
    rows = load("trade_checks").query("flow == 'imports' and measure == 'value'")
    musd = 1000 * rows.set_index(["period", "partner", "books"])["value"]
    theirs = float(musd[str(year), partner, partner])
    kazakh = trade.amounts("imports").T[year]
    return theirs / (float(kazakh["World"]) - float(kazakh[partner]) + theirs)


def share_of_russian_trade() -> float:
    """Kazakhstan's share of Russia's trade in 2023, which the Russian press counted.

    Set it beside Russia's share of Kazakhstan's: ``trade.shares("turnover").loc[2023, "Russia"]``.

    Examples
    --------
    >>> round(share_of_russian_trade(), 3)
    0.037
    """
    rows = load("trade_checks").query("measure == 'share_of_russia'")
    return float(rows["value"].item() / 100)
