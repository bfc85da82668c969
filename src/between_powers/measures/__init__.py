"""Measures of dependence, balance and change: pure functions of frames and numbers.

Each cites the source of its formula and states what it cannot show. Import from here; the modules
are how the functions are filed.
"""

from between_powers.measures.agreement import Agreement, coder_agreement
from between_powers.measures.change import first_lasting_lead
from between_powers.measures.concentration import (
    Bounds,
    effective_number,
    effective_number_bounds,
    herfindahl_hirschman,
    herfindahl_hirschman_bounds,
)
from between_powers.measures.hypotheses import diagnosticity, score_matrix
from between_powers.measures.ideal_points import (
    DistanceChange,
    distance_change,
    ideal_point_distance,
)
from between_powers.measures.membership import standing
from between_powers.measures.routes import Loss, chokepoint_loss, dependence, spare_capacity
from between_powers.measures.sensitivity import leave_group_out, leave_one_out
from between_powers.measures.shares import (
    diverted_share,
    pooled_shares,
    shares_of_total,
    turnover,
    window_shares,
)
from between_powers.measures.targets import target_outcome

__all__ = [
    "Agreement",
    "Bounds",
    "DistanceChange",
    "Loss",
    "chokepoint_loss",
    "coder_agreement",
    "dependence",
    "diagnosticity",
    "distance_change",
    "diverted_share",
    "effective_number",
    "effective_number_bounds",
    "first_lasting_lead",
    "herfindahl_hirschman",
    "herfindahl_hirschman_bounds",
    "ideal_point_distance",
    "leave_group_out",
    "leave_one_out",
    "pooled_shares",
    "score_matrix",
    "shares_of_total",
    "spare_capacity",
    "standing",
    "target_outcome",
    "turnover",
    "window_shares",
]
