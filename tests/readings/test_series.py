"""Trade, arms, votes, people and organisations: each reading against the rows that it rests on."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import arms, organisations, people, trade, votes


@pytest.mark.parametrize("flow", ["imports", "exports"])
def test_shares_of_a_flow_are_those_of_its_rows(flow):
    rows = trade.share_rows().query("flow == @flow").set_index(["year", "partner"])["share"]
    table = trade.shares(flow)
    assert "World" not in table.columns
    assert table.stack().dropna().sort_index().equals(rows.sort_index().rename(None))


def test_turnover_needs_both_flows():
    both = trade.amounts("imports") + trade.amounts("exports")
    found = trade.amounts("turnover")
    pd.testing.assert_frame_equal(found, both.loc[found.index, found.columns])
    both = trade.shares("turnover")[["Russia", "China"]].dropna()
    assert both.index.min() == 2000


def test_an_unknown_flow_is_refused():
    with pytest.raises(
        ValueError, match="a flow is one of imports, exports, turnover, not 'sales'"
    ):
        trade.shares("sales")


def test_shares_of_a_window_sum_to_one_and_a_window_may_be_a_year():
    assert arms.windows().groupby("window")["share"].sum().round(9).eq(1).all()
    year = arms.windows([(2023, 2023)])
    assert year["window"].unique().tolist() == ["2023–2023"]
    rows = data.load("arms_deliveries").query("year == 2023").set_index("supplier")["value_tiv"]
    share = year.set_index("supplier")["share"]["Russia"]
    assert share == pytest.approx(rows["Russia"] / rows.sum())


def test_the_newest_edition_of_arms_is_below_the_window_before_the_war():
    table = arms.by_edition().set_index("window")
    assert arms.newest()["window"] == "2020–2024"
    assert (
        arms.newest()["share"] < table.loc["2015–2019", "share"] < table.loc["2019–2023", "share"]
    )
    assert table["edition"].nunique() == 2


def test_an_announced_deal_is_not_a_delivered_one():
    deals = data.load("arms_deals").query("deal_id == 'su30sm_2023'").set_index("stage")["number"]
    assert deals.to_dict() == {"announced": 10, "delivered": 6}


def test_one_year_pools_to_itself():
    pooled = votes.pooled_agreement([(2021, 2021)]).set_index("partner")["share"]
    year = data.load("un_agreement").query("year == 2021").dropna(subset="value")
    assert pooled.to_dict() == pytest.approx(year.set_index("partner")["value"].to_dict())


def test_ideal_points_are_of_one_edition_and_usable():
    points = votes.ideal_points()
    assert set(points["edition"]) == {votes.EDITION}
    assert set(points["use"]) == {"usable"}
    assert set(votes.ideal_points(provisional=True)["use"]) == {"usable", "provisional"}
    assert len(set(data.load("un_ideal_points")["edition"])) > 1


def test_persons_and_shares_of_a_census_rest_on_one_total():
    persons, shares = people.census("persons"), people.census("share")
    for year in (1989, 1999):
        for group in ("Kazakh", "Russian"):
            share = persons.loc[year, group] / persons.loc[year, "All"]
            assert share == pytest.approx(shares.loc[year, group], abs=0.001), (year, group)
    unrevised = data.load("demography").query("base == 'census_unrevised'")
    first = unrevised.set_index(["group", "measure"])["value"]
    assert first["Russian", "persons"] / persons.loc[1989, "All"] > 0.38, "the mixture of before"
    assert people.russians_lost()[1999] == pytest.approx(157838)


def test_the_register_breaks_where_it_moves_to_the_census():
    assert people.rebased_from() == "2022-08"
    assert max(people.register().index) < people.rebased_from()
    assert min(people.register("register_rebased").index) > people.rebased_from()
    breaks = data.load("series_breaks")
    assert set(breaks["dataset"]) <= set(data.names())


def test_votes_on_crimea_are_of_kazakhstan():
    rows = data.load("ukraine_votes").query("family == 'crimea_rights' and country == 'Kazakhstan'")
    years = votes.crimea_years("no") + votes.crimea_years("not_no")
    assert sorted(years) == sorted(rows["date"].dt.year)
    assert votes.on_ukraine("crimea_rights", country="China")["vote"].eq("no").any()


def test_the_emergency_session_has_ten_texts_and_no_other_is_counted_with_it():
    texts = votes.on_ukraine(*votes.EMERGENCY_SESSION)
    assert len(texts) == 10
    assert texts["symbol"].dropna().str.startswith("A/RES/ES-11/").all()
    assert votes.on_ukraine("es11")["vote"].eq("abstain").sum() == 8


def test_the_yes_of_2023_stands_beside_an_abstention_on_its_paragraph():
    rows = votes.on_ukraine("other", "aggression_paragraph")
    cast = rows[rows["date"] == "2023-04-26"].set_index("family")["vote"]
    assert cast.to_dict() == {"other": "yes", "aggression_paragraph": "abstain"}


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("2020-12-07-75-29", "not_yes_not_no"),
        ("2024-07-11-78-316", "abstain"),
        ("2025-04-16-council-of-europe", "not_no"),
        ("2025-12-03-es-11-9", "abstain"),
    ],
)
def test_votes_that_were_left_out_are_there(text, vote):
    assert votes.on_ukraine().set_index("resolution_id").loc[text, "vote"] == vote


def test_a_vote_that_no_list_shows_has_no_row():
    found = set(votes.on_ukraine()["resolution_id"])
    assert not {"2021-12-09-76-70", "2023-12-19-crimea-rights"} & found


def test_those_who_stayed_are_fewer_than_the_crossings_say():
    table = data.load("relocants").query("measure == 'stayed' and date == '2023-12'")
    assert table["bound"].tolist() == ["at_least", "at_most"]
    assert table["value"].max() == 80_000


def test_census_and_register_are_not_mixed():
    share = people.census("share")
    assert share.index.tolist() == [1989, 1999, 2009, 2021]
    gap = people.register().loc["2022-01-01", "Russian"] - share.loc[2021, "Russian"]
    assert gap == pytest.approx(0.1847 - 0.1554)
    assert "2023-04-30" in people.register("register_rebased").index
    assert "2023-04-30" not in people.register().index


def test_percentages_of_language_are_shares_and_counts_are_not():
    facts = people.language()
    assert facts["writes_russian"] == 0.848
    assert facts["russian_schools"] == 1262


def test_means_of_a_day_are_not_divided_again():
    table = people.entries().set_index(["measure", "end"])["per_day"]
    assert table["entries_per_day_mean", "2022-09-20"].item() == 8.5
    assert table["entries", "2022-07-31"].item() == pytest.approx(485 / 31)


@pytest.mark.parametrize(
    ("body", "country", "position"),
    [
        ("CSTO", "Uzbekistan", organisations.LEFT),
        ("CSTO", "Azerbaijan", organisations.LEFT),
        ("CSTO", "Armenia", organisations.MEMBER),
        ("CIS", "Turkmenistan", organisations.OBSERVER),
        ("OTS", "Uzbekistan", organisations.MEMBER),
    ],
)
def test_positions_at_the_end_of_2021(body, country, position):
    table = organisations.positions(2021).set_index(["organisation", "country"])["position"]
    assert table[body, country] == position


def test_five_of_nine_neighbours_were_observers_or_partners_somewhere_in_2021():
    nine = ["Russia", "Belarus", "Armenia", "Kyrgyzstan", "Tajikistan", "Uzbekistan"]
    nine += ["Azerbaijan", "China", "Türkiye"]
    table = organisations.positions(2021).query("country in @nine")
    table = table[table["position"] == organisations.OBSERVER]
    pairs = set(zip(table["organisation"], table["country"], strict=True))
    in_sco = {("SCO", country) for country in ("Armenia", "Azerbaijan", "Belarus", "Türkiye")}
    assert pairs == in_sco | {("EAEU", "Uzbekistan")}


def seats(country, until):
    """Organisations of which a country is a member at the end of a year."""
    table = organisations.positions(until)
    table = table[table["position"] == organisations.MEMBER]
    return set(table.loc[table["country"] == country, "organisation"])


def test_a_partner_of_brics_is_no_member():
    assert "BRICS" not in seats("Kazakhstan", 2026)
    table = organisations.positions(2025).set_index(["organisation", "country"])["position"]
    assert table["BRICS", "Kazakhstan"] == organisations.OBSERVER


def test_seats_are_of_members_alone():
    assert seats("Kazakhstan", 2026) == {"CIS", "CSTO", "EAEU", "OTS", "SCO"}
    assert "SCO" not in seats("Türkiye", 2026)
    assert "SCO" not in seats("Belarus", 2023)
    assert "SCO" in seats("Belarus", 2024)
