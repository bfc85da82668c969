"""A line for each actor, named at its end; a rule marks an event, and a gap a missing year."""

import pandas as pd

from between_powers.charts.forms import lines

YEARS = [2010, 2013, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024]
RUSSIA = [0.39, 0.37, 0.36, 0.4, 0.37, 0.35, 0.42, 0.35, 0.26, 0.3]
CHINA = [0.13, 0.17, 0.15, 0.16, 0.17, 0.17, 0.2, 0.22, 0.27, 0.29]
rows = pd.DataFrame(
    {
        "year": YEARS * 2,
        "partner": ["Russia"] * 10 + ["China"] * 10,
        "share": [*RUSSIA, *CHINA],
    }
)
draw = lines(
    rows,
    x="year",
    y="share",
    by="partner",
    gaps=True,
    rule=(2022.15, "February 2022"),
    limits=(0, 0.5),
    format="%",
    height=200,
    tip={"year": "Year", "partner": "Partner", "share": "Share of imports|.1%"},
)
