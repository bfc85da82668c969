"""Cells with a rim are of the lesser sort; the sign is a date."""

import pandas as pd

from between_powers.charts.actors import colour
from between_powers.charts.forms import matrix
from between_powers.charts.looks import Look
from between_powers.charts.palette import PAPER

rows = pd.DataFrame(
    {
        "project": ["Plant", "Plant", "Line", "Line"],
        "stage": ["Named", "Signed", "Named", "Text"],
        "date": ["2024", "2025", "Feb 2025", "Oct 2025"],
        "kind": ["Russia, words", "Russia", "China, words", "China, words"],
    }
)
draw = matrix(
    rows,
    row="project",
    column="stage",
    text="date",
    kind="kind",
    looks={
        "Russia": Look(colour("Russia")),
        "Russia, words": Look(PAPER, stroke=colour("Russia")),
        "China, words": Look(PAPER, stroke=colour("China")),
    },
    key={"Russia": "Russia", "Russia, words": "No contract"},
    columns=["Named", "Text", "Signed"],
    tip={"project": "Project", "date": "Date"},
)
