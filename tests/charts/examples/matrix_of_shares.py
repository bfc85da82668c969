"""Cells shaded by a share, with a text beside each row; on a phone names stand above."""

import pandas as pd

from between_powers.charts.actors import tint
from between_powers.charts.forms import matrix
from between_powers.charts.layouts import by_layout

rows = pd.DataFrame(
    {
        "partner": ["Russia", "Russia", "United States", "United States"],
        "years": ["1992–2001", "2012–2021"] * 2,
        "share": [0.65, 0.7, 0.3, 0.2],
        "text": ["65%", "70%", "30%", "20%"],
        "change": ["+5", "", "−10", ""],
    }
)
draw = matrix(
    rows,
    row="partner",
    column="years",
    text="text",
    share="share",
    shade=tint("Kazakhstan"),
    limits=(0.1, 0.9),
    heads=by_layout(wide=False, narrow=True),
    step=by_layout(30, narrow=46),
    aside=("Points", "change"),
    tip={"partner": "Partner", "years": "Sessions", "share": "Identical votes|.1%"},
)
