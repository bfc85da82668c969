"""Projects with foreign partners, step by step, and limits set on goods at the border."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load
from between_powers.words import capitalised

WORDS = ("announced", "memorandum")
"""Stages that bind nobody."""

BINDING_STAGES = ("signed", "financed", "in_force", "delivered")
"""Stages that bind; works do so where a contract came before them, or nobody else is needed."""

ALONE = "Kazakhstan"
"""The partner of a project without one."""


def steps(sector: str | None = None) -> pd.DataFrame:
    """List the steps of the projects of one sector or of all, by date.

    Returns
    -------
    pandas.DataFrame
        Rows of ``projects`` with ``day``: of a month, its first.

    Examples
    --------
    >>> plants = steps("nuclear")
    >>> plants[plants["date"] == "2025-06-14"]["builder"].tolist()
    ['Rosatom', 'CNNC']
    """
    rows = load("projects")
    rows = rows if sector is None else rows[rows["sector"] == sector]
    rows = rows.assign(day=pd.to_datetime(rows["date"], format="ISO8601"))
    return rows.sort_values("day", kind="stable", ignore_index=True)


def latest(sector: str | None = None) -> pd.DataFrame:
    """Latest step of each project, indexed by ``project_id``.

    Examples
    --------
    >>> latest("power")["stage"].to_dict()
    {'heat_plants_russia': 'cancelled', 'heat_plants_own': 'announced'}
    """
    return steps(sector).drop_duplicates("project_id", keep="last").set_index("project_id")


def under_contract(*sectors: str) -> pd.DataFrame:
    """Latest binding step of each project of some sectors, indexed by ``project_id``.

    Works or words that follow do not loosen a contract; a project cancelled since has none.

    Examples
    --------
    >>> under_contract("gas", "power")["date"].tolist()
    ['2024-06-07', '2024-11', '2025-09']
    """
    rows = steps()
    decisive = rows["stage"].isin((*BINDING_STAGES, "cancelled"))
    rows = rows[rows["sector"].isin(sectors) & decisive]
    last = rows.drop_duplicates("project_id", keep="last").set_index("project_id")
    return last[last["stage"] != "cancelled"]


def stages(*sectors: str) -> pd.DataFrame:
    """First step at each stage that the projects of some sectors reached.

    Words that follow a binding step of the same project, or works, are no stage of it: they are
    left out.

    Returns
    -------
    pandas.DataFrame
        Rows of `steps`, sector by sector, by project in the order of their first steps, with
        ``binding``: whether a contract, or the country alone, stands behind the step. Works
        before any contract with a partner, such as a survey, have none.

    Examples
    --------
    >>> begun = stages("nuclear", "power").query("stage == 'begun'").set_index("project_id")
    >>> begun["binding"].to_dict()
    {'nuclear_plant_1': False, 'heat_plants_own': True}
    """
    rows = steps()
    rows = rows[rows["sector"].isin(sectors)]
    bound = rows["stage"].isin(BINDING_STAGES)
    after = bound.groupby(rows["project_id"]).cummax()
    works = (rows["stage"] == "begun").groupby(rows["project_id"]).cummax()
    rows = rows.assign(binding=bound | (~rows["stage"].isin(WORDS) & (after | _alone(rows))))
    kept = rows[~(rows["stage"].isin(WORDS) & (after | works))]
    kept = kept.drop_duplicates(["project_id", "stage"])
    first = kept.groupby("project_id")["day"].transform("min")
    place = kept["sector"].map(sectors.index)
    ordered = kept.assign(place=place, first=first).sort_values(
        ["place", "first", "project_id", "day"], ignore_index=True
    )
    return ordered.drop(columns=["place", "first"])


def _alone(rows: pd.DataFrame) -> pd.Series:
    return rows["partner"] == ALONE


def border_measures() -> pd.DataFrame:
    """Limits that one of the two states set on goods of the other or of all, by start.

    A lifting in part is no limit and is left out.

    Returns
    -------
    pandas.DataFrame
        Rows of ``trade_measures`` with ``first`` and ``last`` days: of a month its first and its
        last one, missing where none was found; ``at`` is the first that is known of both. The
        ``label`` begins with a capital, ``label_narrow`` is its first part.

    Examples
    --------
    >>> border_measures()["imposed_by"].value_counts().to_dict()
    {'Kazakhstan': 10, 'Russia': 6}
    """
    rows = load("trade_measures").query("kind != 'lifting'")
    last = pd.to_datetime(rows["end"], format="ISO8601")
    is_month = rows["end"].str.fullmatch(r"\d{4}-\d{2}").fillna(value=False).astype(bool)
    last = last.mask(is_month, last + pd.offsets.MonthEnd(0))
    first = pd.to_datetime(rows["start"], format="ISO8601")
    label = rows["label"].fillna("").map(capitalised)
    names = {"label": label, "label_narrow": label.str.split(",").str[0]}
    days = {"first": first, "last": last, "at": first.fillna(last)}
    return rows.assign(**days, **names).sort_values("first", ignore_index=True)
