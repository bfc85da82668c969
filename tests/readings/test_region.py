"""Kazakhstan beside other states: what the table says is what the rows of votes and steps say."""

import pandas as pd

from between_powers.data import load
from between_powers.readings import region, timeline, votes


def test_the_states_side_by_side_by_hand() -> None:
    table = region.compared().set_index("state")
    assert table.loc["Kazakhstan"].tolist() == [
        "Member",
        "Member",
        "Abstained 8, no 1, not clear 1",
        "To 2022; not among noes 2024",
        "+144%",
    ]
    assert table["alliance"].loc["Armenia"] == "Member, frozen in words, 2024"
    assert table["alliance"].loc["Uzbekistan"] == "Suspended its part, 2012"
    assert table.loc["Azerbaijan", ["union", "crimea", "goods"]].tolist() == [
        region.NONE,
        "None known; away 2016",
        region.NONE,
    ]


def test_every_vote_found_is_counted_once() -> None:
    counted = region.votes_on_war().sum(axis="columns")
    rows = load("ukraine_votes")
    rows = rows[rows["family"].isin(votes.EMERGENCY_SESSION)]
    assert counted.to_dict() == rows["country"].value_counts().reindex(region.STATES).to_dict()


def test_no_state_is_seen_voting_no_on_crimea_after_its_last_no() -> None:
    rows = load("ukraine_votes").query("family == 'crimea_rights' and vote == 'no'")
    years = pd.to_datetime(rows["date"]).dt.year.groupby(rows["country"]).max()
    last = region.end_of_no()["last_no"].dropna()
    assert last.to_dict() == years.reindex(last.index).to_dict()


def test_acts_of_both_directions_seldom_share_a_month() -> None:
    months, swing = timeline.acts_by_month(), timeline.swing()
    assert months.to_numpy().sum() == swing.to_numpy().sum() == 39
    assert ((months > 0).all(axis="columns").sum(), len(months)) == (5, 27)
    assert swing.to_numpy().tolist() == [[3, 15], [13, 8]]
