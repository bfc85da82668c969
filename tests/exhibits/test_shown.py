"""An exhibit that a cell has made and not shown is told at the end of that cell."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

MADE = """
import pandas as pd
from between_powers import data
from between_powers.exhibits import Table

data.load("oil_exports")
rows = pd.DataFrame({"key": ["a"], "source_id": "kmg_ar2024"})
table = Table(id="shown-test", title="One", subtitle="Rows", data=rows, columns={"key": "Key"})
"""
TOLD = "table 'shown-test' is made and not shown; end the cell in it, or display(...) it"


@pytest.fixture
def shell(forget_exhibits):
    forget_exhibits()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("end", "told"),
    [("x = 1", TOLD), ("display(table)", ""), ("table", ""), ("1 / 0", "")],
)
def test_what_a_cell_has_made_and_not_shown(shell, capsys, end, told):
    shell.run_cell(MADE + end)
    assert capsys.readouterr().err.strip() == told
