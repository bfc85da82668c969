"""Faults in a chapter, told in one line that names chapter, line and cell.

MyST-NB lets a failed cell end the build with a page of traceback through Sphinx, docutils and
nbclient. Here it ends with what an author can act on. What a cell prints, and what it writes to
its error stream, Python's warnings among it, becomes a warning of Sphinx in the same words.
"""

from __future__ import annotations

import re
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from docutils import nodes
from jupyter_client.kernelspec import NoSuchKernel
from myst_nb.core.execute.base import ExecutionError
from myst_nb.core.read import MystMetadataParsingError
from myst_nb.sphinx_ import Parser
from myst_parser.config.main import MdParserConfig
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging

from reportpress.notebooks import execute as ahead
from reportpress.notebooks.cells import Cell, code_cells

STREAMS = {"stream", "stderr"}
"""Classes of what MyST-NB shows of a cell's two streams."""

_LOGGER = logging.getLogger(__name__)
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_QUOTED_SOURCE = re.compile(r"^-{18,}\n(.*?)\n-{18,}$", re.DOTALL | re.MULTILINE)
# A warning's place is a file of the kernel, which no reader can open.
_PLACE_OF_WARNING = re.compile(r"^\S+:\d+: ")


class ChapterError(SphinxError):
    """A chapter that cannot be executed."""

    category = "Chapter"


class ChapterParser(Parser):  # type: ignore[misc]  # MyST-NB is untyped
    """MyST-NB's parser, which executes a chapter, with faults told in one line."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Execute and parse a chapter.

        Parameters
        ----------
        inputstring
            The chapter's text.
        document
            The tree to fill.
        """
        path, root = Path(self.env.doc2path(self.env.docname)), Path(self.env.srcdir)
        config, execution = self.env.myst_config, self.env.mystnb_config
        try:
            self.env.mystnb_config = ahead.executed(self.env.docname, execution)
            super().parse(inputstring, document)
        except Exception as error:
            told = describe(error, path, root, config)
            if told is None:
                raise
            raise ChapterError(told) from error
        finally:
            self.env.mystnb_config = execution
        for text in document.findall(nodes.Text):
            if "[^" in text and not isinstance(text.parent, nodes.literal | nodes.literal_block):
                _LOGGER.warning(
                    "a footnote is used but not defined: %s",
                    text[text.index("[^") :].split()[0],
                    location=(self.env.docname, text.parent.line),
                    type="chapter",
                    subtype="footnote",
                )
        blocks = document.findall(nodes.literal_block)
        said = [block for block in blocks if STREAMS & set(block["classes"])]
        cells = code_cells(path, config) if said else []
        for node in said:
            cell = [c for c in cells if c.line <= (node.line or 0)][-1]
            words = _PLACE_OF_WARNING.sub("", _first_line(node.astext()))
            does = "writes to stderr" if "stderr" in node["classes"] else "prints"
            message = f"cell {cell.number} {does}: {words}"
            where = f"{_name(path, root)}:{cell.line}"
            _LOGGER.warning(message, location=where, type="chapter", subtype="stream")


def describe(
    error: BaseException, source_path: Path, root: Path, config: MdParserConfig | None = None
) -> str | None:
    """Put the failure of a chapter in one line.

    Parameters
    ----------
    error
        What MyST-NB, nbclient or jupyter_client raised.
    source_path
        The chapter.
    root
        The folder that the chapter is named from.
    config
        Configuration of MyST under which the chapter was read.

    Returns
    -------
    str or None
        Chapter, line, cell and reason; None for an error that is not the chapter's.
    """
    cause = (error.__cause__ or error) if isinstance(error, ExecutionError) else error
    reason = _reason(cause)
    if reason is None:
        return None
    chapter = _name(source_path, root)
    if isinstance(cause, MystMetadataParsingError | NoSuchKernel | UnicodeDecodeError):
        return f"{chapter}: {reason}"
    cell = _failed_cell(cause, code_cells(source_path, config))
    place = f", line {cell.line}, cell {cell.number}" if cell else ""
    return f"{chapter}{place}: {reason}"


def _reason(cause: BaseException) -> str | None:
    """Say what went wrong, in the words of the error where it has good ones."""
    match cause:
        case CellExecutionError():
            words = _first_line(cause.evalue)
            return f"{cause.ename}: {words}" if words else str(cause.ename)
        case UnicodeDecodeError():
            return f"is not UTF-8 at byte {cause.start}; save the file as UTF-8"
        case CellTimeoutError():
            limit = re.search(r"after (\S+) seconds", str(cause))
            return f"the cell ran longer than {limit[1]} s" if limit else "the cell ran too long"
        case DeadKernelError():
            return "the kernel died while it ran the cell"
        case MystMetadataParsingError() | NoSuchKernel():
            return _first_line(str(cause))
    return None


def _failed_cell(cause: BaseException, cells: list[Cell]) -> Cell | None:
    """Find the cell that failed.

    nbclient's frames know its index, none of its errors does. An error that comes without them
    quotes the cell's source, which may be the source of more than one cell.
    """
    for frame, _ in traceback.walk_tb(cause.__traceback__):
        if frame.f_globals.get("__name__") == "nbclient.client" and "cell_index" in frame.f_locals:
            index = frame.f_locals["cell_index"]
            return next((cell for cell in cells if cell.index == index), None)
    quoted = _QUOTED_SOURCE.search(str(cause))
    return next((cell for cell in cells if quoted and cell.source == quoted[1]), None)


def _first_line(text: str) -> str:
    """Return the first line that says something, without colours."""
    return next((line.strip() for line in _ANSI.sub("", text).splitlines() if line.strip()), "")


def _name(path: Path, root: Path) -> str:
    """Name a chapter as its author does."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def setup(app: Sphinx) -> dict[str, Any]:
    """Put the parser in the place of MyST-NB's.

    Parameters
    ----------
    app
        The application that builds the book.

    Returns
    -------
    dict
        Sphinx's extension metadata.
    """
    app.setup_extension("myst_nb")
    ahead.setup(app)
    app.add_source_parser(ChapterParser, override=True)
    if not app.verbosity:
        sys.excepthook = _say_it_once
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _say_it_once(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Leave out the traceback of an error that Sphinx has told in one line already.

    jupyter-book has Sphinx print the line, and then raises an error of its own with a traceback
    of a hundred lines, in which the one is lost. Its option -v brings the traceback back.
    """
    if not isinstance(error.__cause__, SphinxError):
        sys.__excepthook__(kind, error, trace)
