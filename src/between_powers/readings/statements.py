"""Russian statements on Kazakh statehood and land, and what Kazakhstan and Moscow did then."""

from __future__ import annotations

import pandas as pd

from between_powers.data import load

_STATED = ["date", "at", "source_id", "also_source_id"]
_MARKED = ["date", "at", "title", "detail", "source_id", "also_source_id"]


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
    ``also_source_id``, ``answer_source_id`` and ``days``: from statement to answer, zero where
    both are one event, missing where no answer was found.

    Examples
    --------
    >>> exchanges().set_index("speaker")["days"].tail(4).tolist()
    [10.0, 0.0, nan, nan]
    """
    events = dated_events()
    said = load("statements").join(events[_STATED], on="event_id")
    answers = events.reindex(said["answer_event_id"]).reset_index(drop=True)
    return said.assign(
        year=said["at"].dt.year,
        answer_source_id=answers["source_id"],
        days=(answers["at"] - said["at"]).dt.days,
    )


def exchange_marks() -> pd.DataFrame:
    """Statements, answers and Moscow's steps as dated marks in lanes, one row a mark.

    ``event_id``; ``lane``: the office of a speaker, Answer or Moscow; ``kind``: statement,
    or formal or words for what followed; then date, texts and sources of the event. A step
    that followed two statements is one mark.

    Examples
    --------
    >>> exchange_marks()["lane"].value_counts()["Moscow"].item()
    5
    """
    said = load("statements").rename(columns={"office": "lane", "answer_kind": "kind"})

    def lane(column: str, **columns: str) -> pd.DataFrame:
        rows = said.dropna(subset=column)
        return rows.assign(event_id=rows[column], **columns)[["event_id", "lane", "kind"]]

    marks = pd.concat(
        [
            lane("event_id", kind="statement"),
            lane("answer_event_id", lane="Answer"),
            lane("later_answer_event_id", lane="Answer"),
            lane("moscow_event_id", lane="Moscow", kind="words"),
        ]
    ).drop_duplicates()
    dated = marks.join(dated_events()[_MARKED], on="event_id")
    return dated.sort_values("at", kind="stable", ignore_index=True)
