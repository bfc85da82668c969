"""Parts end to end; texts choose the ink that can be read on their part."""

import pandas as pd

from between_powers.charts.actors import colour
from between_powers.charts.forms import stack
from between_powers.charts.palette import PALE, STONE

rows = pd.DataFrame(
    {
        "year": [2011, 2011, 2011, 2021, 2021, 2021],
        "route": ["CPC", "Other Russian", "Around Russia"] * 2,
        "share": [0.4, 0.35, 0.25, 0.8, 0.17, 0.03],
        "text": ["40%", "35%", "25%", "80%", "17%", ""],
    }
)
draw = stack(
    rows,
    category="year",
    part="route",
    value="share",
    looks={"CPC": colour("Russia"), "Other Russian": PALE, "Around Russia": STONE},
    text="text",
    format="%",
    limits=(0, 1),
    title="Share of exported oil",
    tip={"year": "Year", "route": "Route", "share": "Share|.1%"},
)
