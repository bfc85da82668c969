"""A source is called the same below every exhibit, and no two sources are called alike."""

from collections import Counter

import pandas as pd

from between_powers import data
from between_powers.exhibits.source_labels import labels, source_labels


def test_every_source_has_a_label_of_its_own():
    texts = Counter(source_labels().values())
    assert set(source_labels()) == set(data.sources().index)
    assert [text for text, uses in texts.items() if uses > 1] == []
    assert not any("no datea" in text or "()" in text for text in texts)


def test_a_label_is_as_short_as_it_can_be():
    rows = [
        ("a", "SIPRI", "Arms", "sipri.org", "2025-03-10"),
        ("b", "SIPRI", "Spending", "sipri.org", "2025-03-10"),
        ("c", "TASS", "Talks", "tass.com", "2025-11-12"),
        ("d", "TASS", "Oil", "tass.com", "2025-11"),
        ("e", "Atlas", "Steppe", "atlas.org", None),
        ("f", "Atlas", "Steppe", "a copy", None),
        ("g", "KMG", "Report", "kmg.kz", "2025-04-01"),
        ("h", "KMG", "Report", "kmg.kz", None),
    ]
    columns = ["source_id", "producer", "title", "publisher", "published"]
    frame = pd.DataFrame(rows, columns=columns)
    expected = {
        "a": "SIPRI, “Arms” (10 March 2025)",
        "b": "SIPRI, “Spending” (10 March 2025)",
        "c": "TASS (12 November 2025)",
        "d": "TASS (November 2025)",
        "e": "Atlas, “Steppe” (no date, read at atlas.org)",
        "f": "Atlas, “Steppe” (no date, read at a copy)",
        "g": "KMG (2025)",
        "h": "KMG (no date)",
    }
    assert labels(frame) == expected
    assert labels(frame.iloc[::-1]) == expected
