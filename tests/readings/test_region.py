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


def test_the_last_no_on_crimea_and_what_followed_by_hand(monkeypatch) -> None:
    last = region.last_no_on_crimea()["last_no"].dropna()
    assert last.to_dict() == {"Kazakhstan": 2022, "Kyrgyzstan": 2021, "Uzbekistan": 2018} | {
        "Armenia": 2021
    }
    cast = [("Kazakhstan", 2019, "no"), ("Kazakhstan", 2017, "abstain"), ("Kazakhstan", 2016, "no")]
    cast += [("Kazakhstan", 2021, "absent"), ("Kazakhstan", 2020, "abstain")]
    cast += [(state, 2018, "absent") for state in region.STATES[1:]]
    rows = pd.DataFrame(cast, columns=["country", "year", "vote"])
    rows["date"] = pd.to_datetime(rows["year"].astype(str))
    monkeypatch.setattr(votes, "load", lambda _: rows.assign(family="crimea_rights"))
    table = region.last_no_on_crimea()
    assert table.loc["Kazakhstan"].tolist() == [2019, "abstain", 2020]
    assert table.loc["Armenia", "last_no"] is pd.NA
    assert table.loc["Armenia", "then"] == "absent"


def test_acts_of_both_directions_seldom_share_a_month() -> None:
    months, swing = timeline.acts_by_month(), timeline.acts_before_and_after_gas()
    assert months.to_numpy().sum() == swing.to_numpy().sum() == 39
    assert ((months > 0).all(axis="columns").sum(), len(months)) == (5, 27)
    assert swing.to_numpy().tolist() == [[3, 15], [13, 8]]
