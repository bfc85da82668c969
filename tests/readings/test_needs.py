"""Who needs whom: two flows of one unit to a pair, and each from its own reading."""

from between_powers.readings import needs, oil, trade, transit


def test_each_pair_has_one_flow_of_each_side_in_one_unit():
    table = needs.pairs()
    assert table["pair"].drop_duplicates().tolist() == list(needs.PAIRS)
    assert set(table.groupby("pair")["needs"].agg(tuple)) == {(needs.KAZAKHSTAN, needs.RUSSIA)}
    assert (table.groupby("pair")["unit"].nunique() == 1).all()
    assert table["source_id"].notna().all()


def test_flows_agree_with_their_readings():
    value = needs.pairs().set_index(["pair", "needs"])["value"]
    assert value[needs.OIL, needs.KAZAKHSTAN] == oil.through_russia()["value_mt"].iloc[-1]
    assert value[needs.OIL, needs.RUSSIA] == transit.russian_oil_to_china()
    assert value[needs.TRADE, needs.KAZAKHSTAN] == trade.shares("turnover").loc[2023, "Russia"]


def test_pairs_of_one_year_say_so_and_the_others_differ():
    years = needs.pairs().groupby("pair")["period"].nunique()
    assert years.index[years > 1].tolist() == [needs.RAIL]


def test_flows_of_different_periods_have_no_ratio():
    assert set(needs.ratios()) == set(needs.PAIRS) - {needs.RAIL}
