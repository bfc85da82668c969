"""How a source is called below an exhibit: by who made it and its year."""

from __future__ import annotations

from functools import cache

from between_powers import data

NO_DATE = "no date"
COPIES = {
    "private_copy": "in a private copy",
    "mirror": "in a copy",
    "machine_translation": "in a machine translation",
}


def source_labels() -> dict[str, str]:
    """Return the label of every source by its id; a copy of weak standing is named after it.

    Two sources may be called alike: the number of each in the references tells them apart.

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
    rows = data.read("sources").fillna("").astype(str)
    labels = {}
    for row in rows.itertuples():
        name = f"{row.producer} ({row.published[:4] or NO_DATE})"
        labels[str(row.source_id)] = ", ".join(filter(None, (name, COPIES.get(row.reading))))
    return labels
