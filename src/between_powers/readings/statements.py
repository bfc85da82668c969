"""Russian statements on Kazakh statehood and land, and what Kazakhstan and Moscow did then."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

MOSCOW, BORDER, PUBLIC = "Protest to Moscow", "Barred from entry", "Words in public"
DECLINED, NONE = "Silence declared", "None found"

WAYS = {
    "note": MOSCOW,
    "call": MOSCOW,
    "request": MOSCOW,
    "entry_ban": BORDER,
    "reported_ban": BORDER,
    "rebuttal": PUBLIC,
    "warning": PUBLIC,
    "anniversary": PUBLIC,
    "parliament": PUBLIC,
    "declined_protest": DECLINED,
    "none": NONE,
}
"""The way that each form of answer went: to Moscow, to the border post, to the public."""

_STATED = ["date", "at", "precision", "source_id", "also_source_id"]


def dated_events() -> pd.DataFrame:
    """All events under their key, with the first day of the date as ``at``.

    Examples
    --------
    >>> dated_events().loc["2013-new-alliance-treaty-russia", "at"].date()
    datetime.date(2013, 1, 1)
    """
    events = load("events").set_index("event_id")
    return events.assign(at=pd.to_datetime(events["date"], format="ISO8601"))


def exchanges() -> pd.DataFrame:
    """Statements with their dates, sources and the days until the answer.

    Returns the rows of ``statements`` with ``date``, ``at``, ``year``, ``source_id``,
    ``also_source_id``, ``answer_source_id``, ``days`` (from statement to answer, zero where
    both are one event, missing where no answer was found or where one of the two has no day)
    and ``ban``: on what a ban on entry of the speaker rests, missing where none was found.

    Examples
    --------
    >>> exchanges().set_index("speaker").loc[["Fyodorov", "Shperov"], "days"].tolist()
    [10.0, nan]
    """
    events = dated_events()
    said = load("statements").join(events[_STATED], on="event_id")
    answers = events.reindex(said["answer_event_id"]).reset_index(drop=True)
    exact = (said["precision"] == "day") & (answers["precision"] == "day")
    exact |= said["event_id"] == said["answer_event_id"]
    return said.assign(
        year=said["at"].dt.year,
        answer_source_id=answers["source_id"],
        days=(answers["at"] - said["at"]).dt.days.where(exact),
        ban=said["speaker"].map(load("entry_bans").set_index("person")["basis"]),
    ).drop(columns="precision")


def by_deputies(first: int, last: int) -> pd.DataFrame:
    """Exchanges over statements by deputies and leaders of parties, of some years.

    The list was made by hand: it can show how Kazakhstan answered, not how often it was attacked.

    Parameters
    ----------
    first, last : int
        First and last year, both included.

    Examples
    --------
    >>> by_deputies(2014, 2024)["speaker"].tolist()[-4:]
    ['Zyuganov', 'Savostyanov', 'Zatulin', 'Tolstoy']
    >>> by_deputies(2022, 2026)["answer_kind"].eq("formal").any().item()
    False
    """
    rows = exchanges()
    return rows[(rows["office"] == "Deputies") & rows["year"].between(first, last)]


def answers(first: int) -> pd.DataFrame:
    """Answers to the statements of a year and later, one row an answer, by the date of statements.

    The rows of `exchanges` with ``form`` and ``way`` (see `WAYS`). A statement that met no answer
    at the time has a row of the form "none". A ban on entry counts beside another answer if it is
    not older than the statement: "entry_ban" where the state told it with the name, "reported_ban"
    where a report names a source in the government.

    Parameters
    ----------
    first : int
        First year, included.

    Examples
    --------
    >>> rows = answers(2020)
    >>> rows.loc[rows["way"] == MOSCOW, "speaker"].tolist()
    ['Nikonov']
    >>> rows.loc[rows["speaker"] == "Fyodorov", "form"].tolist()
    ['rebuttal', 'reported_ban']
    """
    rows = exchanges()
    rows = rows[rows["year"] >= first]
    said = rows.assign(form=rows["answer_form"].fillna("none"))
    barred = rows["speaker"].map(load("entry_bans").set_index("person")["date"].str[:4].astype(int))
    forms = {"named_by_state": "entry_ban", "government_source": "reported_ban"}
    banned = rows.assign(form=rows["ban"].map(forms))[barred >= rows["year"]]
    both = pd.concat([said, banned.dropna(subset="form")])
    both = both.drop_duplicates(["event_id", "form"]).sort_values("at", kind="stable")
    return both.assign(way=both["form"].map(WAYS)).reset_index(drop=True)
