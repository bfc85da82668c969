"""The chapters as tests: nbval runs their cells and compares what they show.

A chapter is text and holds no outputs. What its glued values are to be stands in
``tests/expected/<chapter>.json``, by the name of each: a change of a number shows in review.
Figures and tables are pinned by ``figures/``: rows, picture, and title and alt text in it.
What a build has shown a moment ago need not be run again: ``--built-outputs`` compares that.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from jupytext.myst import matches_mystnb, myst_to_notebook
from nbformat import NotebookNode, from_dict
from nbval.plugin import (
    IPyNbCell,
    IPyNbFile,
    NbCellError,
    find_comment_markers,
    find_metadata_tags,
)

from reportpress.contract import MIME, TABLE_MIME
from reportpress.notebooks.dependencies import sphinx_settings
from reportpress.notebooks.kernels.server import PRELOAD_VARIABLE

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
GLUED = "application/papermill.record/"
BUILT_OUTPUTS = "_build/.stage/doctrees/outputs"
OF_SMALL_BOOKS = ("pandas", "altair")
UPDATE = "pytest --update-expected"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to rewrite what is expected, and to run no cell."""
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="rewrite tests/expected/ with what the chapters show now",
    )
    parser.addoption(
        "--built-outputs",
        action="store_true",
        help="run no cell: compare what the build has shown that has just been made",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Have the kernels of the session share what the report's chapters need.

    They are forked from one process, which loads what the first of them asks for; that may be one
    of a test that needs nothing. Where no chapter is run, kernels are those of small books.
    """
    if (config.rootpath / "_config.yml").exists():
        preload = sphinx_settings(config.rootpath).get("press_preload", ())
        if config.getoption("--built-outputs"):
            preload = OF_SMALL_BOOKS
        os.environ.setdefault(PRELOAD_VARIABLE, " ".join(preload))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ChapterFile | None:
    """Collect the text notebooks under chapters/."""
    if file_path.suffix != ".md" or not file_path.is_relative_to(
        parent.config.rootpath / "chapters"
    ):
        return None
    if not matches_mystnb(file_path.read_text(encoding="utf-8"), ext=".md"):
        return None
    chapter: ChapterFile = ChapterFile.from_parent(parent, path=file_path)
    return chapter


class ChapterFile(IPyNbFile):  # type: ignore[misc]  # nbval is untyped
    """A chapter, with what it is expected to show and what it has shown."""

    def collect(self) -> Iterator[ChapterCell]:
        chapters = self.config.rootpath / "chapters"
        name = self.path.relative_to(chapters).with_suffix(".json")
        self.expectations = self.config.rootpath / "tests" / "expected" / name
        self.expected: dict[str, str] = read(self.expectations)
        self.shown: dict[str, str] = {}
        self.nb = myst_to_notebook(self.path.read_text(encoding="utf-8"), add_source_map=True)
        code = [
            (cell, line)
            for cell, line in zip(self.nb.cells, self.nb.metadata["source_map"], strict=True)
            if cell.cell_type == "code"
        ]
        self.pending = len(code)
        for number, (cell, line) in enumerate(code, start=1):
            # nbval passes over the outputs of a cell that was never run.
            cell.execution_count = number
            options = defaultdict(bool, find_metadata_tags(cell.metadata))
            options.update(find_comment_markers(cell.source))
            options.setdefault("check", self.compare_outputs)
            item = ChapterCell.from_parent(
                self, name=f"Cell {number}", cell_num=number, cell=cell, options=options
            )
            item.line = line
            yield item

    def setup(self) -> None:
        if self.config.getoption("--built-outputs"):
            return
        # Late, as it loads Jupyter, which a test of the data has no need of.
        from reportpress.notebooks.kernels.provisioner import use_forked_kernels

        use_forked_kernels()
        super().setup()

    @cached_property
    def built(self) -> list[list[NotebookNode]]:
        """Outputs of each code cell as the last build has kept them."""
        kept = self.config.rootpath / BUILT_OUTPUTS / f"chapters-{self.path.name}.json"
        outputs = json.loads(kept.read_text(encoding="utf-8"))["outputs"]
        return [[from_dict(one) for one in cell] for cell in outputs]

    @property
    def updating(self) -> bool:
        return bool(self.config.getoption("--update-expected"))

    def conclude(self) -> str | None:
        """Once all cells have passed, write what was shown, or name what was not."""
        if self.updating:
            write(self.expectations, self.shown)
            return None
        missing = self.expected.keys() - self.shown.keys()
        if not missing:
            return None
        return f"The chapter no longer shows: {', '.join(sorted(missing))}. Is it meant? {UPDATE}"


class ChapterCell(IPyNbCell):  # type: ignore[misc]
    """A code cell of a chapter."""

    line: int

    def run_as_built(self) -> None:
        """Run the cell; as in a build, one that says so may run for longer."""
        usual = float(self.config.option.nbval_cell_timeout)
        self.config.option.nbval_cell_timeout = max(usual, self.cell.metadata.get("timeout", usual))
        try:
            super().runtest()
        finally:
            self.config.option.nbval_cell_timeout = usual

    def runtest(self) -> None:
        if not self.config.getoption("--built-outputs"):
            self.run_as_built()
        elif not self.compare_outputs(self.parent.built[self.cell_num - 1]):
            self.raise_cell_error("Cell outputs differ", "\n".join(self.comparison_traceback))
        self.parent.pending -= 1
        problem = None if self.parent.pending else self.parent.conclude()
        if problem:
            self.raise_cell_error(problem)

    def compare_outputs(self, test: list[NotebookNode], *_: Any) -> bool:
        """Compare what the cell shows with what is expected, output by output."""
        self.comparison_traceback: list[str] = []
        for name, text in named_texts(test, self.parent.shown):
            if name == "stderr":
                self.raise_cell_error("The cell writes to stderr", text)
            self.parent.shown[name] = text
            if self.parent.updating:
                continue
            if name not in self.parent.expected:
                self.raise_cell_error(f"Nothing is expected of {name!r} yet: run {UPDATE}", text)
            reference = self.parent.expected[name]
            if not super().compare_outputs([plain(text)], [plain(reference)]):
                self.comparison_traceback.insert(0, f"{name} differs. Is it meant? {UPDATE}")
                return False
        return True

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:
        """Begin with the line that pytest's summary repeats: where, and what."""
        error = excinfo.value
        reason = str(error)
        if isinstance(error, NbCellError) and reason == "Cell execution caused an exception":
            reason = ANSI.sub("", error.inner_traceback).strip().splitlines()[-1]
        chapter = self.path.relative_to(self.config.rootpath).as_posix()
        place = f"{chapter}, line {self.line}, cell {self.cell_num}"
        return f"{place}: {reason}\n{super().repr_failure(excinfo)}"

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line - 1, self.name


def named_texts(outputs: Iterable[Any], taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the text of each output under a name that stays when cells move.

    That is the name of a glued value, and for the rest a running number; exhibits have files.
    """
    unnamed = sum(name.startswith("output ") for name in taken)
    for output in outputs:
        if output.get("name") == "stderr":
            yield "stderr", output["text"]
            continue
        data, metadata = output.get("data", {}), output.get("metadata", {})
        text = output.get("text") or data.get("text/plain") or data.get(f"{GLUED}text/plain")
        if "scrapbook" in metadata:
            name = f"glue {metadata['scrapbook']['name']}"
        elif MIME in data or TABLE_MIME in data:
            continue
        else:
            unnamed += 1
            name = f"output {unnamed}"
        yield name, (text or "").rstrip("\n")


def plain(text: str) -> NotebookNode:
    """Return an output that shows a text."""
    data = {"text/plain": text}
    return NotebookNode(output_type="display_data", metadata={}, data=data)  # type: ignore[no-untyped-call]


def read(path: Path) -> dict[str, str]:
    """Read the expectations of a chapter."""
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: "\n".join([text] if isinstance(text, str) else text) for name, text in stored.items()
    }


def write(path: Path, shown: dict[str, str]) -> None:
    """Write the expectations of a chapter, one line of text a line; none, no file."""
    if not shown:
        path.unlink(missing_ok=True)
        return
    stored = {name: text.split("\n") if "\n" in text else text for name, text in shown.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
