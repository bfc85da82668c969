"""Standing in organisations, from steps that tempt the rule."""

import pandas as pd

from between_powers.measures import standing

POSITIONS = {"joined": "in", "prolonged": "in", "rejoined": "in", "left": "out"}


def steps(*rows):
    return pd.DataFrame(rows, columns=["organisation", "country", "step", "date"])


def position(table, country="B"):
    return table.set_index("country").loc[country, "position"]


def test_leaving_comes_last_on_its_day_in_any_order_of_rows():
    rows = [("X", "B", "left", "1999-04-02"), ("X", "B", "prolonged", "1999-04-02")]
    assert position(standing(steps(*rows), POSITIONS, 2000)) == "out"
    assert position(standing(steps(*rows[::-1]), POSITIONS, 2000)) == "out"


def test_a_later_return_counts_and_a_step_after_the_year_does_not():
    rows = steps(
        ("X", "B", "joined", "1992"), ("X", "B", "left", "1999"), ("X", "B", "rejoined", "2006")
    )
    found = [position(standing(rows, POSITIONS, year)) for year in (1998, 1999, 2005, 2006)]
    assert found == ["in", "out", "out", "in"]


def test_a_step_without_a_position_changes_nothing_and_gives_no_row():
    rows = steps(
        ("X", "B", "joined", "1992"), ("X", "B", "froze", "2024"), ("X", "C", "froze", "2024")
    )
    table = standing(rows, POSITIONS, 2026)
    assert table["country"].tolist() == ["B"]
    assert position(table) == "in"


def test_the_cells_of_a_row_are_those_of_one_step():
    rows = steps(("X", "B", "joined", "1992"), ("X", "B", "left", "1999"))
    table = standing(rows.assign(note=["of the first", None]), POSITIONS, 2026)
    assert table["step"].item() == "left"
    assert table["note"].isna().item()
