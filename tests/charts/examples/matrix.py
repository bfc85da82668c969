"""A cell for each pair, coloured by its kind and signed; a second line tells the name."""

import pandas as pd

from between_powers.charts.actors import ink
from between_powers.charts.forms import matrix
from between_powers.charts.layouts import by_layout
from between_powers.charts.palette import GRID, PALE

CLUBS = ["CIS", "CSTO", "SCO", "OTS"]
NAMES = ["Commonwealth", "Security treaty", "Shanghai", "Turkic states"]
POSITIONS = {
    "Kazakhstan": "MMMM",
    "Russia": "MMM-",
    "China": "--M-",
    "Türkiye": "--OM",
    "Uzbekistan": "MLMM",
}
WORDS = {"M": "Member", "O": "Observer", "L": "Left"}
rows = pd.DataFrame(
    [
        (club, country, WORDS[sign], sign)
        for country, signs in POSITIONS.items()
        for club, sign in zip(CLUBS, signs, strict=True)
        if sign != "-"
    ],
    columns=["club", "country", "position", "sign"],
)
draw = matrix(
    rows,
    row="club",
    column="country",
    text="sign",
    kind="position",
    looks={"Member": ink("Kazakhstan"), "Observer": PALE, "Left": GRID},
    order=CLUBS,
    strong="Kazakhstan",
    details=dict(zip(CLUBS, NAMES, strict=True)),
    step=38,
    above="OTS",
    column_names=by_layout({}, narrow={name: name[:3] for name in POSITIONS}),
    tip={"country": "Country", "club": "Organisation", "position": "At the end of 2021"},
)
