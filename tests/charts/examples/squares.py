"""One square a thing, in runs, its kind told by fill and letter."""

import pandas as pd

from between_powers.charts.forms import squares
from between_powers.charts.layouts import by_layout
from between_powers.charts.looks import Look
from between_powers.charts.palette import BAND, INK, PALE, RULE

rows = pd.DataFrame(
    {
        "theme": ["Borders"] * 5 + ["Oil and pipelines"] * 9,
        "verdict": ["confirmed", "confirmed", "mostly", "wrong", "mostly"]
        + ["confirmed"] * 6
        + ["wrong"] * 2
        + ["mostly"],
    }
)
rows["letter"] = rows["verdict"].str[0].str.upper()
draw = squares(
    rows,
    row="theme",
    kind="verdict",
    sign="letter",
    looks={
        "confirmed": Look(BAND, stroke=RULE),
        "mostly": Look(PALE, stroke=RULE),
        "wrong": Look(INK),
    },
    kind_names={"confirmed": "C  Confirmed", "mostly": "M  Mostly confirmed", "wrong": "W  Wrong"},
    details={"Oil and pipelines": "7 of 9 hold"},
    edge=110,
    side=by_layout(20, narrow=14),
    tip={"theme": "Theme", "verdict": "Verdict"},
)
