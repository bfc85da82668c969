"""One value a row; a hollow dot is an estimate, and a dashed rule the mean of all."""

import pandas as pd

from between_powers.charts.actors import ACTORS, colour
from between_powers.charts.forms import dots

rows = pd.DataFrame(
    {
        "product": ["Electricity meters", "Petrol", "Sugar"],
        "share": [0.35, 0.91, 0.62],
        "text": ["35%", "91%", "about 62%"],
        "estimate": [False, False, True],
    }
)
draw = dots(
    rows,
    category="product",
    value="share",
    label="text",
    hollow="estimate",
    hollow_names=("Reported", "Estimated"),
    colour=colour("Russia"),
    marker=ACTORS["Russia"].marker,
    rule=0.62,
    stems=True,
    limits=(0, 1.2),
    ticks=[0, 0.5, 1],
    format="%",
    tip={"product": "Product", "share": "Share|.0%"},
)
