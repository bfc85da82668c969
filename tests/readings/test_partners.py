"""What five partners hold, the European Union among them, and how many partners there are."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import arms, european_union, oil, partners, trade


def held(relation):
    table = partners.holdings()
    return table[table["relation"] == relation].set_index("actor")


def test_the_members_that_sell_arms_are_those_that_delivered_in_the_window():
    delivered = data.load("arms_deliveries").query("@arms.LATEST[0] <= year <= @arms.LATEST[1]")
    assert set(partners.arms_members()) == set(delivered["supplier"]) & set(partners.SUPPLIERS)
    assert "Germany" not in partners.arms_members(), "its last delivery is older"


def test_each_relation_has_each_partner_once():
    table = partners.holdings()
    assert not table.duplicated(["relation", "actor"]).any()
    relations = [partners.IMPORTS, partners.EXPORTS, partners.STOCK]
    relations += [partners.OUTPUT, partners.ROUTE, partners.ARMS]
    assert list(table["relation"].unique()) == relations
    assert (table.groupby("relation")["actor"].unique().map(set) == set(partners.PARTNERS)).all()
    assert table["share"].dropna().between(0, 1).all()
    assert set(table["source_id"]) | set(table["also_source_id"].dropna()) <= set(
        data.sources().index
    )


def test_only_the_split_of_output_leaves_partners_without_a_figure():
    table = partners.holdings()
    missing = table[table["share"].isna()]
    assert missing["relation"].tolist() == [partners.OUTPUT] * 2
    assert missing["actor"].tolist() == ["Russia", "Türkiye"]


def test_a_member_is_named_for_the_union_alone_and_holds_a_part_of_its_share():
    table = partners.holdings()
    named = table[table["member"] != ""]
    assert set(named["actor"]) == {european_union.NAME}
    assert (named["member_share"] <= named["share"]).all()
    assert held(partners.STOCK).loc[european_union.NAME, "member"] == "Netherlands"


def test_routes_are_those_of_the_latest_split():
    table, flows = held(partners.ROUTE)["share"], oil.split()
    latest = flows[flows["year"] == flows["year"].max()].set_index("route")["share"]
    assert table["China"] == latest["china"]
    assert table["Türkiye"] == latest["aktau_baku"]
    assert table["Russia"] == oil.through_russia()["share"].iloc[-1]
    assert table.sum() <= 1


def test_shares_of_goods_are_those_of_trade_and_the_union_keeps_its_own_year():
    table = held(partners.IMPORTS)
    latest = trade.shares("imports").iloc[-1]
    countries = [name for name in partners.PARTNERS if name != european_union.NAME]
    assert table.loc[countries, "share"].to_dict() == latest[countries].to_dict()
    union = european_union.shares()["imports"]
    assert table.loc[european_union.NAME, "share"] == union.iloc[-1]
    assert table.loc[european_union.NAME, "other_year"] == str(union.index[-1])


def test_the_stock_has_the_union_itself_and_every_partner():
    table = held(partners.STOCK)
    assert table.loc[european_union.NAME, "share"] == pytest.approx(68294.7 / 134471.1)
    assert table.loc["Türkiye", "share"] == pytest.approx(0.008, abs=0.0005)
    assert set(table["period"]) == {"end of 2021"}


def test_the_arms_of_the_union_are_those_of_its_members():
    shares = arms.windows([arms.LATEST]).set_index("supplier")["share"]
    union = held(partners.ARMS).loc[european_union.NAME, "share"]
    assert union == pytest.approx(shares.reindex(partners.SUPPLIERS).sum())
    assert held(partners.ARMS)["share"].sum() <= 1


def test_goods_over_time_end_in_what_is_held():
    table = partners.goods_over_time().set_index(["flow", "partner"]).sort_values("year")
    for flow, relation in (("imports", partners.IMPORTS), ("exports", partners.EXPORTS)):
        shares = held(relation)["share"]
        for partner in partners.PARTNERS:
            assert table.loc[(flow, partner), "share"].iloc[-1] == shares[partner]


def test_the_union_leaves_the_united_kingdom_out(monkeypatch):
    rows = pd.DataFrame(
        {
            "year": [2023] * 4,
            "flow": ["exports", "exports", "imports", "imports"],
            "partner": ["EU27", "United Kingdom"] * 2,
            "value_musd": [20.0, 5.0, 10.0, 5.0],
        }
    )
    world = rows.assign(partner=["World", "China"] * 2, value_musd=[50.0, 1.0, 40.0, 1.0])
    frames = {"eu_trade": rows, "trade_partners": world}
    monkeypatch.setattr(european_union, "load", frames.__getitem__)
    shares = european_union.shares().loc[2023].to_dict()
    assert shares == pytest.approx({"exports": 0.4, "imports": 0.25, "turnover": 30 / 90})
    frames["eu_trade"] = rows[rows["flow"] == "exports"]
    assert european_union.shares()["turnover"].isna().all(), "half a turnover is none"


def test_the_number_of_partners_is_exact_where_all_are_named():
    table = partners.effective_numbers([2014, 2021])
    exact = table["low"] == table["high"]
    assert set(table.loc[exact, "relation"]) == {"Arms"}
    assert (table["low"] <= table["high"]).all()
    assert table.loc[~exact, "period"].tolist() == ["2014", "2021"] * 2 + ["end of 2021"]
    goods = table[table["relation"] == partners.IMPORTS].set_index("period")
    assert goods["also_source_id"].to_dict() == {"2014": "S_WITS_SUM", "2021": "S_BNS_MONTHLY"}
