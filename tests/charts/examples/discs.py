"""Areas in a matrix; rings are of another measure, and pairs without a figure say so."""

import pandas as pd

from between_powers.charts.forms import discs
from between_powers.charts.layouts import by_layout

PARTNERS = ["Russia", "China", "European Union"]
rows = pd.DataFrame(
    {
        "relation": ["Goods imports, 2025"] * 3 + ["Arms, 2019–2023"] * 2 + ["Same vote, 2023"] * 2,
        "actor": [*PARTNERS, "Russia", "European Union", "Russia", "China"],
        "share": [0.3, 0.3, 0.17, 0.9, 0.05, 0.55, 0.8],
        "text": ["30%", "30%", "17%", "90%", "5%", "55%", "80%"],
        "year": ["", "", "2024", "", "", "", "2021"],
        "agreement": [False] * 5 + [True] * 2,
    }
)
draw = discs(
    rows,
    row="relation",
    column="actor",
    value="share",
    text="text",
    kind="actor",
    ring="agreement",
    note="year",
    absent="not found",
    wrap=", ",
    areas=by_layout((0, 1100), narrow=(0, 700)),
    column_names=by_layout({}, narrow={"European Union": "EU"}),
    step=76,
    tip={"relation": "Relation", "actor": "Partner", "share": "Share|.1%"},
)
