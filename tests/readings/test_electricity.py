"""Electricity: the sign of net trade, and gross purchases beside their plan."""

from between_powers import data
from between_powers.readings import electricity


def test_net_trade_is_demand_less_generation_and_turned_in_2022():
    table = electricity.net_imports()
    assert table.index.tolist() == list(range(2000, 2025))
    assert (table.loc[2022:, "net_imports"] > 0).all()
    assert (table.loc[2016:2021, "net_imports"] < 0).all()
    assert electricity.last_net_export() == 2021
    assert table["share"].abs().max() < 0.06


def test_russia_delivered_more_than_was_planned():
    table = electricity.from_russia()
    assert table.index.tolist() == [2023, 2024]
    assert table.loc[2024, "delivered"] > 1.5 * table.loc[2024, "planned"]


def test_gross_purchases_exceed_net_imports():
    net, gross = electricity.net_imports()["net_imports"], electricity.from_russia()["delivered"]
    assert (gross > net.reindex(gross.index)).all()


def test_kazakhstan_took_over_half_of_what_the_russian_trader_sold():
    sold = data.load("electricity").query("measure == 'sales_of_inter_rao'").set_index("period")
    bought = electricity.from_russia()["delivered"]
    assert 0.5 < bought[2024] / sold.loc["2024", "value"] < 0.6
    assert (
        "over half of what Russia's trader sold abroad in 2024"
        in (data.load("levers").set_index("lever").loc["Power", "cost"])
    )
