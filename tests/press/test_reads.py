"""Which files a chapter reads is heard, so that an edit runs its readers again and no others."""

import io
import json
import subprocess
import sys

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from tests.plugins.tiny_book import edit

from reportpress.commands import build, preview
from reportpress.edition.progress import Progress
from reportpress.notebooks.output_cache import OutputCache

ALL_HEARD = """
import json, os, sqlite3, subprocess, sys
from pathlib import Path
from reportpress.notebooks.kernels import child
home, told = os.getcwd(), []
for code in json.loads(sys.argv[1]):
    os.chdir(home)
    reads = child.Reads()
    exec(code)
    reads.write(Path(home, "reads.json"))
    told.append(json.loads(Path(home, "reads.json").read_text()))
print(json.dumps(told))
"""
READS = {
    'open("a.csv").close()': {"a.csv"},
    'open(b"a.csv").close(); os.chdir("/")': {"a.csv"},
    'Path("b.csv").exists() or sys.audit("reportpress.read", "b.csv")': {"b.csv"},
    'list(Path("more").glob("*.csv"))': {"more"},
    'Path("link.csv").read_text()': {"link.csv", "more/c.csv"},
    'sqlite3.connect("a.csv").close()': {"a.csv"},
    # Another process may read all.
    'open("a.csv").close(); os.system("true")': set(),
    'open("a.csv").close(); subprocess.run(["true"])': set(),
    # A module stays loaded, and to look for it is not to read a folder.
    "sys.path.insert(0, home); import module": {"module.py"},
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is heard of each piece of code of READS, run in one process."""
    folder = tmp_path_factory.mktemp("reads").resolve()
    (folder / "more").mkdir()
    for name in ("a.csv", "module.py", "more/c.csv"):
        (folder / name).touch()
    (folder / "link.csv").symlink_to("more/c.csv")
    command = [sys.executable, "-B", "-c", ALL_HEARD, json.dumps(list(READS))]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    below = f"{folder}/"
    return {
        code: {path.removeprefix(below) for path in paths if path.startswith(below)}
        for code, paths in zip(READS, json.loads(done.stdout), strict=True)
    }


@pytest.mark.parametrize("code", READS)
def test_what_is_read_is_heard(told, code):
    assert {name for name in told[code] if not name.endswith((".pyc", ".json"))} == READS[code]


@pytest.mark.parametrize(
    ("read", "now", "holds"),
    [
        ("data/a", {"data/a": "1", "data/b": "2"}, True),
        ("data/a", {"data/a": "2"}, False),
        ("data/a", {}, False),
        ("data/b", {"data/a": "1"}, True),
        ("data/b", {"data/a": "1", "data/b": "1"}, False),
        ("data", {"data/a": "2"}, True),
        ("data", {"data/a": "1", "data/b": "1"}, False),
        ("data", {"data/a": "1", "data/more/b": "1"}, False),
        ("data", {}, False),
        (None, {"data/a": "1"}, True),
        (None, {"data/a": "1", "data/b": "1"}, False),
    ],
)
def test_outputs_hold_while_what_was_read_is_the_same(tmp_path, read, now, holds):
    notebook = new_notebook(cells=[new_code_cell("1")])
    OutputCache(tmp_path, {"data/a": "1"}).keep("one.md", notebook, [read] if read else [])
    assert OutputCache(tmp_path, now).restore("one.md", notebook) == holds


def previewed(root):
    assert preview.preview(root) == []
    return root / preview.STAGE


def built(root):
    build.build(root, Progress(io.StringIO()))
    return root / build.STAGE


def ran(make, root, change):
    """Names of the chapters that run again after a change of a book."""
    kept = make(root) / "doctrees/outputs"
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    change()
    make(root)
    after = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    return {name for name, _ in before.items() ^ after.items()}


def add(path, line):
    with path.open("a") as file:
        file.write(f"{line}\n")


@pytest.mark.parametrize("make", [previewed, pytest.param(built, marks=pytest.mark.slow)])
def test_an_edit_runs_its_readers_and_no_others(copy, make):
    data, one, two = copy / "data", "chapters-one.md.json", "chapters-two.md.json"
    page = copy / make(copy).relative_to(copy) / "html/chapters/one.html"
    edit(copy, "frame = pd", 'rain = pd.read_csv("../data/rain.csv")\nframe = pd')
    edit(copy, 'rows="200,000"', "rows=str(len(rain))")
    listed = 'snow = len(sorted(Path("../data").glob("snow*")))'
    edit(copy, "stations =", f"from pathlib import Path\n{listed}\nstations =", "chapters/two.md")
    edit(copy, '["A01", "A02"', '[f"A0{snow + 1}", "A02"', "chapters/two.md")
    assert ran(make, copy, lambda: add(data / "rain.csv", "2026,Upper Town,1,met2025")) == {one}
    assert ">5</span> rows" in page.read_text()
    assert ran(make, copy, lambda: add(data / "of-none.csv", "year")) == {two}
    assert ran(make, copy, lambda: add(data / "of-none.csv", "2026")) == set()
    assert ran(make, copy, (data / "of-none.csv").unlink) == {two}
    assert ran(make, copy, lambda: add(copy / "chapters/rainfall.py", "")) == {one, two}
