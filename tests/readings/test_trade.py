"""What the chapters say of trade in words, which no number of theirs would tell to be wrong."""

import pytest

from between_powers.readings import european_union, timeline, trade

LAST = int(trade.shares("turnover").index.max())


def test_china_took_most_of_the_growth_of_imports_and_russia_still_sold_more():
    grown = trade.growth("imports", 2021, LAST)
    assert grown["added_musd"].drop("World").idxmax() == "China"
    assert grown.loc["Russia", "growth"] > 0


def test_growth_is_the_added_part_of_the_first_amount():
    grown, amounts = trade.growth("exports", 2021, 2023), trade.amounts("exports")
    assert grown.loc["China", "added_musd"] == pytest.approx(
        amounts.loc[2023, "China"] - amounts.loc[2021, "China"]
    )
    assert grown.loc["World", "growth"] == pytest.approx(
        amounts.loc[2023, "World"] / amounts.loc[2021, "World"] - 1
    )


def test_what_the_union_lost_china_gained_while_russia_stayed():
    union, partners = european_union.shares()["turnover"], trade.shares("turnover")
    first, last = union.index[[0, -1]]
    moved = partners.loc[last] - partners.loc[first]
    assert first == 2018
    assert abs(moved["China"] + union[last] - union[first]) < 0.01
    assert abs(moved["Russia"]) < 0.005
    assert union[timeline.BEFORE] < union[last] < union[first], "Europe lost before the war"
    assert partners.loc[first:, "Russia"].idxmax() == 2021


def test_russias_share_of_turnover_is_its_mean_before_and_the_least_since_2014():
    share = trade.shares("turnover").loc[LAST, "Russia"]
    assert abs(share - trade.mean_share("turnover", "Russia", 2011, 2019)) < 0.01
    assert trade.last_year_below("turnover", "Russia", LAST) == 2014


def test_the_last_year_below_or_above_bounds_all_years_between():
    share = trade.shares("exports")["China"]
    below = trade.last_year_below("exports", "China", LAST)
    above = trade.last_year_above("exports", "China", LAST)
    between = share.loc[max(below, above) + 1 : LAST - 1]
    assert share[below] < share[LAST] < share[above]
    assert (between == share[LAST]).all()
