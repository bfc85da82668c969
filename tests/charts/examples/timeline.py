"""Dated acts on two sides, with the years and one event between them."""

import pandas as pd

from between_powers.charts.forms import timeline
from between_powers.charts.looks import looks_of

SIDES = ("Toward Russia", "Away from Russia")
ACTORS = looks_of(["Russia", "Kazakhstan"])
rows = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-01-06", "2022-02-22", "2022-03-06", "2023-04-01"]),
        "way": [SIDES[0], SIDES[1], SIDES[1], SIDES[1]],
        "label": ["CSTO troops called in", "Donetsk not recognised", "Rally permitted", "Tracking"],
    }
)
draw = timeline(
    rows,
    at="date",
    text="label",
    side="way",
    sides=SIDES,
    looks=dict(zip(SIDES, ACTORS.values(), strict=True)),
    rule=("2022-02-24", "24 February: the invasion"),
    tip={"date": "Date|%-d %B %Y", "label": "Act", "way": "Direction"},
)
