"""The measures: hand-computed values, and properties that hold for whatever is put in."""

import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from between_powers import measures
from between_powers.measures import (
    agreement,
    before_after,
    chokepoint_loss,
    dependence,
    diagnosticity,
    distance_change,
    effective_number,
    effective_number_bounds,
    event_counts,
    event_rates,
    first_lasting_lead,
    herfindahl_hirschman,
    herfindahl_hirschman_bounds,
    ideal_point_distance,
    leave_group_out,
    leave_one_out,
    rank_ranges,
    score_matrix,
    share_change,
    target_outcome,
)

steady = settings(derandomize=True, database=None, deadline=None, max_examples=40)

amounts = st.floats(0, 1e6, allow_subnormal=False)
weights = st.lists(st.integers(1, 10_000), min_size=1, max_size=12)
votes = st.lists(
    st.tuples(*[st.sampled_from(["yes", "no", "abstain", "absent"])] * 2), min_size=1, max_size=30
).filter(lambda pairs: any("absent" not in pair for pair in pairs))
points = st.tuples(st.floats(-3, 3), st.floats(0.01, 1), st.floats(0.01, 1))
ratings = st.sampled_from(["consistent", "neutral", "inconsistent"])


@st.composite
def matrices(draw):
    items, width = draw(st.integers(2, 8)), draw(st.integers(2, 5))
    rows = draw(
        st.lists(st.lists(ratings, min_size=width, max_size=width), min_size=items, max_size=items)
    )
    frame = pd.DataFrame(rows, columns=[f"H{n}" for n in range(width)])
    frame.index = pd.Index([f"E{n}" for n in range(items)])
    weight = st.sampled_from([0.5, 0.7, 1.0, 1.5])
    drawn = draw(st.lists(weight, min_size=items, max_size=items))
    return frame, pd.Series(drawn, index=frame.index)


def shares(whole):
    return [part / sum(whole) for part in whole]


# Concentration


@steady
@given(weights)
def test_concentration_keeps_its_bounds_and_ignores_order(whole):
    parts = shares(whole)
    index, number = herfindahl_hirschman(parts), effective_number(parts)
    assert 1 / len(parts) - 1e-9 <= index <= 1 + 1e-9
    assert 1 - 1e-9 <= number <= len(parts) + 1e-9
    assert herfindahl_hirschman(parts[::-1]) == index == herfindahl_hirschman(sorted(parts))
    assert index * number == pytest.approx(1)
    if len(parts) > 1:
        assert 0 <= herfindahl_hirschman(parts, normalised=True) <= 1 + 1e-9


@steady
@given(weights, st.integers(1, 12))
def test_partners_beyond_the_named_lie_within_the_bounds(whole, named):
    parts = sorted(shares(whole), reverse=True)
    known = parts[:named]
    wide = herfindahl_hirschman_bounds(known)
    tight = herfindahl_hirschman_bounds(known, largest_unnamed=known[-1])
    index = herfindahl_hirschman(parts)
    assert wide.lower == tight.lower
    assert tight.lower - 1e-9 <= index <= tight.upper + 1e-9
    assert tight.upper <= wide.upper + 1e-9
    number = effective_number_bounds(known)
    assert number.lower - 1e-9 <= effective_number(parts) <= number.upper + 1e-9


def test_concentration_by_hand():
    assert herfindahl_hirschman([1.0]) == 1
    assert herfindahl_hirschman(pd.Series([0.25] * 4)) == 0.25
    assert herfindahl_hirschman([0.25] * 4, normalised=True) == 0
    assert herfindahl_hirschman([1.0, 0.0], normalised=True) == 1
    # 0.4² + 0.3² = 0.25; a rest of 0.3 under a cap of 0.2 is at most 0.2² + 0.1² more.
    assert herfindahl_hirschman_bounds([0.4, 0.3]) == pytest.approx((0.25, 0.34))
    assert herfindahl_hirschman_bounds([0.4, 0.3], largest_unnamed=0.2).upper == pytest.approx(0.3)
    assert effective_number_bounds([0.4, 0.3]) == pytest.approx((1 / 0.34, 4))


# Change


