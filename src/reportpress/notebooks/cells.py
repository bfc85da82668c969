"""The code cells of a chapter, and where they stand in its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from myst_nb.core.read import is_myst_markdown_notebook, read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig


@dataclass(frozen=True)
class Cell:
    """A code cell of a text notebook.

    Attributes
    ----------
    number
        Number among the code cells, from 1, as a reader counts.
    index
        Index among all cells, from 0, as nbclient counts.
    line
        Line of the opening fence, from 1.
    source
        The code.
    """

    number: int
    index: int
    line: int
    source: str


def code_cells(path: Path, config: MdParserConfig | None = None) -> list[Cell]:
    """List the code cells of a text notebook.

    Parameters
    ----------
    path
        The chapter.
    config
        Configuration of MyST, which decides what counts as a block.

    Returns
    -------
    list of Cell
        Empty where the file is not a text notebook.
    """
    text = path.read_text(encoding="utf-8")
    if not is_myst_markdown_notebook(text):
        return []
    notebook = read_myst_markdown_notebook(text, config, add_source_map=True, path=path)
    lines = notebook.metadata["source_map"]
    code = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    return [Cell(n, i, lines[i], notebook.cells[i].source) for n, i in enumerate(code, start=1)]
