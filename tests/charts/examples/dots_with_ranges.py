"""A value within a range, itself within a wider one; a range alone where no value is known."""

import pandas as pd

from between_powers.charts.forms import dots

rows = pd.DataFrame(
    {
        "course": ["Balance", "Drift", "Break"],
        "score": [4.0, 7.0, None],
        "low": [3, 6, 5],
        "high": [5, 9, 9],
        "lowest": [2, 4, 3],
        "highest": [7, 10, 10],
        "text": ["4", "7", "5–9"],
    }
)
draw = dots(
    rows,
    category="course",
    value="score",
    label="text",
    label_at="highest",
    ranges=[("lowest", "highest"), ("low", "high")],
    limits=(0, 12),
    title="Items against",
    tip={"course": "Course", "score": "Items"},
)