@steady
@given(
    st.dictionaries(st.integers(1995, 2025), st.floats(0.01, 1), min_size=2, max_size=20),
    st.data(),
)
def test_a_change_is_undone_by_the_way_back(by_year, data):
    series = pd.Series(by_year)
    one, other = data.draw(st.permutations(sorted(by_year)))[:2]
    there = share_change(series, one, [other]).iloc[0]
    back = share_change(series, other, [one]).iloc[0]
    assert there["points"] == pytest.approx(-back["points"], abs=1e-9)
    assert (1 + there["percent"] / 100) * (1 + back["percent"] / 100) == pytest.approx(1)
    assert abs(there["points"]) <= 100
    window = share_change(series, one, [(1995, 2025)]).iloc[0]
    assert min(by_year.values()) - 1e-9 <= window["start"] <= max(by_year.values()) + 1e-9


def test_the_choice_of_a_baseline_shows():
    russia = pd.Series({2014: 0.33, 2015: 0.34, 2019: 0.37, 2021: 0.425, 2025: 0.299})
    table = share_change(russia, 2025, [2014, 2021, (2014, 2019)])
    assert table["baseline"].tolist() == ["2014", "2021", "2014–2019"]
    assert table["years"].tolist() == [1, 1, 3]
    assert table["points"].tolist() == pytest.approx([-3.1, -12.6, -4.7667], abs=1e-4)
    assert table["percent"].tolist()[1] == pytest.approx(-29.647, abs=1e-3)
    assert math.isnan(share_change(pd.Series({1: 0.0, 2: 0.5}), 2, [1])["percent"].iloc[0])


def test_windows_round_a_date():
    series = pd.Series([2, 4, 3, 5, 4, 4, 9, 8, 10], index=range(2016, 2025))
    found = before_after(series, 2022, (2019, 2021), (2022, 2024))
    assert (found.n_before, found.n_after) == (3, 3)
    assert (found.mean_before, found.median_before) == (pytest.approx(13 / 3), 4)
    assert (found.mean_after, found.median_after) == (9, 9)
    assert found.difference == pytest.approx(14 / 3)
    assert found.superiority == 1
    # Six values before the split hold one pair of windows of three: 2, 4, 3 and 5, 4, 4.
    assert (found.placebos, found.as_large) == (1, 0)


def test_windows_of_dates_may_leave_the_month_of_the_split_out():
    months = pd.period_range("2021-11", "2022-05", freq="M")
    series = pd.Series([1.0, 1, 1, 99, 2, 2, 2], index=months)
    before, after = (months[0], months[2]), (months[4], months[6])
    assert before_after(series, months[3], before, after).difference == 1


@steady
@given(st.lists(st.integers(-50, 50), min_size=6, max_size=20), st.integers(-9, 9))
def test_a_shift_of_the_whole_series_changes_no_difference(values, shift):
    half = len(values) // 2
    windows = ((half - 2, half - 1), (half, half + 1))
    one = before_after(pd.Series(values), half, *windows)
    other = before_after(pd.Series(values) + shift, half, *windows)
    assert one.difference == pytest.approx(other.difference)
    assert one.superiority == other.superiority
    assert 0 <= one.as_large <= one.placebos == max(0, half - 3)
    mirrored = before_after(-pd.Series(values), half, *windows)
    assert mirrored.superiority == pytest.approx(1 - one.superiority)


@steady
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20))
def test_a_lasting_lead_lasts(pairs):
    one, other = (pd.Series(list(side)) for side in zip(*pairs, strict=True))
    start = first_lasting_lead(one, other)
    if start is None:
        assert one.iloc[-1] <= other.iloc[-1]
    else:
        assert (one[start:] > other[start:]).all()
        assert start == 0 or one[start - 1] <= other[start - 1]


def test_a_lead_that_was_lost_again_does_not_count():
    china = pd.Series({2012: 24.0, 2013: 22.0, 2023: 30.0, 2024: 30.2, 2030: 1.0})
    russia = pd.Series({2012: 23.9, 2013: 24.0, 2023: 27.0, 2024: 28.0})
    assert first_lasting_lead(china, russia) == 2023
    assert first_lasting_lead(china, russia, least=3) is None
    assert first_lasting_lead(russia, china) is None


# Votes


