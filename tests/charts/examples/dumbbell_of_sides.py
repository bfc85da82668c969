"""Two counts of the same thing, each in the look of who counts."""

import pandas as pd

from between_powers.charts.forms import dumbbell

rows = pd.DataFrame(
    {
        "row": ["China 2015", "China 2023", "Russia 2021"],
        "own": [10.6, 31.5, 24.6],
        "theirs": [14.3, 41.0, 25.6],
        "us": ["Kazakhstan"] * 3,
        "them": ["China", "China", "Russia"],
        "text": ["+35%", "+30%", "+4%"],
    }
)
draw = dumbbell(
    rows,
    category="row",
    start="own",
    end="theirs",
    sides=("us", "them"),
    key={"Kazakhstan": "Kazakh count", "China": "Chinese", "Russia": "Russian"},
    label="text",
    limits=(0, 56),
    title="Billion US dollars",
    tip={"row": "Partner, year", "side": "Count of", "dot": "Billion dollars|.1f"},
)
