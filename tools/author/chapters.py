"""Lint and format the chapters as ruff and jupytext would have them: ``make chapters``.

A chapter is a notebook written as text. Its cells go to ruff as a notebook, and come back in the
form in which Jupyter saves it here: in another form it would change all over when an author opens
and saves it. Without ``--fix`` nothing is written, and all that is wrong is told.
"""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jupytext
import nbformat
from jupytext.config import load_jupytext_config
from tools.author import cells

ROOT = Path(__file__).resolve().parents[2]
FORMAT = "md:myst"


def chapters(root: Path) -> list[Path]:
    """Return the chapters that are notebooks."""
    return [path for path in sorted((root / "chapters").glob("*.md")) if cells.is_notebook(path)]


def formatted(text: str, *, fix: bool = False) -> str:
    """Return a text notebook as ruff formats and Jupyter saves it; with `fix`, mended by ruff."""
    notebook = jupytext.reads(text, fmt=FORMAT)
    source = nbformat.writes(notebook)
    if fix:
        source = _ruff(source, "check", "--fix-only")
    notebook.cells = nbformat.reads(_ruff(source, "format"), as_version=4).cells
    config = load_jupytext_config(str(ROOT / "chapters"))
    return str(jupytext.writes(notebook, fmt=FORMAT, config=config))


def lint(text: str) -> Iterator[tuple[int, str]]:
    """Yield what ruff finds in a text notebook: the line and the message."""
    starts = {cell.index: cell.line for cell in cells.code_cells(text)}
    source = nbformat.writes(jupytext.reads(text, fmt=FORMAT))
    for finding in json.loads(_ruff(source, "check", "--output-format=json")):
        line = starts[finding["cell"]] + finding["location"]["row"] - 1
        yield line, f"{finding['message']} ({finding['code']})"


def _ruff(notebook: str, command: str, *options: str) -> str:
    """Run ruff on a notebook as if it stood in chapters/, where pyproject.toml has its settings."""
    name = str(ROOT / "chapters" / "chapter.ipynb")
    ruff = [sys.executable, "-m", "ruff", command, *options, "--stdin-filename", name, "-"]
    run = subprocess.run(ruff, input=notebook, capture_output=True, text=True, check=False)
    if not run.stdout:  # code that does not parse is told by `lint`
        return notebook
    return run.stdout


def problems(path: Path) -> list[str]:
    """Tell what is wrong with the form of a chapter, one line each."""
    text = path.read_text(encoding="utf-8")
    place = f"{path.parent.name}/{path.name}"
    messages = [f"{place}, line {line}: {message}" for line, message in lint(text)]
    try:
        messages += cells.problems(path)
    except SyntaxError:
        return messages
    present, wanted = text.splitlines(), formatted(text).splitlines()
    changes = difflib.SequenceMatcher(None, present, wanted, autojunk=False).get_opcodes()
    for kind, line, _, start, end in changes:
        if kind != "equal":
            replacement = repr(wanted[start]) if end > start else "nothing"
            messages.append(
                f"{place}, line {line + 1}: would be written as {replacement}; run `make chapters`"
            )
            break
    return messages


def main(arguments: list[str]) -> int:
    """Check, or first mend, the chapters named, or all; return 1 if something is wrong with one."""
    named = [Path(name).resolve() for name in arguments if name != "--fix"]
    paths = named or chapters(ROOT)
    if "--fix" in arguments:
        for path in paths:
            text = formatted(path.read_text(encoding="utf-8"), fix=True)
            path.write_text(text, encoding="utf-8")
    messages = [line for path in paths for line in problems(path)]
    print(*messages, sep="\n", end="\n" if messages else "", file=sys.stderr)
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
