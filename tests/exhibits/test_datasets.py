"""An exhibit knows the datasets that it rests on, and an id is used once."""

import pandas as pd
import pytest

from between_powers import data, jupyter
from between_powers.exhibits import Table, TableError
from between_powers.readings import trade

ROWS = pd.DataFrame({"route": ["CPC"], "source_id": ["kmg_ar2024"]})


@pytest.fixture(autouse=True)
def _fresh(forget_exhibits):
    forget_exhibits()


def table(name="first", **changes):
    parts = {"title": "One route", "subtitle": "Routes", "data": ROWS, "columns": {"route": "R"}}
    return Table(**({"id": name} | parts | changes))


def test_the_datasets_are_those_loaded_since_the_exhibit_before():
    data.load("cpc")
    data.load("brent")
    assert table().bundle()["datasets"] == ["brent", "cpc"]
    data.load("visits")
    assert table("second").bundle()["datasets"] == ["visits"]


def test_a_load_inside_a_reading_counts():
    trade.shares("turnover")
    assert table().datasets == ("trade_partners",)


def test_what_checks_and_describes_the_data_loads_nothing_for_an_exhibit():
    data.load("cpc")
    data.validate()
    data.read_all()
    data.read("brent")
    table("checked").bundle()
    assert table("second", datasets=("cpc",)).datasets == ("cpc",)
    with pytest.raises(TableError) as caught:
        table("third")
    assert str(caught.value) == (
        "table 'third' rests on no dataset: none was loaded since the exhibit before; "
        "name those that it shows with datasets=(...)"
    )


def test_named_datasets_replace_those_loaded():
    data.load("cpc")
    data.load("brent")
    assert table(datasets=("cpc",)).datasets == ("cpc",)


def test_a_dataset_that_was_not_loaded_is_refused():
    data.load("cpc")
    with pytest.raises(TableError) as caught:
        table(datasets=("cpc", "barley"))
    assert str(caught.value) == (
        "table 'first' rests on 'barley', which was not loaded in this run; "
        "load it before, or correct datasets=(...)"
    )


def test_a_cell_that_jupyter_runs_again_keeps_its_datasets(monkeypatch):
    monkeypatch.setattr(jupyter, "in_jupyter", lambda: True)
    data.load("cpc")
    table()
    data.load("visits")
    table("second")
    assert table().datasets == ("cpc",)
    data.load("brent")
    assert table().datasets == ("brent", "cpc")


def test_a_cell_that_moved_in_jupyter_uses_its_id_again(monkeypatch):
    monkeypatch.setattr(jupyter, "in_jupyter", lambda: True)
    data.load("cpc")
    table()
    assert table(title="Another cell").title == "Another cell"
    monkeypatch.undo()
    with pytest.raises(TableError, match="table id 'first' is used twice; ids must be unique"):
        table()
