"""The settled codes of events and evidence follow from the codings that they were settled from.

Where both coders agree their code holds; else the code of the author, if one of them gave it;
else the note of the row says why (docs/coding.md).
"""

from collections.abc import Iterator

from between_powers.data.checks import Frames
from between_powers.data.faults import fault

FIELDS = ("theme", "actor", "toward", "direction")


def events(frames: Frames) -> Iterator[str]:
    """Codes of events are those that their three codings settle."""
    table = frames["event_codings"].fillna("").set_index(["event_id", "coder"])
    codings = table.to_dict("index")
    for row, event in enumerate(frames["events"].fillna("").to_dict("records"), start=2):
        key = event["event_id"]
        coders = [codings.get((key, coder)) for coder in ("author", "first", "second")]
        if any(coder is None for coder in coders):
            where = ("events.csv", row, "event_id")
            yield fault(where, key, "lacks a coding", "add it to event_codings.csv")
            continue
        author, first, second = (coder or {} for coder in coders)
        for field in FIELDS:
            given = {first[field], second[field]}
            reason = (
                len(given) == 1
                or author[field] in given
                or f"{field.capitalize()}: " in event["note"]
            )
            preferred = {author[field]} & given or given
            if event[field] not in preferred or not reason:
                problem = f"is not the code that its codings settle ({', '.join(sorted(given))})"
                remedy = "settle it by docs/coding.md"
                yield fault(("events.csv", row, field), event[field], problem, remedy)
        agreed = first["direction"] == second["direction"] == event["direction"]
        if agreed != event["direction_agreed"]:
            where = ("events.csv", row, "direction_agreed")
            yield fault(where, event["direction_agreed"], f"should be {agreed}", "correct it")


def ratings(frames: Frames) -> Iterator[str]:
    """Ratings of the evidence are neutral, or what both raters gave."""
    keys = ["item_id", "hypothesis_id"]
    table = frames["rating_codings"].set_index([*keys, "rater"])["rating"].to_dict()
    for row, settled in enumerate(frames["hypothesis_ratings"].to_dict("records"), start=2):
        item, hypothesis, rating = (settled[key] for key in (*keys, "rating"))
        given = {table.get((item, hypothesis, rater)) for rater in ("first", "second")}
        if None in given:
            where = ("hypothesis_ratings.csv", row, "item_id")
            yield fault(where, item, "lacks a coding", "add it to rating_codings.csv")
        elif rating != "neutral" and given != {rating}:
            where = ("hypothesis_ratings.csv", row, "rating")
            yield fault(where, rating, "is not what both raters gave", "make it neutral")
        elif settled["agreed"] != (given == {rating}):
            where = ("hypothesis_ratings.csv", row, "agreed")
            yield fault(where, settled["agreed"], f"should be {given == {rating}}", "correct it")


RULES = (events, ratings)
