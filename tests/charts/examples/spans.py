"""Means of windows, as level lines over the years that they are of."""

import pandas as pd

from between_powers.charts.actors import colour
from between_powers.charts.forms import spans

rows = pd.DataFrame(
    {
        "from": [2009.6, 2014.6, 2019.6],
        "to": [2014.4, 2019.4, 2024.4],
        "share": [0.6, 0.85, 0.75],
        "text": ["60%", "85%", "75%"],
        "years": ["2010–2014", "2015–2019", "2020–2024"],
    }
)
draw = spans(
    rows,
    start="from",
    end="to",
    y="share",
    text="text",
    colour=colour("Russia"),
    span=(2008, 2026),
    limits=(0, 1),
    ticks=[0, 0.5, 1],
    format="%",
    height=140,
    tip={"years": "Window", "share": "Russian share of deliveries|.0%"},
)
