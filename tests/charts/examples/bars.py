"""One value a row; kinds have a key, and a name breaks into two lines on a phone."""

import pandas as pd

from between_powers.charts.forms import bars
from between_powers.charts.layouts import by_layout
from between_powers.charts.palette import INK, PALE

rows = pd.DataFrame(
    {
        "route": ["CPC, to Novorossiysk", "Atyrau–Samara", "Tankers, to Baku"],
        "kind": ["Through Russia", "Through Russia", "Around Russia"],
        "mt": [63.0, 8.6, 1.4],
        "text": ["63.0", "8.6", "1.4"],
    }
)
draw = bars(
    rows,
    category="route",
    value="mt",
    label="text",
    kind="kind",
    looks={"Through Russia": INK, "Around Russia": PALE},
    wrap=by_layout("", narrow=", "),
    title="Million tonnes",
    limits=(0, 75),
    tip={"route": "Route", "mt": "Million tonnes|.1f"},
)
