"""Workflows run what is pinned, may do the least, and call commands that are there."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
WRITES = {
    "pages": {"pages", "id-token"},
    "release": {"contents"},
    "links": {"issues"},
}
"""What a job of a workflow may write."""


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_pinned_and_may_do_the_least(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    granted = [job.get("permissions", {}) for job in workflow["jobs"].values()]
    written = {name for one in granted for name, right in one.items() if right == "write"}
    assert written == WRITES.get(path.stem, set())
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            if "checkout" in step["uses"]:
                assert step["with"]["persist-credentials"] is False
        # What others can write, such as a title, never stands in a command.
        assert "${{" not in step.get("run", "")


def test_all_use_the_same_pins():
    pins = re.findall(
        r"uses: (actions/[\w-]+)@(\w{40} # v\S+)", "".join(map(Path.read_text, WORKFLOWS))
    )
    assert len(dict(pins)) == len(set(pins))


def test_the_tools_that_they_call_are_there():
    text = "".join(map(Path.read_text, WORKFLOWS))
    modules = re.findall(r"-m ((?:tools|reportpress)\.[\w.]+)", text)
    assert {"tools.ci.links", "tools.ci.editions"} <= set(modules)
    for module in modules:
        folder = ROOT if module.startswith("tools") else ROOT / "src"
        assert (folder / module.replace(".", "/")).with_suffix(".py").is_file(), module


def test_a_release_takes_what_the_site_offers_whole():
    text = (ROOT / ".github/workflows/release.yml").read_text()
    assert "files=(*.pdf *.epub site.zip data.zip *.bib *.ris)" in text
