"""Dated acts on two sides, of which one has two kinds, with the years and one event between."""

import pandas as pd

from between_powers.charts.forms import timeline
from between_powers.charts.looks import Look, looks_of
from between_powers.charts.palette import MUTED

SIDES = ("Toward Russia", "Away from Russia")
RUSSIA, HOME = looks_of(["Russia", "Kazakhstan"]).values()
LOOKS = {SIDES[0]: RUSSIA, "Votes and laws": HOME, "Permits": Look(MUTED, "triangle-up")}
rows = pd.DataFrame(
    {
        "date": pd.to_datetime(["2022-01-06", "2022-02-22", "2022-03-06", "2023-04-01"]),
        "way": [SIDES[0], SIDES[1], SIDES[1], SIDES[1]],
        "kind": [SIDES[0], "Votes and laws", "Permits", "Votes and laws"],
        "label": ["CSTO troops called in", "Donetsk not recognised", "Rally permitted", "Tracking"],
    }
)
draw = timeline(
    rows,
    at="date",
    text="label",
    side="way",
    sides=SIDES,
    kind="kind",
    looks=LOOKS,
    rule=("2022-02-24", "24 February: the invasion"),
    tip={"date": "Date|%-d %B %Y", "label": "Act", "way": "Direction"},
)
