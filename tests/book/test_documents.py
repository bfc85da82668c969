"""What README, CONTRIBUTING and docs/ name is there: files, links, commands."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
# Examples of what an author may type, among them files that are not there.
EXAMPLES = {"constructs.md"}
# What an author would add, what a build makes, and a module that is named as it was then.
NOT_HERE = {"chapters/water.md", "search-index.js", "unscripted.css", "data.py"}
# Files of other projects.
OF_OTHERS = {"basic.css", "docs/website-downloads.md"}
FOLDERS = ("src", "tests", "tools", "chapters", "data", "docs", ".ci", ".github")
FILES = {
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
}
PATH = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|typ|js|css|md|yml))`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
MADE = re.compile(r"(?:`|^    )make ([a-z][a-z-]*)", re.MULTILINE)
YEAR = re.compile(r"\b20[2-9]\d\b")
# Days of history, which no new row moves.
EVENTS = {"timeline.INVASION", "timeline.BEFORE", "timeline.GAS_FLOWS"}
TARGETS = re.search(r"\.PHONY: (.*)", (ROOT / "Makefile").read_text("utf-8"))[1].split()


def is_there(name):
    return (
        name in NOT_HERE | OF_OTHERS
        or (ROOT / name).exists()
        or any(file == name or file.endswith(f"/{name}") for file in FILES)
    )


def untrue(page, text):
    """Name what a page names and the project has not."""
    found = [f"`{name}`" for name in PATH.findall(text) if not is_there(name)]
    found += [f"({link})" for link in LINK.findall(text) if not (page.parent / link).exists()]
    return found + [f"make {name}" for name in MADE.findall(text) if name not in TARGETS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page):
    if page.name not in EXAMPLES:
        assert untrue(page, page.read_text(encoding="utf-8")) == []


def test_what_is_not_there_is_named():
    text = "See `html/no.py`, `checks.py` and [this](gone.md); `make nothing`.\n\n    make tea\n"
    told = ["`html/no.py`", "(gone.md)", "make nothing", "make tea"]
    assert untrue(ROOT / "docs" / "data.md", text) == told


def test_the_readme_lists_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(TARGETS) - set(MADE.findall(text)) == {"venv"}


def section(title):
    """Text of a section of CONTRIBUTING, to the next heading of its level."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_who_adds_a_row_is_told_every_year_that_a_reading_types():
    typed = set()
    for path in (ROOT / "src/between_powers/readings").glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and YEAR.search(ast.unparse(node.value)):
                typed |= {f"{path.stem}.{ast.unparse(name)}" for name in node.targets}
    named = set(re.findall(r"`([a-z_]+\.[A-Z_]+)`", section("Add a row")))
    assert named - {"claim_figures.FIGURES"} == typed - EVENTS


def test_one_place_says_what_to_do_after_a_change_of_data():
    steps = section("After a change of data")
    assert re.findall(r"^(\d)\. ", steps, re.MULTILINE) == list("12345")
    for page in PAGES[:2]:
        elsewhere = page.read_text(encoding="utf-8").replace(steps, "")
        recipes = [line for line in elsewhere.splitlines() if not line.startswith("| `make")]
        found = re.findall(r"make data-version|make codebook", "\n".join(recipes))
        assert found == [], f"{page.name} has steps of its own; refer to those of CONTRIBUTING"


def test_the_index_of_docs_has_every_page_and_tells_which_are_made():
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    assert "(docs/README.md)" in (ROOT / "README.md").read_text("utf-8")[:2000]
    written, _, made = index.partition("## Made by a command: do not edit")
    pages = {
        path.name: "Made by" in path.read_text(encoding="utf-8")[:200]
        for path in (ROOT / "docs").glob("*.md")
        if path.name != "README.md"
    }
    assert {name for name in LINK.findall(made) if "/" not in name} == {
        name for name, is_made in pages.items() if is_made
    }
    assert {name for name in LINK.findall(written) if "/" not in name} == {
        name for name, is_made in pages.items() if not is_made
    }
