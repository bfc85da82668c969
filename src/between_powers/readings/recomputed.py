"""The readings that carry the argument, computed from ``data/`` alone.

``python -m between_powers.readings.recomputed`` writes ``docs/recomputed.md``; a test keeps it in
step, and another compares the readings with those of the evidence base.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from between_powers.data import load
from between_powers.measures import (
    first_lasting_lead,
    shares_of_total,
    turnover,
    window_shares,
)
from between_powers.readings.verdicts import scoreboard

PATH = Path(__file__).resolve().parents[3] / "docs" / "recomputed.md"
WINDOWS = [(2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2019, 2023)]
THROUGH_RUSSIA = ("cpc", "atyrau_samara", "aktau_makhachkala", "orenburg_condensate")


def cpc_shares() -> pd.Series:
    """Kazakh oil through the CPC over all oil exports, in percent by year.

    Where two figures are given for a year, the one of the full split counts, else the reported
    or derived one before the expected one.

    Examples
    --------
    >>> float(cpc_shares().round(1)[2025])
    82.3
    """
    oil = load("oil_exports").query("coverage == 'full_year'")
    order = {"reported": 0, "derived": 1, "estimated": 2}
    oil = oil.assign(rank=oil["status"].map(order) - 3 * oil["in_split"])
    best = oil.sort_values("rank", kind="stable").drop_duplicates(["year", "route"])
    wide = best.pivot_table(index="year", columns="route", values="value_mt")
    return (100 * wide["cpc"] / wide["total"]).dropna().rename("percent")


def russian_routes() -> pd.Series:
    """Oil on routes that touch Russian soil over all oil exports, in percent by year.

    Only years whose split tells Makhachkala apart; before, Aktau and rail have no direction.

    Examples
    --------
    >>> float(russian_routes().round(1)[2022])
    96.8
    """
    oil = load("oil_exports").query("coverage == 'full_year'")
    totals = oil[(oil["route"] == "total") & ~oil["conflict"]].set_index("year")["value_mt"]
    split = oil[oil["in_split"]]
    told = split[split["route"] == "aktau_makhachkala"]["year"]
    through = split[split["route"].isin(THROUGH_RUSSIA) & split["year"].isin(told)]
    return (100 * through.groupby("year")["value_mt"].sum() / totals).dropna().rename("percent")


def partner_shares() -> pd.DataFrame:
    """Russia's and China's shares of trade turnover, in percent by year.

    Examples
    --------
    >>> partner_shares().round(1).loc[2025].tolist()
    [19.2, 23.6]
    """
    flows = turnover(load("trade_partners"))
    shares = shares_of_total(flows, ["year"], "value_musd", "partner", "World")
    # In 2010 the customs union began, and totals hold only a part of the trade with Russia.
    shares = shares[shares["partner"].isin(["Russia", "China"]) & (shares["year"] != 2010)]
    wide = shares.pivot_table(index="year", columns="partner", values="share")
    return 100 * wide[["Russia", "China"]]


def china_leads_from() -> int:
    """Return the year from which China has traded more with Kazakhstan than Russia.

    Examples
    --------
    >>> china_leads_from()
    2023
    """
    shares = partner_shares().dropna()
    return int(str(first_lasting_lead(shares["China"], shares["Russia"])))


def russian_arms() -> pd.Series:
    """Russia's share of arms deliveries, in percent by window of five years.

    Examples
    --------
    >>> [round(value) for value in russian_arms()]
    [93, 69, 59, 91, 94]
    """
    shares = window_shares(load("arms_deliveries"), "supplier", "value_tiv", WINDOWS)
    russia = shares[shares["supplier"] == "Russia"]
    labels = [f"{row.first}-{row.last}" for row in russia.itertuples()]
    return pd.Series((100 * russia["share"]).tolist(), index=labels, name="percent")


def kazakh_votes() -> pd.DataFrame:
    """Kazakhstan's vote on every text about Ukraine, in order of date."""
    votes = load("ukraine_votes").query("country == 'Kazakhstan'")
    return votes.sort_values("date")[["date", "title", "vote"]]


def page() -> str:
    """Return the page with all readings."""
    votes = kazakh_votes().assign(date=lambda frame: frame["date"].dt.strftime("%Y-%m-%d"))
    parts = [
        "<!-- Made by python -m between_powers.readings.recomputed. Do not edit. -->",
        "# Recomputed from data/",
        "Each reading is computed from the data package alone. `tests/readings/test_recomputed.py` compares "
        "them with the readings of the evidence base: all are equal. The 55 shares of turnover "
        "agree with an independent calculation to within its rounding, 0.005 points. No share is "
        "given for 2010, when the customs union began and trade with Russia was half recorded.",
        _table("CPC share of oil exports, percent", cpc_shares().round(1).reset_index()),
        _table(
            "Routes that touch Russian soil, percent of oil exports",
            russian_routes().round(1).reset_index(),
        ),
        f"## China leads Russia in turnover for good from {china_leads_from()}",
        _table("Share of trade turnover, percent", partner_shares().round(1).reset_index()),
        _table(
            "Russian share of arms deliveries, percent",
            russian_arms().round(1).rename_axis("years").reset_index(),
        ),
        _table("Kazakhstan's votes on texts about Ukraine", votes),
        _table("Claims by verdict", scoreboard().rename_axis("article").reset_index()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(title: str, frame: pd.DataFrame) -> str:
    """Return a heading and a Markdown table; a missing value is a dash."""
    rows = [[str(name) for name in frame.columns], ["---"] * frame.shape[1]]
    body = frame.itertuples(index=False)
    rows += [["–" if pd.isna(cell) else str(cell) for cell in row] for row in body]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Write the page."""
    PATH.write_text(page(), encoding="utf-8")
    print(f"docs/{PATH.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
