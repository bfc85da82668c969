"""One square a thing, in a block for each kind; on a phone, in a line for each kind."""

import pandas as pd

from between_powers.charts.forms import squares
from between_powers.charts.looks import Look
from between_powers.charts.palette import BAND, INK, RULE

rows = pd.DataFrame(
    {"article": ["A"] * 9 + ["B"] * 5, "verdict": ["holds"] * 6 + ["wrong"] * 3 + ["holds"] * 5}
)
rows["number"] = [*range(1, 10), *range(1, 6)]
draw = squares(
    rows,
    row="article",
    kind="verdict",
    sign="number",
    looks={"holds": Look(BAND, stroke=RULE), "wrong": Look(INK)},
    names={"A": "The oil", "B": "The votes"},
    details={"A": "March 2022", "B": "May 2023"},
    blocks={"holds": 5, "wrong": 3},
    kind_names={"holds": "Holds", "wrong": "Wrong"},
    edge=110,
    side=22,
    tip={"article": "Article", "verdict": "Verdict"},
)
