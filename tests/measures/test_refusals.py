"""Refusals of the measures: one clear line each."""

import math

import pandas as pd
import pytest
from tests.measures.strategies import ideal

from between_powers.measures import (
    chokepoint_loss,
    dependence,
    diagnosticity,
    distance_change,
    diverted_share,
    effective_number,
    effective_number_bounds,
    first_lasting_lead,
    herfindahl_hirschman,
    herfindahl_hirschman_bounds,
    ideal_point_distance,
    leave_one_out,
    pooled_shares,
    score_matrix,
    shares_of_total,
    spare_capacity,
    target_outcome,
    turnover,
    window_shares,
)

MATRIX = pd.DataFrame({"H1": ["consistent"], "H2": ["neutral"]}, index=["E1"])
IDEAL = ideal(("A", 2021, 0.0, -0.3, 0.3), ("B", 2021, 0.4, 0.5, 0.8))
GOAL = {"announced": [2010], "due": [2015], "value": [9.0]}
YEARS = pd.Series([0.1, 0.2, 0.3], index=[2019, 2020, 2021])
TRADE = pd.DataFrame(
    {"year": 2025, "flow": "exports", "partner": ["Italy", "Italy"], "value_musd": [9.0, 1.0]}
)
FLOWS = pd.DataFrame({"year": [2025, 2025], "to": ["World", "Italy"], "usd": [80.0, 20.0]})
TWICE = pd.Series([0.1, 0.2], index=[2021, 2021])

WINDOW = pd.DataFrame({"year": [2020, 2021], "who": "A", "same": 0.5, "cases": 2, "tiv": 1.0})


def italian_share(usd):
    """Take the share of Italy's amount in the world's 80."""
    return shares_of_total(FLOWS.assign(usd=[80.0, usd]), ["year"], "usd", "to", "World")


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
    "2021 is given twice": lambda: first_lasting_lead(TWICE, YEARS),
    "no period in common": lambda: first_lasting_lead(YEARS, YEARS.rename(lambda year: year + 9)),
    "there is no ideal point of C": lambda: ideal_point_distance(IDEAL, "A", "C"),
    "the ideal point of B for 2021 lies outside its interval": lambda: ideal_point_distance(
        IDEAL, "A", "B"
    ),
    "for 2021 is given twice": lambda: ideal_point_distance(pd.concat([IDEAL, IDEAL]), "A", "B"),
    "there is no distance for 2020": lambda: distance_change(
        pd.DataFrame({"year": [2021], "distance": [1.0], "standard_error": [0.1]}), 2021, 2020
    ),
    "there is no flow of pipe": lambda: dependence({"cpc": 1.0}, ["pipe"]),
    "there is no distance for 2021": lambda: distance_change(
        pd.DataFrame({"year": [2021], "distance": [math.nan], "standard_error": [0.1]}), 2021, 2021
    ),
    "cpc is both known and unknown": lambda: dependence({"cpc": 1.0}, ["cpc"], unknown=["cpc"]),
    "the routes sum to 3, more than the total of 2": lambda: dependence({"cpc": 3}, [], total=2),
    "the flow of pipe is missing": lambda: spare_capacity(
        pd.Series({"pipe": 9.0}), pd.Series({"pipe": math.nan})
    ),
    "the flow of cpc must not be negative, not nan": lambda: dependence({"cpc": math.nan}, []),
    "there is no flow to take a share of": lambda: dependence({}, []),
    "btc has no capacity": lambda: spare_capacity(pd.Series({"cpc": 9.0}), pd.Series({"btc": 1.0})),
    "cpc carries 9.5, more than its capacity 9": lambda: spare_capacity(
        pd.Series({"cpc": 9.0}), pd.Series({"cpc": 9.5})
    ),
    "days must not be negative, missing or infinite, not -1": lambda: chokepoint_loss(
        -1, 1, {}, 1, 1
    ),
    "the spare capacity of btc must not be": lambda: chokepoint_loss(1, 1, {"btc": -1}, 1, 1),
    "rerouted_share must lie between 0 and 1, not 2": lambda: chokepoint_loss(1, 1, {}, 1, 1, 2),
    "two hypotheses and one item": lambda: score_matrix(MATRIX[["H1"]]),
    "H1 is given twice": lambda: score_matrix(MATRIX[["H1", "H1"]]),
    "'maybe' for E1 under H2 is no rating": lambda: diagnosticity(MATRIX.assign(H2="maybe")),
    "E1 has no positive weight": lambda: score_matrix(MATRIX, pd.Series({"E1": 0.0})),
    "there is one item of evidence only": lambda: leave_one_out(MATRIX),
    "the total of 2025 is given twice": lambda: shares_of_total(
        pd.concat([FLOWS, FLOWS]), ["year"], "usd", "to", "World"
    ),
    "the share of Italy in the total of 2025 must lie between 0 and 1, not 1.125": lambda: (
        italian_share(90.0)
    ),
    "the share of Italy in the total of 2025 must lie between 0 and 1, not -0.25": lambda: (
        italian_share(-20.0)
    ),
    "the share of Italy in the total of 2025 must lie between 0 and 1, not nan": lambda: (
        italian_share(math.nan)
    ),
    "the tiv of A in 2021 must not be negative or missing, not nan": lambda: window_shares(
        WINDOW.assign(tiv=[1.0, math.nan]), "who", "tiv", [(2020, 2021)]
    ),
    "the same of A in 2021 must not be negative or missing, not nan": lambda: pooled_shares(
        WINDOW.assign(same=[0.5, math.nan]), "who", "same", "cases", [(2020, 2021)]
    ),
    "the cases of A in 2020 must not be negative or missing, not -1": lambda: pooled_shares(
        WINDOW.assign(cases=[-1, 1]), "who", "same", "cases", [(2020, 2021)]
    ),
    "the exports of Italy in 2025 are given twice": lambda: turnover(TRADE),
    "the drop must be positive, not 0.0": lambda: diverted_share(YEARS, 0.0),
    "the drop must be positive, not nan": lambda: diverted_share(YEARS, math.nan),
    "the gain of 2020 is missing": lambda: diverted_share(YEARS.where(YEARS != 0.2), 1.0),
    "the outcome of 2021 is given twice": lambda: target_outcome(pd.DataFrame(GOAL), TWICE),
    "there is no outcome for 2010, so the target due in 2015": lambda: target_outcome(
        pd.DataFrame(GOAL), YEARS
    ),
    "is due before that, in 2009": lambda: target_outcome(
        pd.DataFrame(GOAL | {"due": 2009}), YEARS
    ),
    "a target lacks its value": lambda: target_outcome(pd.DataFrame(GOAL | {"value": None}), YEARS),
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_cannot_be_measured_is_refused_in_one_line(message):
    with pytest.raises(ValueError) as caught:
        REFUSED[message]()
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