@steady
@given(votes)
def test_agreement_is_symmetric_and_the_graded_one_is_never_lower(pairs):
    one, other = (pd.Series(list(side)) for side in zip(*pairs, strict=True))
    for definition in ("identical", "graded"):
        found = agreement(one, other, definition)
        assert found == agreement(other, one, definition)
        assert 0 <= found.share <= 1
        assert found.votes == sum("absent" not in pair for pair in pairs)
        assert agreement(one[::-1], other, definition) == pytest.approx(found)
    assert agreement(one, other).share <= agreement(one, other, "graded").share


@steady
@given(votes)
def test_a_country_agrees_with_itself(pairs):
    voted = pd.Series([one if one != "absent" else "yes" for one, _ in pairs])
    assert agreement(voted, voted).share == agreement(voted, voted, "graded").share == 1


def test_agreement_by_hand():
    one = pd.Series(["yes", "yes", "no", "abstain", "no", None], index=list("abcdef"))
    other = pd.Series(["yes", "no", "abstain", "abstain", "absent", "yes"], index=list("abcdef"))
    assert agreement(one, other) == (0.5, 4)
    assert agreement(one, other, "graded") == (0.625, 4)  # 1, 0, 0.5, 1


def ideal(*estimates):
    rows = [(year, name, *rest) for name, year, *rest in estimates]
    return pd.DataFrame(rows, columns=["year", "country", "value", "low", "high"])


@steady
@given(points, points)
def test_distance_is_symmetric_and_inside_its_interval(one, other):
    frame = ideal(
        *((name, 2021, v, v - down, v + up) for name, (v, down, up) in (("A", one), ("B", other)))
    )
    found = ideal_point_distance(frame, "A", "B")
    pd.testing.assert_frame_equal(found, ideal_point_distance(frame, "B", "A"))
    row = found.iloc[0]
    assert 0 <= row["low"] <= row["distance"] <= row["high"]
    widest = max((one[1] + one[2]) / 2, (other[1] + other[2]) / 2)
    assert row["high"] - row["distance"] >= widest - 1e-9


def test_distance_and_its_change_by_hand():
    # Half widths 0.3 and 0.4 add up to 0.5; twice that, independent, to 0.7071.
    frame = ideal(
        ("A", 2021, 0.0, -0.3, 0.3),
        ("B", 2021, 0.4, 0.0, 0.8),
        ("A", 2023, 0.0, -0.3, 0.3),
        ("B", 2023, 2.0, 1.6, 2.4),
        ("B", 2024, 2.0, 1.6, 2.4),
    )
    found = ideal_point_distance(frame, "A", "B")
    assert found["year"].tolist() == [2021, 2023]
    assert found["distance"].tolist() == pytest.approx([0.4, 2.0])
    assert found["low"].tolist() == pytest.approx([0.0, 1.5])
    assert found["high"].tolist() == pytest.approx([0.9, 2.5])
    change = distance_change(found, 2021, 2023)
    assert change[:3] == pytest.approx((1.6, 1.6 - 0.5 * 2**0.5, 1.6 + 0.5 * 2**0.5))
    assert change.exceeds
    back = distance_change(found, 2023, 2021)
    assert back.exceeds
    assert (back.change, back.low, back.high) == pytest.approx((-1.6, -change.high, -change.low))
    assert not distance_change(found, 2021, 2021).exceeds


# Routes


@steady
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 99), min_size=1), st.data())
def test_dependence_bounds_are_ordered_and_tighten(flows, data):
    total = sum(flows.values()) + data.draw(st.integers(1, 50))
    through = data.draw(st.sets(st.sampled_from(sorted(flows))))
    unknown = data.draw(st.sets(st.sampled_from(sorted(flows)))) - through
    found = dependence(flows, through, unknown=unknown, total=total)
    assert 0 <= found.lower <= found.upper <= 1
    known = dependence(flows, through, total=total)
    assert known.lower == found.lower
    assert known.upper <= found.upper + 1e-9
    others = dependence(flows, flows.keys() - through - unknown, unknown=unknown, total=total)
    assert found.lower + others.upper == pytest.approx(1)


def test_dependence_by_hand():
    flows = {"cpc": 70.5, "samara": 3.5, "aktau": 3.4, "china": 1.0}
    exact = dependence(flows, ["cpc", "samara"])
    assert exact == pytest.approx((74 / 78.4, 74 / 78.4))
    found = dependence(pd.Series(flows), ["cpc", "samara"], unknown=["aktau"], total=78.7)
    assert found == pytest.approx((74 / 78.7, 77.7 / 78.7))


