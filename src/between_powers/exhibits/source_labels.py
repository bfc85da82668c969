"""How a source is called below an exhibit: by its producer and year, and by more where need be."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import pandas as pd

from between_powers import data

NO_DATE = "no date"
COPIES = {
    "private_copy": "in a private copy",
    "mirror": "in a copy",
    "machine_translation": "in a machine translation",
}


def source_labels() -> dict[str, str]:
    """Return the label of every source by its id, each one's own through the whole report.

    A label begins with who made the figure or text; a copy of weak standing is named after it.

    Examples
    --------
    >>> source_labels()["kmg_ar2024"]
    'KazMunayGas (2025)'
    >>> source_labels()["UNIP25"]
    'Bailey, Strezhnev and Voeten (2026), in a private copy'
    """
    return _labels(data.stamps_of("sources"))


@cache
def _labels(stamps: tuple[object, ...]) -> dict[str, str]:  # noqa: ARG001 - part of the cache key
    sources = data.read("sources")
    places = sources.set_index("source_id")["reading"].map(COPIES).fillna("")
    shortest = labels(sources)
    return {key: ", ".join(filter(None, (text, places[key]))) for key, text in shortest.items()}


def labels(sources: pd.DataFrame) -> dict[str, str]:
    """Give every source the shortest label that no other source has.

    That is the producer and the year; else the day of publication (may be missing); else the title
    as well; and where even that is another source's too, the place where it was read.

    Examples
    --------
    >>> rows = [("a", "TASS", "Talks", "2025-11-12"), ("b", "TASS", "Oil", "2025-11"),
    ...         ("c", "Atlas", "Steppe", None), ("d", "Atlas", "Sea", None)]
    >>> names = ["source_id", "producer", "title", "published"]
    >>> for label in labels(pd.DataFrame(rows, columns=names).assign(publisher="")).values():
    ...     print(label)
    TASS (12 November 2025)
    TASS (November 2025)
    Atlas, “Steppe” (no date)
    Atlas, “Sea” (no date)
    """
    rows = sources.fillna("").astype(str).set_index("source_id")
    forms = {str(row.Index): _forms(row) for row in rows.itertuples()}
    uses = Counter(chain.from_iterable(set(texts) for texts in forms.values()))
    return {
        key: next((text for text in texts if uses[text] == 1), texts[-1])
        for key, texts in forms.items()
    }


def _forms(row: Any) -> list[str]:
    """Labels of a source, from the shortest to the fullest."""
    day = _day(row.published)
    titled = f"{row.producer}, “{row.title}”"
    return [
        f"{row.producer} ({row.published[:4] or NO_DATE})",
        f"{row.producer} ({day})",
        f"{titled} ({day})",
        f"{titled} ({day}, read at {row.publisher})",
    ]


def _day(published: str) -> str:
    """Write a year, month or day as the prose does."""
    if not published:
        return NO_DATE
    written = pd.Timestamp(published)
    form = {4: "%Y", 7: "%B %Y"}.get(len(published), f"{written.day} %B %Y")
    return written.strftime(form)
