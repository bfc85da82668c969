"""A value and the limit that it has or has not reached; names stand above their rows."""

import pandas as pd

from between_powers.charts.forms import dots
from between_powers.charts.layouts import by_layout

rows = pd.DataFrame(
    {
        "indicator": ["Oil shipped around Russia", "Trade with China over trade with Russia"],
        "owner": ["Kazakhstan", "China"],
        "latest": [0.03, 0.55],
        "limit": [0.25, 0.6],
        "distance": ["22 points away", "5 points away"],
    }
)
draw = dots(
    rows,
    category="indicator",
    value="latest",
    limit="limit",
    label="distance",
    label_at="head",
    kind="owner",
    key=False,
    heads=True,
    step=by_layout(50, narrow=70),
    limits=(0, 1),
    format="%",
    tip={"indicator": "Indicator", "latest": "Latest|.1%", "limit": "Threshold|.1%"},
)
