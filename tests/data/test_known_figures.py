"""The datasets give the figures that the story rests on."""

import pytest

from between_powers import data


@pytest.mark.parametrize(
    ("year", "share"), [(2009, 40.4), (2013, 39.8), (2022, 81.2), (2025, 82.3)]
)
def test_share_of_the_caspian_pipeline(year: int, share: float) -> None:
    oil = data.load("oil_exports").query(f"year == {year} and coverage == 'full_year'")
    total = oil.loc[oil["route"] == "total", "value_mt"].item()
    cpc = oil.loc[(oil["route"] == "cpc") & oil["in_split"], "value_mt"].item()
    assert round(100 * cpc / total, 1) == share


@pytest.mark.parametrize(("year", "share"), [(2021, 42.5), (2025, 29.9)])
def test_share_of_russia_in_imports(year: int, share: float) -> None:
    trade = data.load("trade_partners").query(f"year == {year} and flow == 'imports'")
    value = trade.set_index("partner")["value_musd"]
    assert round(100 * float(value["Russia"] / value["World"]), 1) == share


def test_turnover_with_china_passes_russia_in_2023() -> None:
    trade = data.load("trade_partners")
    turnover = trade.pivot_table(
        index="year", columns="partner", values="value_musd", aggfunc="sum"
    )
    ahead = turnover["China"] > turnover["Russia"]
    assert ahead.loc[2013:].idxmax() == 2023
    assert ahead.loc[2023:].all()
    assert ahead[ahead].index.tolist() == [2012, 2023, 2024, 2025]
    assert 2010 not in trade.loc[trade["partner"] == "Russia", "year"].to_numpy()


def test_union_of_27_is_that_of_28_less_the_united_kingdom() -> None:
    trade = data.load("eu_trade").pivot(
        index=["year", "flow"], columns="partner", values="value_musd"
    )
    old = trade.dropna(subset="EU28")
    assert sorted({year for year, _ in old.index}) == [2018, 2019, 2020, 2021, 2022]
    assert ((old["EU28"] - old["United Kingdom"] - old["EU27"]).abs() < 0.002).all()


@pytest.mark.parametrize(("flow", "share"), [("exports", 39.2), ("imports", 17.1)])
def test_share_of_the_union_in_2023(flow: str, share: float) -> None:
    union = data.load("eu_trade").query(f"year == 2023 and flow == '{flow}'")["value_musd"].item()
    trade = data.load("trade_partners").query(f"year == 2023 and flow == '{flow}'")
    value = trade.set_index("partner")["value_musd"]
    assert round(100 * union / float(value["World"]), 1) == share
    assert union > value[["Germany", "Italy", "Netherlands"]].sum()


def test_union_traded_more_than_china_or_russia_in_2023() -> None:
    union = data.load("eu_trade").query("year == 2023 and partner == 'EU27'")["value_musd"].sum()
    trade = data.load("trade_partners").query("year == 2023")
    turnover = trade.groupby("partner")["value_musd"].sum()
    assert union > turnover["China"] > turnover["Russia"]


def test_attacker_is_named_only_where_a_party_did() -> None:
    events = data.load("disruptions").set_index("event_id")["act_of"]
    assert events[events == "attacker_named_ukraine"].index.tolist() == ["2025-11-29-mooring-hit"]
