"""Uranium: shares of the world, of sales, and of Rosatom."""

import pytest

from between_powers import data


def rows(measure):
    """Values of a measure, period by entity."""
    table = data.load("uranium")
    return table[table["measure"] == measure].pivot(
        index="period", columns="entity", values="value"
    )


def test_kazakhstan_mines_about_two_fifths_of_the_world():
    mined = rows("output")
    share = mined["Kazakhstan"] / mined["World"]
    assert share.index.tolist() == [str(year) for year in range(2015, 2025)]
    assert share.between(0.38, 0.46).all()
    assert share.idxmax() == "2021"


def test_sales_are_whole():
    assert rows("sales_share").sum(axis=1).tolist() == pytest.approx([100, 100])


def test_rosatom_takes_more_in_kazakhstan_than_russia_mines():
    abroad = rows("rosatom_output_in_kazakhstan").loc["2023"].item()
    assert abroad > 1.5 * rows("output").loc["2023", "Russia"]
