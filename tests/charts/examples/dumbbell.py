"""Two values a row, from the hollow dot to the full one; one value alone is a diamond."""

import pandas as pd

from between_powers.charts.forms import dumbbell

rows = pd.DataFrame(
    {
        "origin": ["United States", "China", "Netherlands", "Türkiye"],
        "before": [30.0, 12.0, None, None],
        "after": [45.0, 9.0, None, None],
        "once": [None, None, 61.0, None],
        "text": ["45.0", "9.0", "at least 61", "none found"],
        "place": ["right", "right", "left", "right"],
        "actor": ["United States", "China", "European Union", "Türkiye"],
    }
)
draw = dumbbell(
    rows,
    category="origin",
    start="before",
    end="after",
    alone="once",
    kind="actor",
    label="text",
    place="place",
    limits=(0, 70),
    title="Billion US dollars",
    tip={"origin": "Investor", "dot": "Billion dollars|.1f"},
)