@steady
@given(
    st.tuples(amounts, amounts, amounts, amounts, st.floats(0, 1)),
    st.dictionaries(st.sampled_from("abcd"), amounts),
    st.floats(1, 3),
)
def test_tonnes_are_conserved_and_losses_monotone(given_, spare, more):
    days, flow, price, barrels, share = given_
    loss = chokepoint_loss(days, flow, spare, price, barrels, share)
    assert min(loss[:4]) >= 0
    assert loss.rerouted_mt + loss.lost_mt == pytest.approx(loss.interrupted_mt)
    assert sum(loss.by_route.values()) == pytest.approx(loss.rerouted_mt)
    assert loss.rerouted_mt <= days * sum(spare.values()) * (1 + 1e-9)
    for route, tonnes in loss.by_route.items():
        assert tonnes <= days * spare[route] * (1 + 1e-9)

    slack = 1 - 1e-9
    longer = chokepoint_loss(days * more, flow, spare, price, barrels, share)
    assert longer.lost_mt >= loss.lost_mt * slack - 1e-6 * loss.interrupted_mt
    dearer = chokepoint_loss(days, flow, spare, price * more, barrels, share)
    assert dearer.lost_musd >= loss.lost_musd * slack
    assert dearer.lost_mt == loss.lost_mt
    roomier = {route: part * more for route, part in spare.items()}
    assert chokepoint_loss(days, flow, roomier, price, barrels, share).lost_mt <= loss.lost_mt
    assert chokepoint_loss(days, flow, spare, price, barrels, share / more).lost_mt >= loss.lost_mt


def test_a_closure_by_hand():
    # 30 days of 0.2 are 6; alternatives take 30 * 0.05 = 1.5; 4.5 Mt * 8 * 70 USD = 2520 million.
    spare = {"btc": 0.03, "china": 0.02}
    loss = chokepoint_loss(30, 0.2, spare, 70, 8)
    assert loss[:4] == pytest.approx((6, 1.5, 4.5, 2520))
    assert loss.by_route == pytest.approx({"btc": 0.9, "china": 0.6})
    assert chokepoint_loss(30, 0.2, spare, 70, 8, 0.1).rerouted_mt == pytest.approx(0.6)
    assert chokepoint_loss(30, 0.2, {}, 70, 8).lost_mt == 6
    assert chokepoint_loss(30, 0.01, spare, 70, 8).lost_mt == 0


# Events


days = st.dates(date(2021, 1, 1), date(2023, 12, 31))


@steady
@given(st.lists(st.tuples(days, st.sampled_from("abc"), st.sampled_from("xy")), max_size=25))
def test_every_cell_is_kept_and_every_event_counted(rows):
    events = pd.DataFrame(rows, columns=["date", "theme", "cause"])
    events["date"] = pd.to_datetime(events["date"])
    kinds = {"theme": list("abcd"), "cause": list("xy")}
    span = ("2021", "2023")
    for period, cells in (("year", 3), ("quarter", 12), ("month", 36)):
        table = event_counts(events, ["theme", "cause"], period, span=span, categories=kinds)
        assert len(table) == cells * 4 * 2
        assert table["count"].sum() == len(events)
        assert (table.loc[table["theme"] == "d", "count"] == 0).all()
    rates = event_rates(events, ["theme"], [("2021", "2021"), ("2022", "2023")], categories=kinds)
    assert len(rates) == 2 * 4
    assert rates["count"].sum() == len(events)
    assert (rates["per_year"] * rates["years"]).tolist() == pytest.approx(rates["count"].tolist())


def test_counts_and_rates_by_hand():
    events = pd.DataFrame(
        {"date": ["2022-03-21", "2022-12-31", "2024-01"], "cause": ["storm", "drone", "drone"]}
    )
    table = event_counts(events, ["cause"])
    assert table["period"].unique().tolist() == ["2022", "2023", "2024"]
    assert table["cause"].tolist()[:2] == ["drone", "storm"]
    assert table["count"].tolist() == [1, 1, 0, 0, 1, 0]
    assert event_counts(events, [])["count"].tolist() == [2, 0, 1]
    assert event_counts(events, [], "quarter")["period"].iloc[0] == "2022Q1"
    inside = event_counts(events, [], "month", span=("2022-12", "2023-01-15"))
    assert inside.to_numpy().tolist() == [["2022-12", 1], ["2023-01", 0]]
    rates = event_rates(events, [], [("2022-01-01", "2023-12-31"), ("2024-01-01", "2024-01-31")])
    assert rates["count"].tolist() == [2, 1]
    assert rates["years"].tolist() == pytest.approx([730 / 365.25, 31 / 365.25])


