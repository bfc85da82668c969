"""Uranium: shares of the world, of sales, and of Rosatom."""

import pytest

from between_powers.readings import uranium


def test_kazakhstan_mines_about_two_fifths_of_the_world():
    share = uranium.world_share()
    assert share.index.tolist() == list(range(2015, 2025))
    assert share.between(0.38, 0.46).all()
    assert share.idxmax() == 2021
    assert uranium.world_share("World").eq(1).all()


def test_sales_are_whole():
    assert uranium.sales_by_region().sum(axis=1).tolist() == pytest.approx([1, 1])


def test_rosatom_takes_more_in_kazakhstan_than_russia_mines():
    found = uranium.rosatom_at_home_and_in_kazakhstan()
    assert found["kazakhstan"] > 1.5 * found["home"]
