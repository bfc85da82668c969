"""Counts by others stand beside the series that the findings rest on."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import european_union, trade, trade_checks


def test_later_counts_agree_with_the_series_and_early_ones_differ_little():
    rows = data.load("trade_checks").query("measure == 'value' and books == 'Kazakhstan'")
    rows = rows[rows["period"].str.fullmatch(r"\d{4}") & (rows["status"] == "reported")]
    rows = rows.assign(year=rows["period"].astype(int))
    series = pd.concat({flow: trade.amounts(flow).stack() for flow in trade.FLOWS}, names=["flow"])
    table = rows.join(series.rename("series"), on=["flow", "year", "partner"], how="inner")
    gap = (1000 * table["value"] / table["series"] - 1).abs()
    early = table["note"].fillna("").str.startswith("Early")
    exact = table["bound"] == "exact"
    assert gap[~early & exact].max() < 0.02
    assert gap[~early & ~exact].max() < 0.05
    assert gap[early].max() < 0.06
    assert {"China", "Russia", "Türkiye", "Uzbekistan"} <= set(table["partner"])


def test_the_first_official_count_has_china_ahead():
    nine_months = "2023-01/2023-09"
    china, russia = (trade_checks.stated_share(name, nine_months) for name in ("China", "Russia"))
    assert china > russia
    assert trade.china_leads_from() == 2023


def test_the_union_has_more_than_its_last_table_shows():
    stated = trade_checks.stated_share("European Union", "2024")
    assert stated == 0.35
    assert stated > european_union.shares()["turnover"].iloc[-1], "the table ends in 2023"


def test_each_weighs_differently_for_the_other():
    here = trade.shares("turnover").loc[2023, "Russia"]
    assert here / trade_checks.share_of_russian_trade() == pytest.approx(5.2, abs=0.2)


def test_china_sold_more_by_its_own_count_than_the_kazakh_share_shows():
    kazakh = trade.shares("imports")["China"]
    theirs = trade_checks.imports_by_their_count("China", 2021)
    assert kazakh[2021] < theirs
    assert theirs == pytest.approx(kazakh[2025], abs=0.02), "as much as it has in Kazakh books now"
