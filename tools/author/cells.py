"""What a cell of a chapter may hold, so that the chapter reads as a notebook.

Formatting and lint are ruff's matter (`tools.author.chapters`); these rules are the report's own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from jupytext.myst import matches_mystnb, myst_to_notebook
from tools.author import literals

LONGEST, MEDIAN = 30, 15
"""Lines of code, blank ones left out: the most of a cell, and of half the cells of a chapter."""
PROSE = {"note", "notes", "detail", "title"}
"""Columns whose text is for readers: no code takes a meaning from it."""
PATTERNS = {"extract", "extractall", "contains", "match", "fullmatch", "findall"}


@dataclass(frozen=True)
class Cell:
    """A code cell: its place among all cells, the line where its code begins, the code."""

    index: int
    line: int
    source: str

    @property
    def length(self) -> int:
        """Count the lines that are not blank."""
        return sum(bool(line.strip()) for line in self.source.splitlines())

    @property
    def only_imports(self) -> bool:
        """Tell whether this is a set-up cell, which may be of any length."""
        body = ast.parse(self.source).body
        return all(isinstance(node, ast.Import | ast.ImportFrom) for node in body)


def is_notebook(path: Path) -> bool:
    """Tell whether a chapter has cells."""
    return bool(matches_mystnb(path.read_text(encoding="utf-8"), ext=".md"))


def code_cells(text: str) -> list[Cell]:
    """Return the code cells of a text notebook."""
    notebook = myst_to_notebook(text, add_source_map=True)
    lines, cells = text.splitlines(), []
    places = zip(notebook.cells, notebook.metadata["source_map"], strict=True)
    for index, (cell, fence) in enumerate(places, start=1):
        if cell.cell_type == "code":
            source = cell.source.splitlines()
            # Tags and options may stand between the fence and the code.
            starts = (n for n in range(fence, len(lines)) if lines[n : n + len(source)] == source)
            cells.append(Cell(index, next(starts) + 1, cell.source))
    return cells


def problems(path: Path) -> list[str]:
    """Tell what is against the rules in a chapter, one line each."""
    text = path.read_text(encoding="utf-8")
    place = f"{path.parent.name}/{path.name}"
    cells = code_cells(text)
    messages = [
        f"{place}, line {line}: {message}" for cell in cells for line, message in _in_cell(cell)
    ]
    starts = [(cell.line, cell.source) for cell in cells]
    messages += (f"{place}, line {line}: {message}" for line, message in literals.in_parts(starts))
    middle = median([cell.length for cell in cells if not cell.only_imports] or [0])
    if middle > MEDIAN:
        messages.append(
            f"{place}: the median of its cells is {middle:g} lines, {MEDIAN} are the most; "
            "a cell loads, measures, says or shows"
        )
    prefix = f"{path.stem[:3]}_"
    if glued := re.search(rf"\{{glue:\w*\}}`{prefix}\w+`|\b{prefix}\w+=", text):
        line = text.count("\n", 0, glued.start()) + 1
        messages.append(
            f"{place}, line {line}: a glued name begins with {prefix!r}; glued names are a "
            "chapter's own and need no prefix"
        )
    messages += (
        f"{place}, line {line}: nothing reads the glued value {name!r}; show it, or take it out"
        for name, line in _unread(text, cells, path.parent.parent / "data")
    )
    return messages


def _unread(text: str, cells: list[Cell], folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the glued values that no text, code or template in loaded data reads, and the lines."""
    values, holders, taken, loaded = dict[str, int](), {""}, set[tuple[str, str]](), set[str]()
    for cell in cells:
        for node in ast.walk(ast.parse(cell.source)):
            match node:
                case ast.Call(func=ast.Name(id="glue"), keywords=given):
                    values |= {one.arg: cell.line - 1 + one.lineno for one in given if one.arg}
                case ast.Call(func=ast.Name(id="load"), args=[ast.Constant(value=str(dataset))]):
                    loaded.add(dataset)
                case ast.Assign([ast.Name(id=holder)], ast.Call(func=ast.Name(id="glue"))):
                    holders.add(holder)
                case ast.Attribute(ast.Name(id=holder), attr=name):
                    taken.add((holder, name))
                case ast.Attribute(ast.Call(func=ast.Name(id="glue")), attr=name):
                    taken.add(("", name))
    read = {name for holder, name in taken if holder in holders}
    read |= set(re.findall(r"\{glue:\w*\}`(\w+)`", text))
    for path in {folder / f"{dataset}.csv" for dataset in loaded}:
        if path.exists():
            read |= set(re.findall(r"\$\{?(\w+)", path.read_text(encoding="utf-8")))
    yield from ((name, line) for name, line in values.items() if name not in read)


def _in_cell(cell: Cell) -> Iterator[tuple[int, str]]:
    if cell.length > LONGEST and not cell.only_imports:
        yield (
            cell.line,
            f"the cell has {cell.length} lines, {LONGEST} are the most; split it, or move how "
            "a chart is drawn to charts/ and what is computed to readings/ or measures/",
        )
    tree = ast.parse(cell.source)
    seen = {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "columns"
        for part in ast.walk(node)
    }  # headings of a table
    for node in ast.walk(tree):
        first = cell.line - 1
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            if node not in seen and (message := literals.refused(node)):
                yield first + node.lineno, message
            seen.update(ast.walk(node))
        elif isinstance(node, ast.Assert) and node.msg is None:
            yield first + node.lineno, "the assert does not say what it holds; add a message"
        elif message := _pattern(node) or _words_read(node):
            yield first + node.lineno, message


def _pattern(node: ast.AST) -> str:
    """Refuse regular expressions: what they cut out of text should be a column."""
    match node:
        case ast.Import(names=[ast.alias(name="re"), *_]) | ast.ImportFrom(module="re"):
            return "regular expressions cut a meaning out of text; give the dataset a column"
        case ast.Attribute(value=ast.Attribute(attr="str"), attr=name) if name in PATTERNS:
            return f".str.{name} cuts a meaning out of text; give the dataset a column"
    return ""


def _words_read(node: ast.AST) -> str:
    """Refuse a test of what a text for readers says, such as ``"about" in row.note``."""
    if not isinstance(node, ast.Compare):
        return ""
    sides = [node.left, *node.comparators]
    if not any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides):
        return ""
    names = {
        name for side in sides if not isinstance(side, ast.Constant) for name in _names(side)
    } & PROSE
    if not names:
        return ""
    return f"a test of the words of {min(names)!r}; meaning belongs into a column of the dataset"


def _names(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        match part:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.Subscript(slice=ast.Constant(value=str(name))):
                yield name
