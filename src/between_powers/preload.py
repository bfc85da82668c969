"""What every chapter needs, done once: to import this module is the work.

The fork server of the kernels imports it, so that each chapter finds the datasets read and
Altair's schema compiled. A dataset that cannot be read is left to the chapter that asks for it,
which then says where the fault is.
"""

from __future__ import annotations

from contextlib import suppress

import altair as alt
import pandas as pd

from between_powers import charts, data

with suppress(data.DataError):
    for name in data.names():
        data.read(name)

alt.Chart(pd.DataFrame({"x": [0], "y": ["a"]})).mark_bar().encode(
    x=alt.X("x:Q").scale(zero=True).axis(format="%"), color="y:N", tooltip=alt.Tooltip("x:Q")
).properties(width=charts.LAYOUTS[0].width).to_dict()
