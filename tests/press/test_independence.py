"""The press alone publishes a report about something else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.plugins.tiny_book import SITE

import reportpress

ROOT = Path(__file__).resolve().parents[2]
PRESS = ROOT / "src" / "reportpress"
NAMED = re.compile(r"between.powers|kazakh|russia|claim|verdict", re.IGNORECASE)
"""Words of the report in whose repository the press is written."""


@pytest.fixture
def without_report(tmp_path):
    """Environment of processes in which the report's package cannot be imported."""
    blocked = tmp_path / "blocked" / "between_powers"
    blocked.mkdir(parents=True)
    (blocked / "__init__.py").write_text("raise ImportError('the press needs no report')\n")
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(blocked.parent), str(PRESS.parent)])}


def test_another_report_is_built_where_this_one_cannot_be_imported(without_report, tmp_path):
    root = tmp_path / "book"
    shutil.copytree(SITE, root)
    chapter = root / "chapters" / "one.md"
    refused = (
        "try:\n    import between_powers\nexcept ImportError as error:\n    said = str(error)\n"
    )
    text = chapter.read_text().replace('glue(rows="200,000")', refused + "glue(rows=said)")
    chapter.write_text(text)
    command = [sys.executable, "-m", "reportpress.commands.build", str(root)]
    run = subprocess.run(command, env=without_report, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    page = (root / "_build/html/chapters/one.html").read_text()
    assert ">the press needs no report</span> rows" in page, "its kernels cannot import it either"
    pdf = PdfReader(root / "_build/html/rain.pdf")
    assert "Rain in two towns" in pdf.pages[0].extract_text()
    assert any("The second bar is longer" in found.extract_text() for found in pdf.pages)


def test_the_press_names_nothing_of_the_report():
    files = [path for path in PRESS.rglob("*") if path.suffix in (".py", ".html", ".css", ".js")]
    files += PRESS.rglob("*.typ")
    assert len(files) > 60
    lines = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if NAMED.search(line)
    ]
    assert lines == []


def test_every_setting_of_the_press_is_described():
    added = re.compile(r'add_config_value\(\s*"(press_\w+)"')
    code = "\n".join(path.read_text(encoding="utf-8") for path in PRESS.rglob("*.py"))
    described = re.findall(r"^(press_\w+) ", reportpress.__doc__, re.MULTILINE)
    assert described == sorted(set(added.findall(code)))
