"""Columns to both sides of zero; a hollow one is a plan."""

import pandas as pd

from between_powers.charts.actors import colour
from between_powers.charts.forms import columns
from between_powers.charts.palette import MUTED

rows = pd.DataFrame(
    {
        "year": [2020, 2021, 2022, 2023, 2026],
        "twh": [-0.7, -0.6, 1.5, 2.1, 3.0],
        "label": ["−0.7", "", "", "2.1", "3"],
        "balance": ["Sold", "Sold", "Bought", "Bought", "Bought"],
        "planned": [False, False, False, False, True],
    }
)
draw = columns(
    rows,
    year="year",
    value="twh",
    label="label",
    kind="balance",
    looks={"Sold": colour("Kazakhstan"), "Bought": MUTED},
    hollow="planned",
    limits=(-1.6, 4),
    ticks=[0, 2],
    tip={"year": "Year", "twh": "TWh|.1f"},
)
