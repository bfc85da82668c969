"""Values of single years; the hollow ones are expected."""

import pandas as pd

from between_powers.charts.actors import ACTORS, colour
from between_powers.charts.forms import scatter

rows = pd.DataFrame(
    {
        "year": [2009, 2013, 2019, 2021, 2025],
        "share": [0.4, 0.45, 0.74, 0.8, 0.81],
        "expected": [False, False, False, False, True],
        "text": ["40%", "", "", "80%", "81%"],
    }
)
draw = scatter(
    rows,
    x="year",
    y="share",
    colour=colour("Russia"),
    marker=ACTORS["Russia"].marker,
    hollow="expected",
    hollow_names=("Reported", "Expected"),
    text="text",
    rule=(2022.15, "February 2022"),
    span=(2008, 2026),
    limits=(0, 1),
    format="%",
    height=180,
    tip={"year": "Year", "share": "Share of the CPC|.1%"},
)
