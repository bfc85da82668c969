"""A chapter as text and as notebook, and where each of its cells stands in the text."""

from __future__ import annotations

from dataclasses import dataclass

from nbformat import NotebookNode


@dataclass(frozen=True)
class Chapter:
    r"""A chapter that is a notebook.

    Examples
    --------
    >>> from myst_nb.core.read import read_myst_markdown_notebook
    >>> lines = ["# Oil", "", "```{code-cell}", ":tags: [hide-input]", "", "x = 1", "1 / 0", "```"]
    >>> text = "\n".join(lines)
    >>> notebook = read_myst_markdown_notebook(text, add_source_map=True)
    >>> chapter = Chapter("oil.md", text, notebook)
    >>> chapter.number(1), chapter.line(1), chapter.line(1, within=2)
    (1, 3, 7)
    """

    name: str  # its file, named from the book's folder
    text: str  # what stands in the file
    # its cells, with their outputs once they have run. MyST-NB puts the line at which each cell
    # begins into ``source_map`` of the metadata.
    notebook: NotebookNode

    def limit(self, index: int, usual: float | None) -> float | None:
        """Return the seconds that a cell may run: those of its option ``timeout``, or the usual."""
        own: float | None = self.notebook.cells[index].metadata.get("timeout", usual)
        return own

    def number(self, index: int) -> int:
        """Return the number of a cell among the code cells, from 1, by its index among all."""
        cells = self.notebook.cells[: index + 1]
        return sum(cell.cell_type == "code" for cell in cells)

    def line(self, index: int, within: int | None = None) -> int:
        """Return the line of a code cell in the file, or that of a line of its code, from 1.

        The fence and the cell's options come before the code; without `within`, or where the code
        is not found as it is, the line is that of the fence. A notebook without a text has none: 1.
        """
        lines = self.notebook.metadata.get("source_map")
        if lines is None:
            return 1
        fence = int(lines[index])
        if within is None:
            return fence
        file, code = self.text.splitlines(), self.notebook.cells[index].source.splitlines()
        for start in range(fence, len(file) - len(code) + 1):
            if file[start : start + len(code)] == code:
                return start + within
        return fence
