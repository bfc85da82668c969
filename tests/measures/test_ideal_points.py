"""Distance of ideal points, and its change."""

import pandas as pd
import pytest
from hypothesis import given
from tests.measures.strategies import ideal, points, steady

from between_powers.measures import (
    distance_change,
    ideal_point_distance,
)


@steady
@given(points, points)
def test_distance_is_symmetric_and_inside_its_interval(one, other):
    frame = ideal(
        *((name, 2021, v, v - down, v + up) for name, (v, down, up) in (("A", one), ("B", other)))
    )
    found = ideal_point_distance(frame, "A", "B")
    pd.testing.assert_frame_equal(found, ideal_point_distance(frame, "B", "A"))
    row = found.iloc[0]
    assert 0 <= row["low"] <= row["distance"] <= row["high"]
    widest = max((one[1] + one[2]) / 2, (other[1] + other[2]) / 2)
    assert row["high"] - row["distance"] >= widest - 1e-9


def test_distance_and_its_change_by_hand():
    # Half widths 0.3 and 0.4 add up to 0.5; twice that, independent, to 0.7071.
    frame = ideal(
        ("A", 2021, 0.0, -0.3, 0.3),
        ("B", 2021, 0.4, 0.0, 0.8),
        ("A", 2023, 0.0, -0.3, 0.3),
        ("B", 2023, 2.0, 1.6, 2.4),
        ("B", 2024, 2.0, 1.6, 2.4),
    )
    found = ideal_point_distance(frame, "A", "B")
    assert found["year"].tolist() == [2021, 2023]
    assert found["distance"].tolist() == pytest.approx([0.4, 2.0])
    assert found["low"].tolist() == pytest.approx([0.0, 1.5])
    assert found["high"].tolist() == pytest.approx([0.9, 2.5])
    change = distance_change(found, 2021, 2023)
    assert change[:3] == pytest.approx((1.6, 1.6 - 0.5 * 2**0.5, 1.6 + 0.5 * 2**0.5))
    assert change.exceeds
    back = distance_change(found, 2023, 2021)
    assert back.exceeds
    assert (back.change, back.low, back.high) == pytest.approx((-1.6, -change.high, -change.low))
    assert not distance_change(found, 2021, 2021).exceeds


def test_a_distance_of_ideal_points_is_their_difference():
    points = pd.DataFrame(
        {
            "country": ["A", "B"],
            "year": [2021, 2021],
            "value": [1.0, 0.25],
            "low": [0.9, 0.15],
            "high": [1.1, 0.35],
        }
    )
    assert ideal_point_distance(points, "A", "B")["distance"].tolist() == [0.75]
