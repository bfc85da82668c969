"""Dated marks in lanes: shape and colour tell the actor, hollow marks are only words."""

import pandas as pd

from between_powers.charts.forms import strip

rows = pd.DataFrame(
    {
        "lane": ["putin", "deputies", "deputies", "answer", "answer"],
        "date": pd.to_datetime(
            ["2014-08-29", "2014-03-01", "2020-12-10", "2014-09-01", "2020-12-12"]
        ),
        "actor": ["Russia", "Russia", "Russia", "Kazakhstan", "Kazakhstan"],
        "words": [False, False, False, True, False],
        "text": ["“no statehood”", "", "a gift", "remarks", "note of protest"],
        "place": ["left", "right", "left", "left", "over"],
    }
)
draw = strip(
    rows,
    lane="lane",
    at="date",
    lanes={"putin": "President", "deputies": "Deputies", "answer": "What Kazakhstan did"},
    heads=True,
    by="actor",
    hollow="words",
    text="text",
    place="place",
    span=(1990, 2026),
    step=54,
    tip={"date": "Date|%-d %B %Y", "text": "Event"},
)