# Competing hypotheses


@settings(steady, max_examples=25)
@given(matrices())
def test_leaving_one_out_takes_its_weight_and_nothing_else(drawn):
    matrix, credibility = drawn
    full = score_matrix(matrix, credibility).set_index("hypothesis")["score"]
    table = leave_one_out(matrix, credibility)
    assert len(table) == matrix.size
    for row in table.itertuples():
        against = matrix.loc[row.dropped, row.hypothesis] == "inconsistent"
        expected = full[row.hypothesis] - against * credibility[row.dropped]
        assert row.score == pytest.approx(expected)
    ranges = rank_ranges(matrix, credibility)
    assert (ranges["best"] <= ranges["worst"]).all()
    assert ranges["stable"].between(0, 1).all()
    assert ranges["hypothesis"].tolist() == matrix.columns.tolist()


@steady
@given(matrices())
def test_the_order_of_evidence_and_of_hypotheses_is_no_matter(drawn):
    matrix, credibility = drawn
    one = score_matrix(matrix, credibility).set_index("hypothesis")
    other = score_matrix(matrix.iloc[::-1, ::-1], credibility).set_index("hypothesis")
    pd.testing.assert_frame_equal(one, other.loc[one.index])
    assert (one[["inconsistent", "neutral", "consistent"]].sum(axis=1) == len(matrix)).all()
    told = diagnosticity(matrix)
    assert told["refuting"].le(told["diagnosticity"]).all()
    assert told["diagnosticity"].between(0, 1).all()
    alike = matrix.nunique(axis=1).eq(1).to_numpy()
    assert told["diagnosticity"].eq(0).tolist() == alike.tolist()


@settings(steady, max_examples=25)
@given(matrices())
def test_groups_of_one_are_items(drawn):
    matrix, credibility = drawn
    alone = pd.Series(matrix.index, index=matrix.index)
    pd.testing.assert_frame_equal(
        leave_group_out(matrix, alone, credibility), leave_one_out(matrix, credibility)
    )


@pytest.mark.parametrize(
    ("groups", "told"),
    [({"a": "oil"}, "b has no group"), ({"a": "oil", "b": "oil"}, "one group of evidence only")],
)
def test_groups_must_be_told(groups, told):
    matrix = pd.DataFrame({"x": ["neutral"] * 2, "y": ["consistent"] * 2}, index=["a", "b"])
    with pytest.raises(ValueError, match=told):
        leave_group_out(matrix, pd.Series(groups))


def test_hypotheses_by_hand():
    matrix = pd.DataFrame(
        {
            "managed distance": ["consistent", "neutral", "consistent"],
            "return": ["inconsistent", "neutral", "consistent"],
            "exit": ["inconsistent", "inconsistent", "consistent"],
        },
        index=["trade", "pipes", "summits"],
    )
    credibility = pd.Series({"trade": 1.0, "pipes": 0.5, "summits": 1.0})
    found = score_matrix(matrix, credibility)
    assert found["score"].tolist() == [0, 1, 1.5]
    assert found["rank"].tolist() == [1, 2, 3]
    told = diagnosticity(matrix)
    assert told["diagnosticity"].tolist() == pytest.approx([2 / 3, 2 / 3, 0])
    moved = leave_one_out(matrix, credibility)
    # Without trade, return draws level with managed distance; without pipes, exit with return.
    assert moved[moved["moved"]][["dropped", "hypothesis", "rank"]].to_numpy().tolist() == [
        ["trade", "return", 1],
        ["pipes", "exit", 2],
    ]
    ranges = rank_ranges(matrix, credibility)
    assert ranges[["rank", "best", "worst"]].to_numpy().tolist() == [
        [1, 1, 1],
        [2, 1, 2],
        [3, 2, 3],
    ]
    assert ranges["stable"].tolist() == pytest.approx([1, 2 / 3, 2 / 3])


# Targets


