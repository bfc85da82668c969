"""Files that a chapter uses are told, also where they were read before it began."""

import subprocess
import sys

TOLD = """
import sys
from pathlib import Path
from reportpress.contract import READ_EVENT
heard = []
sys.addaudithook(lambda event, told: heard.append(told[0]) if event == READ_EVENT else None)
from between_powers import data
from between_powers.data import loading
loading.names = lambda: ["brent", "cpc"]
data.read_all()
heard.clear()
data.load("brent")
print(*sorted({Path(name).name for name in heard}))
"""


def test_a_dataset_that_was_read_ahead_tells_its_files_when_it_is_loaded():
    done = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["brent.csv", "datapackage.json", "sources.csv"]
