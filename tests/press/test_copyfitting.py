"""Chapters that would end on a few lines are set closer or wider, and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportpress.typst import copyfitting
from reportpress.typst.builder import DEFAULT_TEMPLATE
from reportpress.typst.compiler import TypstCompiler

#: Words of chapters; they end anywhere on their last page.
LENGTHS = tuple(range(1500, 2100, 60))
CHAPTER = '#fitted("c{n}")[\n#section-title(level: 1, rank: 1)[C{n}]\n#lorem({words})\n]\n'
#: A table called for at the head of a chapter, and what follows it.
TABLE = """#fitted("f{n}")[
#section-title(level: 1, rank: 1)[F{n}]
#lorem(60)
#long-table(number: "Table {n}", title: [Title], behind: {behind}, columns: (1fr,),
  align: (start,), header-rows: 1, table.header([Head]), ..range(16).map(row => [{n}.#row]))
#lorem({words})
]
"""
BEHIND = {1: ("((0, 9999pt),)", 0), 2: ("((100, 80pt), (400, 9999pt))", 80), 3: ("()", 900)}


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copyfitting")
    source = '#import "template.typ": *\n#show: book.with(title: "Book")\n'
    source += "".join(CHAPTER.format(n=n, words=words) for n, words in enumerate(LENGTHS))
    for n, (behind, words) in BEHIND.items():
        source += TABLE.format(n=n, behind=behind, words=words)
    parts = DEFAULT_TEMPLATE.with_name("design").glob("*.typ")
    files = {f"design/{part.name}": part.read_bytes() for part in parts}
    files |= {"template.typ": DEFAULT_TEMPLATE.read_bytes(), "book.typ": source.encode()}
    TypstCompiler(folder).compile(files, "book")
    return folder


def test_only_chapters_that_end_on_a_few_lines_are_set_otherwise(fitted: Path) -> None:
    looks = json.loads((fitted / copyfitting.FILE).read_text())["looks"]
    assert 0 < len(looks) < len(LENGTHS)
    assert set(looks.values()) <= set(copyfitting.LOOKS)


def test_a_table_does_not_stand_at_a_foot_below_a_hole(fitted: Path) -> None:
    here = json.loads((fitted / copyfitting.FILE).read_text())["here"]
    assert here == ["Table 1", "Table 2"]


def test_the_design_has_the_looks_that_are_tried() -> None:
    design = DEFAULT_TEMPLATE.with_name("design") / "copyfitting.typ"
    looks = re.findall(r"^  ([a-z-]+): \(leading", design.read_text(), re.MULTILINE)
    assert looks == ["as-designed", *copyfitting.LOOKS]


def test_what_helps_most_is_chosen() -> None:
    ends = {"": {"a": 0.1, "b": 0.2}, "closer": {"a": 0.05, "b": 0.1}, "wider": {"a": 0.15, "b": 1}}
    ends |= {"closest": {"a": 0.1, "b": 0.3}, "widest": {"a": 0.12, "b": 0.5}}
    tried: list[dict[str, str]] = []

    def setting(looks: dict[str, str]) -> dict[str, float]:
        tried.append(dict(looks))
        return {name: ends[looks.get(name, "")][name] for name in "ab"}

    assert copyfitting.looks_for(setting) == {"a": "wider", "b": "wider"}
    assert len(tried) == 1 + len(copyfitting.LOOKS)
