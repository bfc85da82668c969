"""Trade in the books of both sides, and the goals that Türkiye and Kazakhstan set."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import mirror, trade, turkiye


def test_russian_flows_are_added_and_a_single_flow_is_no_turnover(monkeypatch):
    rows = data.load("mirror_trade")
    flows = rows.query("reporter == 'Russia' and partner == 'Kazakhstan' and year == 2021")
    table = mirror.turnover("Russia").set_index("year")["bn"]
    assert table[2021] == pytest.approx(flows["value_musd"].sum() / 1000)
    lone = rows.drop(flows.index[:1])
    monkeypatch.setattr(mirror, "load", lambda _: lone)
    assert 2021 not in set(mirror.turnover("Russia")["year"])


def test_a_pair_is_of_one_year_and_the_gap_is_of_the_kazakh_count():
    table = mirror.pairs()
    assert not table.duplicated(["reporter", "year"]).any()
    own = trade.amounts("turnover")
    for row in table.itertuples():
        assert row.kazakh_bn == pytest.approx(own.loc[row.year, row.reporter] / 1000)
        assert row.gap == pytest.approx((row.partner_bn - row.kazakh_bn) / row.kazakh_bn)
    turkish = table.query("reporter == 'Türkiye'").set_index("year")["partner_bn"]
    assert turkish[2010] == 3.28, "the later of two accounts"
    assert set(table.query("reporter == 'Russia'")["year"]) == {2019, 2021}


def test_of_two_accounts_the_one_published_later_stands_whatever_the_order(monkeypatch):
    frames = {name: data.load(name) for name in ("mirror_trade", "sources", "trade_partners")}
    pairs = mirror.pairs()
    frames["mirror_trade"] = frames["mirror_trade"][::-1]
    monkeypatch.setattr(mirror, "load", frames.__getitem__)
    columns = ["reporter", "year", "partner_bn", "kazakh_bn", "gap"]
    pd.testing.assert_frame_equal(mirror.pairs()[columns], pairs[columns])
    frames["sources"] = frames["sources"].assign(published="2018")
    with pytest.raises(data.DataError, match="two accounts of Türkiye for 2010 were published at"):
        mirror.pairs()


def test_only_the_goal_of_five_was_reached():
    table = turkiye.goals()
    reached = table[table["status"] == "reached"]
    assert set(reached["value"]) == {5.0}
    first = table.iloc[0]
    assert (first["announced"], first["at"]) == (2012, pytest.approx(2012 + 4 / 12))


def test_a_lower_goal_replaces_no_higher_one(monkeypatch):
    goals = pd.DataFrame({"at": [2012.0, 2017.0, 2020.0, 2024.0], "value": [10.0, 5.0, 10.0, 15.0]})
    monkeypatch.setattr(turkiye, "goals", lambda: goals)
    steps = turkiye.highest_goals(until=2026.0)
    assert steps.values.tolist() == [[2012.0, 2024.0, 10.0], [2024.0, 2026.0, 15.0]]
