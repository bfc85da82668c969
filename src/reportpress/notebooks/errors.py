"""A chapter that cannot be executed, in one line that names chapter, line and cell."""

from __future__ import annotations

import re
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from myst_nb.core.read import MystMetadataParsingError
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from sphinx.errors import SphinxError

from reportpress.notebooks.chapter import Chapter

UNREADABLE = (MystMetadataParsingError, NoSuchKernel)
"""Failures of a chapter as a whole, whose own words are good."""
FAILED_CELL = (CellExecutionError, CellTimeoutError, DeadKernelError)

# The file is one of the kernel's, which no reader can open, and the line is told as that of a file.
_PLACE_OF_SYNTAX_ERROR = re.compile(r" \(\d+\.py, line \d+\)$")
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class ChapterError(SphinxError):
    """A chapter that cannot be executed."""

    category = "Chapter"


def failure(error: Exception, chapter: Chapter, index: int, timeout: float | None) -> ChapterError:
    """Put the failure of a cell, counted among all cells, in one line.

    The line of the file is that of the code that raised, where the traceback tells it, and
    else that at which the cell begins.
    """
    within = None
    match error:
        case CellTimeoutError():
            limit = chapter.limit(index, timeout)
            reason = f"the cell ran longer than {limit} s"
            reason += "; if it needs more, give it the option `:timeout: SECONDS`"
        case DeadKernelError():
            reason = "the kernel died while it ran the cell"
        case _:
            output = _error_output(chapter.notebook.cells[index], error)
            words = _PLACE_OF_SYNTAX_ERROR.sub("", first_line(output["evalue"]))
            reason = f"{output['ename']}: {words}" if words else output["ename"]
            within = _failed_line(output)
    place = f"line {chapter.line(index, within)}, cell {chapter.number(index)}"
    return ChapterError(f"{chapter.name}, {place}: {reason}")


def _error_output(cell: NotebookNode, error: Any) -> dict[str, Any]:
    """Return name, words and traceback of what a cell raised.

    The cell's output has them also where a chart raises while it is displayed; the kernel's reply,
    which nbclient's error is made from, then has neither name nor words.
    """
    outputs = [output for output in cell.outputs if output.output_type == "error"]
    reply = {"ename": error.ename, "evalue": error.evalue, "traceback": [error.traceback]}
    number = {"number": cell.execution_count}
    return {**(outputs[-1] if outputs else reply), **number}


def _failed_line(output: dict[str, Any]) -> int | None:
    """Return the line of the cell's own code that IPython's traceback shows first."""
    traceback = _ANSI.sub("", "\n".join(output["traceback"]))
    shown = re.search(rf"\bIn\[{output['number']}\], line (\d+)", traceback)
    return int(shown[1]) if shown else None


def first_line(text: str) -> str:
    """Return the first line that says something, without colours."""
    return next((line.strip() for line in _ANSI.sub("", text).splitlines() if line.strip()), "")
