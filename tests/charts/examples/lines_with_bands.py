"""An estimate with its band, and the provisional values after it as hollow dots."""

import pandas as pd

from between_powers.charts.forms import lines, scatter
from between_powers.charts.panels import over

rows = pd.DataFrame(
    {
        "year": [1992, 2002, 2012, 2020] * 2,
        "country": ["Kazakhstan"] * 4 + ["Russia"] * 4,
        "value": [0.2, 0.0, -0.4, -0.3, 1.0, 0.2, -0.9, -1.2],
        "low": [0.0, -0.2, -0.6, -0.5, 0.8, 0.0, -1.1, -1.4],
        "high": [0.4, 0.2, -0.2, -0.1, 1.2, 0.4, -0.7, -1.0],
    }
)
late = pd.DataFrame(
    {"year": [2024], "country": ["Kazakhstan"], "value": [-0.1], "provisional": [True]}
)
names = pd.DataFrame(
    {"year": [2004, 1997], "value": [-0.6, 1.2], "country": ["Kazakhstan", "Russia"]}
)
axes = {"span": (1991, 2025), "limits": (-2, 2), "ticks": [-2, -1, 0, 1, 2], "height": 220}
tip = {"year": "Year", "country": "Country", "value": "Ideal point|.2f"}
draw = over(
    lines(
        rows, x="year", y="value", by="country", band=("low", "high"), series=names, tip=tip, **axes
    ),
    scatter(late, x="year", y="value", by="country", hollow="provisional", tip=tip, **axes),
)
