"""Each frame is turned into rows once, for as long as no frame changes."""

import altair as alt
import pandas as pd

from between_powers.exhibits.specification import SharedRows, shared_rows


def test_layers_share_one_conversion_and_the_next_chart_sees_a_change(monkeypatch):
    made = []
    plain = alt.default_data_transformer
    monkeypatch.setattr(alt, "default_data_transformer", lambda data: made.append(1) or plain(data))
    frame = pd.DataFrame({"a": [1, 2]})
    bar = alt.Chart(frame).mark_bar().encode(x="a:Q")
    chart = alt.hconcat(bar, bar.mark_line())
    with shared_rows():
        first = chart.to_dict()
    assert len(made) == 1
    frame["a"] = [3, 4]
    with shared_rows():
        second = chart.to_dict()
    assert [list(spec["datasets"].values()) for spec in (first, second)] == [
        [[{"a": 1}, {"a": 2}]],
        [[{"a": 3}, {"a": 4}]],
    ]


def test_a_frame_is_kept_as_long_as_its_rows():
    turn = SharedRows()
    rows = [turn(pd.DataFrame({"a": [number]}))["values"] for number in range(50)]
    assert rows == [[{"a": number}] for number in range(50)]
