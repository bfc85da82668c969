"""What README, CONTRIBUTING and docs/ name is there: files, links, commands."""

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