def test_targets_of_turkish_trade():
    trade = pd.Series({2010: 1.9, 2011: 3.3, 2012: 3.0, 2013: 3.0, 2014: 3.0, 2015: 2.0})
    trade = pd.concat([trade, pd.Series([2.0] * 6 + [6.3, 6.0, 5.0, 5.4], index=range(2016, 2026))])
    targets = pd.DataFrame(
        {
            "announced": [2010, 2017, 2010, 2024, 2022],
            "due": [2015, None, 2015, None, 2027],
            "value": [10.0, 5.0, 5.0, 15.0, 10.0],
            "whose": list("abcde"),
        }
    )
    found = target_outcome(targets, trade)
    assert found["status"].tolist() == ["missed", "reached", "missed", "pending", "pending"]
    assert found["reached_year"].tolist() == [pd.NA, 2022, 2022, pd.NA, pd.NA]
    assert found["whose"].tolist() == list("abcde")
    assert "status" not in targets


def test_a_target_counts_from_its_announcement_to_the_last_known_year():
    outcomes = pd.Series([9.0, 5.0, 6.0], index=[2023, 2024, 2025])
    targets = pd.DataFrame(
        {"announced": [2024, 2024, 2025], "due": [2025, 2025, 2026], "value": [6.0, 7.0, 7.0]}
    )
    found = target_outcome(targets, outcomes)
    assert found["status"].tolist() == ["reached", "missed", "pending"]
    assert found["reached_year"].tolist() == [2025, pd.NA, pd.NA]


@steady
@given(st.floats(0, 10), st.floats(0, 5), st.integers(2000, 2012))
def test_a_higher_target_is_reached_no_sooner(value, more, due):
    outcomes = pd.Series([(3 * n) % 11 for n in range(10)], index=range(2000, 2010))
    targets = pd.DataFrame({"announced": 2000, "due": due, "value": [value, value + more]})
    lower, higher = target_outcome(targets, outcomes).itertuples()
    if higher.status == "reached":
        assert lower.status == "reached"
        assert lower.reached_year <= higher.reached_year
    if lower.status == "missed":
        assert higher.status == "missed"
    assert (lower.status == "pending") <= (due > 2009)


# Refusals: one clear line each


PAIR = pd.Series(["yes"], index=["a"])
MATRIX = pd.DataFrame({"H1": ["consistent"], "H2": ["neutral"]}, index=["E1"])
EVENTS = pd.DataFrame({"date": ["2022-01-01"], "cause": ["storm"]})
IDEAL = ideal(("A", 2021, 0.0, -0.3, 0.3), ("B", 2021, 0.4, 0.5, 0.8))
GOAL = {"announced": [2010], "due": [2015], "value": [9.0]}
YEARS = pd.Series([0.1, 0.2, 0.3], index=[2019, 2020, 2021])
TWICE = pd.Series([0.1, 0.2], index=[2021, 2021])

