"""Parts to both sides of zero, with the sum of each side at its end."""

import pandas as pd

from between_powers.charts.actors import colour
from between_powers.charts.forms import stack
from between_powers.charts.palette import PALE

rows = pd.DataFrame(
    {
        "span": ["2010–2021", "2010–2021", "2022–2026", "2022–2026", "2022–2026"],
        "way": ["toward", "away", "toward", "away", "spoken"],
        "count": [-5, 2, -1, 7, 3],
        "sum": ["5", "2", "1", "10", ""],
    }
)
draw = stack(
    rows,
    category="span",
    part="way",
    value="count",
    looks={"toward": colour("Russia"), "away": colour("Kazakhstan"), "spoken": PALE},
    key={"toward": "Toward Russia", "away": "Away, in deeds", "spoken": "Away, in words"},
    end="sum",
    absolute=True,
    limits=(-6, 12),
    ticks=[-5, 0, 5, 10],
    title="Number of acts",
    tip={"span": "Years", "way": "Direction", "sum": "Acts"},
)
