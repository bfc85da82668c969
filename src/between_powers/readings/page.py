"""The readings that carry the argument, on one page: ``docs/recomputed.md``.

``python -m between_powers.readings.page`` (``make codebook``) writes it; a test keeps it in step.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from between_powers.data.faults import told_in_one_line
from between_powers.readings import arms, caspian_pipeline, oil, trade, votes
from between_powers.readings.verdicts import scoreboard
from between_powers.words import percent

PATH = Path(__file__).resolve().parents[3] / "docs" / "recomputed.md"

HEAD = """\
<!-- Made by python -m between_powers.readings.page. Do not edit. -->

# Recomputed from data/

Each reading is computed from the data package alone, by the one function that the chapters use
too. `tests/readings/test_places.py` holds it equal wherever it is printed, `test_page.py` compares
it with the readings of the evidence base. The 55 shares of turnover agree with an independent
calculation to within its rounding, 0.005 points. No share is given for 2010, when the customs
union began and trade with Russia was half recorded."""


def page() -> str:
    """Return the page with all readings."""
    through = oil.through_russia()
    through = through.loc[through["directed"], "share"]
    ballots = votes.on_ukraine()[["date", "title", "vote"]]
    ballots = ballots.assign(date=ballots["date"].dt.strftime("%Y-%m-%d"))
    partners = trade.shares("turnover")[["Russia", "China"]].dropna(subset="Russia")
    parts = [
        HEAD,
        _table("CPC share of oil exports", _shares(caspian_pipeline.share())),
        _table("Routes that touch Russian soil, share of oil exports", _shares(through)),
        f"## China leads Russia in turnover for good from {trade.china_leads_from()}",
        _table("Share of trade turnover", _shares(partners)),
        _table(
            "Russian share of arms deliveries", _shares(arms.russian().set_index("window")["share"])
        ),
        _table("Kazakhstan's votes on texts about Ukraine", ballots),
        _table("Claims by verdict", scoreboard().rename_axis("article").reset_index()),
    ]
    return "\n\n".join(parts) + "\n"


def _shares(shares: pd.Series | pd.DataFrame) -> pd.DataFrame:
    """Shares as the text prints them, with one decimal; a missing one is a dash."""
    table = shares.to_frame() if isinstance(shares, pd.Series) else shares
    return table.map(lambda share: "–" if pd.isna(share) else percent(share, 1)).reset_index()


def _table(title: str, frame: pd.DataFrame) -> str:
    """Return a heading and a Markdown table."""
    rows = [[str(name) for name in frame.columns], ["---"] * frame.shape[1]]
    rows += [[str(cell) for cell in row] for row in frame.itertuples(index=False)]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)


@told_in_one_line
def main() -> int:
    """Write the page."""
    PATH.write_text(page(), encoding="utf-8")
    print(f"docs/{PATH.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