REFUSED = {
    "the shares sum to 0.9000, not 1": lambda: herfindahl_hirschman([0.5, 0.4]),
    "a share must lie between 0 and 1, not nan": lambda: herfindahl_hirschman([math.nan]),
    "a share must lie between 0 and 1, not -0.5": lambda: effective_number([1.5, -0.5][::-1]),
    "a single share cannot be normalised": lambda: herfindahl_hirschman([1.0], normalised=True),
    "the named shares sum to 1.2000": lambda: herfindahl_hirschman_bounds([0.6, 0.6]),
    "largest_unnamed must be positive": lambda: herfindahl_hirschman_bounds(
        [0.6], largest_unnamed=0
    ),
    "no partner is named": lambda: effective_number_bounds([]),
    "2021 is given twice": lambda: share_change(TWICE, 2021, [2021]),
    "the share of 2020 lies outside": lambda: share_change(YEARS * [1, 9, 1], 2021, [2019]),
    "there is no value from 2010 to 2012": lambda: share_change(YEARS, 2021, [(2010, 2012)]),
    "do not lie on either side of 2021": lambda: before_after(
        YEARS, 2021, (2019, 2021), (2021, 2021)
    ),
    "there is no value from 2022 to 2023": lambda: before_after(
        YEARS, 2021, (2019, 2020), (2022, 2023)
    ),
    "no period in common": lambda: first_lasting_lead(YEARS, YEARS.rename(lambda year: year + 9)),
    "'not_no' on a is no vote": lambda: agreement(PAIR, pd.Series(["not_no"], index=["a"])),
    "share no roll call": lambda: agreement(PAIR, pd.Series(["yes"], index=["b"])),
    "no definition of agreement is called 'C'": lambda: agreement(PAIR, PAIR, "C"),
    "a is given twice": lambda: agreement(pd.concat([PAIR, PAIR]), PAIR),
    "there is no ideal point of C": lambda: ideal_point_distance(IDEAL, "A", "C"),
    "the ideal point of B for 2021 lies outside its interval": lambda: ideal_point_distance(
        IDEAL, "A", "B"
    ),
    "for 2021 is given twice": lambda: ideal_point_distance(pd.concat([IDEAL, IDEAL]), "A", "B"),
    "there is no distance for 2020": lambda: distance_change(
        pd.DataFrame({"year": [2021], "distance": [1.0], "standard_error": [0.1]}), 2021, 2020
    ),
    "there is no flow of pipe": lambda: dependence({"cpc": 1.0}, ["pipe"]),
    "cpc is both known and unknown": lambda: dependence({"cpc": 1.0}, ["cpc"], unknown=["cpc"]),
    "the routes sum to 3, more than the total of 2": lambda: dependence({"cpc": 3}, [], total=2),
    "the flow of cpc must not be negative, not nan": lambda: dependence({"cpc": math.nan}, []),
    "there is no flow to take a share of": lambda: dependence({}, []),
    "days must not be negative, missing or infinite, not -1": lambda: chokepoint_loss(
        -1, 1, {}, 1, 1
    ),
    "the spare capacity of btc must not be": lambda: chokepoint_loss(1, 1, {"btc": -1}, 1, 1),
    "rerouted_share must lie between 0 and 1, not 2": lambda: chokepoint_loss(1, 1, {}, 1, 1, 2),
    "no period is called 'week'": lambda: event_counts(EVENTS, [], "week"),
    "'storm' is not among the categories of cause": lambda: event_counts(
        EVENTS, ["cause"], categories={"cause": ["drone"]}
    ),
    "'soon' is not a date": lambda: event_counts(EVENTS.assign(date="soon"), []),
    "the date of event 0 is missing": lambda: event_counts(EVENTS.assign(date=None), []),
    "cause is missing for event 0": lambda: event_counts(EVENTS.assign(cause=None), ["cause"]),
    "there is no event, so the span must be given": lambda: event_counts(EVENTS[:0], []),
    "ends before it begins": lambda: event_rates(EVENTS, [], [("2022", "2021")]),
    "two hypotheses and one item": lambda: score_matrix(MATRIX[["H1"]]),
    "H1 is given twice": lambda: score_matrix(MATRIX[["H1", "H1"]]),
    "'maybe' for E1 under H2 is no rating": lambda: diagnosticity(MATRIX.assign(H2="maybe")),
    "E1 has no positive weight": lambda: score_matrix(MATRIX, pd.Series({"E1": 0.0})),
    "there is one item of evidence only": lambda: leave_one_out(MATRIX),
    "the outcome of 2021 is given twice": lambda: target_outcome(pd.DataFrame(GOAL), TWICE),
    "there is no outcome for 2010, so the target due in 2015": lambda: target_outcome(
        pd.DataFrame(GOAL), YEARS
    ),
    "is due before that, in 2009": lambda: target_outcome(
        pd.DataFrame(GOAL | {"due": 2009}), YEARS
    ),
    "a target lacks its value": lambda: target_outcome(pd.DataFrame(GOAL | {"value": None}), YEARS),
}


@pytest.mark.parametrize("told", REFUSED)
def test_what_cannot_be_measured_is_refused_in_one_line(told):
    with pytest.raises(ValueError) as caught:
        REFUSED[told]()
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


# The package


def test_the_package_gives_what_it_names():
    assert measures.__all__ == sorted(measures.__all__)
    for name in measures.__all__:
        assert getattr(measures, name).__doc__


def test_every_function_documents_itself_and_shows_an_example():
    for name in measures.__all__:
        if name.islower():
            text = getattr(measures, name).__doc__
            assert ">>> " in text, name
            for part in ("Parameters", "Returns", "Examples"):
                assert f"{part}\n" in text, (name, part)
