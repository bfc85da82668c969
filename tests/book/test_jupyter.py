"""Chapters as authors run them: top to bottom in a plain kernel, seen in any program."""

import os
import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import nbformat
import pytest
from jupytext.myst import matches_mystnb, myst_to_notebook

from reportpress.contract import MIME, RUN_VARIABLE, TABLE_MIME

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
QUICK = "country"
"""A short chapter with a figure, tables and glued numbers."""
NAMES = [
    path.stem
    for path in sorted(CHAPTERS.glob("*.md"))
    if matches_mystnb(path.read_text(encoding="utf-8"), ext=".md")
]
EXECUTE = "from nbclient.cli import main; main()"
PRESS = (RUN_VARIABLE, "JUPYTER_DEFAULT_PROVISIONER_NAME")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == QUICK else pytest.mark.slow) for name in NAMES],
)
def test_a_chapter_runs_in_a_plain_kernel_and_shows_all_that_it_has(name, tmp_path):
    path = tmp_path / f"{name}.ipynb"
    text = (CHAPTERS / f"{name}.md").read_text(encoding="utf-8")
    nbformat.write(myst_to_notebook(text), path)
    outside = {key: value for key, value in os.environ.items() if key not in PRESS}
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, "--inplace", str(path)],
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outputs = [
        output for cell in nbformat.read(path, 4).cells for output in cell.get("outputs", [])
    ]
    shown = [output["data"] for output in outputs if "data" in output]
    for data in shown:
        if MIME in data:
            assert b64decode(data["image/png"]).startswith(b"\x89PNG")
            assert "application/vnd.vegalite.v6+json" in data
        if TABLE_MIME in data:
            assert data["text/html"].startswith("<table")
    printed = "".join(output.text for output in outputs if output.output_type == "stream")
    glued = {name for name in re.findall(r"\{glue:text\}`(\w+)`", text)}
    assert glued <= set(re.findall(r"^(\w+): ", printed, re.MULTILINE))
    assert all(output.output_type != "error" for output in outputs)
