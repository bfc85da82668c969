"""Panels side by side, on a phone one above the other, their names in one column."""

import pandas as pd

from between_powers.charts.forms import bars
from between_powers.charts.panels import beside

rows = pd.DataFrame(
    {
        "language": ["Kazakh", "Mixed", "Russian"],
        "schools": [3797, 2085, 1300],
        "change": [-120, 160, -200],
    }
)
rows["count"] = ["3,797", "2,085", "1,300"]
rows["moved"] = ["−120", "+160", "−200"]
draw = beside(
    bars(rows, category="language", value="schools", label="count", limits=(0, 4600), ticks=3),
    bars(rows, category="language", value="change", label="moved", limits=(-300, 260), ticks=3),
    titles=[("Schools", "by language, 2015/16"), ("Change", "2019 to 2024")],
    edge=60,
)
