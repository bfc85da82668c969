"""What the tests of the measures draw from, and how."""

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

steady = settings(derandomize=True, database=None, deadline=None, max_examples=40)

amounts = st.floats(0, 1e6, allow_subnormal=False)
weights = st.lists(st.integers(1, 10_000), min_size=1, max_size=12)
points = st.tuples(st.floats(-3, 3), st.floats(0.01, 1), st.floats(0.01, 1))
ratings = st.sampled_from(["consistent", "neutral", "inconsistent"])


@st.composite
def matrices(draw):
    items, width = draw(st.integers(2, 8)), draw(st.integers(2, 5))
    rows = draw(
        st.lists(st.lists(ratings, min_size=width, max_size=width), min_size=items, max_size=items)
    )
    frame = pd.DataFrame(rows, columns=[f"H{n}" for n in range(width)])
    frame.index = pd.Index([f"E{n}" for n in range(items)])
    weight = st.sampled_from([0.5, 0.7, 1.0, 1.5])
    drawn = draw(st.lists(weight, min_size=items, max_size=items))
    return frame, pd.Series(drawn, index=frame.index)


def shares(whole):
    return [part / sum(whole) for part in whole]


def ideal(*estimates):
    rows = [(year, name, *rest) for name, year, *rest in estimates]
    return pd.DataFrame(rows, columns=["year", "country", "value", "low", "high"])
