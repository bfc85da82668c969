"""How a source is called below an exhibit: by who made it and its year."""

from __future__ import annotations

from functools import cache

from between_powers import data

NO_DATE = "no date"
COPIES = {
    "private_copy": "private copy",
    "mirror": "copied page",
    "machine_translation": "machine translation",
}


def source_labels() -> dict[str, str]:
    """Return the label of every source by its id; a copy of weak standing is named after it.

    Two sources may be called alike: the number of each in the references tells them apart.

    Examples
    --------
    >>> source_labels()["kmg_ar2024"]
    'KazMunayGas (2025)'
    >>> source_labels()["UNIP25"]
    'Bailey, Strezhnev and Voeten (2026, private copy)'
    """
    return _labels(data.stamps_of("sources"))


@cache
def _labels(stamps: tuple[object, ...]) -> dict[str, str]:  # noqa: ARG001 - part of the cache key
    columns = ["source_id", "producer", "published", "reading"]
    rows = data.read("sources")[columns].fillna("").astype(str).to_numpy().tolist()
    labels = {}
    for key, producer, date, how in rows:
        told = ", ".join(filter(None, (date[:4] or NO_DATE, COPIES.get(how))))
        labels[key] = f"{producer} ({told})"
    return labels
