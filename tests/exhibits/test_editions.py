"""An exhibit may say its title, subtitle and note in other words in print."""

import pandas as pd
import pytest

from between_powers.exhibits import Table, TableError, by_edition

pytestmark = pytest.mark.usefixtures("with_data_loaded")
ROWS = pd.DataFrame({"key": ["A", "B"], "source_id": "kmg_ar2024"})
GOOD = {"id": "rows", "title": "Two rows", "subtitle": "Rows", "columns": {"key": "Key"}}


def made(**texts):
    return Table(**(GOOD | texts), data=ROWS).bundle()


def test_the_bundle_has_the_words_of_both_editions():
    bundle = made(subtitle=by_edition("All rows", printed="One row"), note="A note.")
    assert (bundle["title"], bundle["subtitle"], bundle["note"]) == (
        "Two rows",
        "All rows",
        "A note.",
    )
    assert bundle["in_print"] == {"subtitle": "One row"}


def test_an_exhibit_with_one_wording_says_nothing_of_print():
    assert "in_print" not in made()


def test_a_note_may_be_for_one_edition_alone():
    assert made(note=by_edition("", printed="One row."))["in_print"] == {"note": "One row."}


@pytest.mark.parametrize(
    ("title", "message"),
    [
        (by_edition("Two rows", printed=" "), "table 'rows' has no title"),
        (by_edition("Two rows", printed="row " * 16), "table 'rows': the title has 16 words"),
    ],
)
def test_the_words_of_print_keep_the_same_rules(title, message):
    with pytest.raises(TableError, match=message):
        made(title=title)
