"""What lasts is a block with its name; single steps are marks."""

import pandas as pd

from between_powers.charts.actors import tint
from between_powers.charts.forms import strip
from between_powers.charts.palette import GRID, PALE

rows = pd.DataFrame(
    {
        "row": ["Capital", "Capital", "Capital", "Script"],
        "since": [1991.9, 1997.9, 2019.2, 2017.8],
        "until": [1997.9, 2019.2, 2022.7, None],
        "name": ["Almaty", "Astana", "Nur-Sultan", "Latin decreed"],
        "place": ["on", "on", "below", "left"],
        "text": ["Almaty", "Astana", "", "Latin decreed"],
    }
)
draw = strip(
    rows,
    lane="row",
    at="since",
    until="until",
    blocks=True,
    by="name",
    looks={
        "Almaty": GRID,
        "Astana": tint("Kazakhstan"),
        "Nur-Sultan": PALE,
        "Latin decreed": PALE,
    },
    text="text",
    place="place",
    rule=(2022.15, "February 2022"),
    span=(1991, 2026),
    step=44,
    tip={"name": "Name"},
)
