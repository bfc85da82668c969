"""A value and the limit that it has or has not reached; names stand above their rows."""

import pandas as pd

from between_powers.charts.forms import dots

rows = pd.DataFrame(
    {
        "indicator": ["Oil shipped around Russia", "Trade with China over trade with Russia"],
        "owner": ["Kazakhstan", "China"],
        "latest": [0.03, 0.55],
        "limit": [0.25, 0.6],
        "text": ["22 points away", "5 points away"],
    }
)
draw = dots(
    rows,
    category="indicator",
    value="latest",
    limit="limit",
    label="text",
    label_at="limit",
    kind="owner",
    key=False,
    heads=True,
    step=50,
    limits=(0, 1),
    format="%",
    tip={"indicator": "Indicator", "latest": "Latest|.1%", "limit": "Threshold|.1%"},
)
