"""Where states stand in organisations, from the dated steps that they took."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def standing(steps: pd.DataFrame, positions: Mapping[str, str], until: int) -> pd.DataFrame:
    """Position of each country in each organisation at the end of the year `until`.

    A step has ``organisation``, ``country``, ``step`` and ``date`` (ISO text that may stop at year
    or month); other columns are kept. `positions` has the position that each kind of step leads to;
    kinds that it does not name change nothing.

    The latest step of each organisation and country, with its ``position``; ordered by both.
    A pair that took no step that counts has no row.

    Notes
    -----
    The latest step decides. Of steps with one date a step called "left" comes last: a treaty that
    some members prolong is left by the others on the same day, and the record may name both.

    Examples
    --------
    >>> steps = pd.DataFrame({"organisation": ["CSTO"] * 3, "country": ["Uzbekistan"] * 3,
    ...     "step": ["left", "signed_treaty", "prolonged_treaty"],
    ...     "date": ["1999-04-02", "1992-05-15", "1999-04-02"]})
    >>> positions = {"signed_treaty": "in", "prolonged_treaty": "in", "left": "out"}
    >>> standing(steps, positions, 2021)["position"].tolist()
    ['out']
    """
    counted = steps[steps["step"].isin(list(positions))]
    counted = counted[counted["date"].str[:4].astype(int) <= until]
    ordered = counted.assign(_left=counted["step"] == "left").sort_values(
        ["date", "_left"], kind="stable"
    )
    latest = ordered.drop_duplicates(["organisation", "country"], keep="last")
    latest = latest.drop(columns="_left").sort_values(["organisation", "country"])
    return latest.assign(position=latest["step"].map(dict(positions))).reset_index(drop=True)
