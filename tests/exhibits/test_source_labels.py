"""A source is called the same below every exhibit."""

import re

from between_powers import data
from between_powers.exhibits.source_labels import source_labels
from between_powers.exhibits.table import Table


def test_every_source_has_a_label_with_its_year_and_no_letter():
    labels = source_labels()
    assert set(labels) == set(data.sources().index)
    for key, label in labels.items():
        assert re.search(r" \((\d{4}|no date)(, [a-z ]+)?\)$", label), key


def test_a_weak_copy_is_named_after_who_made_the_figure():
    assert source_labels()["UNIP25"].endswith("Voeten (2026, private copy)")
    assert source_labels()["kmg_ar2024"] == "KazMunayGas (2025)"


def test_sources_of_an_exhibit_carry_their_number_of_rows(forget_exhibits):
    forget_exhibits()
    rows = data.load("oil_exports")
    table = Table(
        id="counted", title="Counted", subtitle="Mt", data=rows, columns={"route": "Route"}
    )
    counts = {source["id"]: source["rows"] for source in table.bundle()["sources"]}
    assert sum(counts.values()) == len(data.cited(rows))
    assert all(counts.values())
    assert list(counts) == data.source_ids(rows)
