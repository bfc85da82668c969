"""One value a year; years without a row stay empty, or say why."""

import pandas as pd

from between_powers.charts.actors import colour, tint
from between_powers.charts.forms import columns

rows = pd.DataFrame(
    {
        "year": [2000, 2002, 2008, 2009, 2012, 2021],
        "bn": [0.5, 1.0, 6.1, 13.0, 7.4, 1.2],
        "label": ["", "", "", "13.0", "", "1.2"],
        "span": ["other", "other", "crest", "crest", "crest", "other"],
    }
)
draw = columns(
    rows,
    year="year",
    value="bn",
    label="label",
    kind="span",
    looks={"crest": colour("China"), "other": tint("China")},
    key=False,
    empty={2018: "no\nfigure"},
    limits=(-3, 15),
    ticks=[0, 5, 10],
    tip={"year": "Year", "bn": "Billion dollars|.1f"},
)
