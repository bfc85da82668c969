"""Outputs of chapters, kept for as long as nothing that made them has changed."""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.metadata import version
from pathlib import Path

from nbformat import NotebookNode, from_dict

TOOLS = ("altair", "ipykernel", "pandas")


class Outputs:
    """Keeps the outputs of a book's chapters beside its doctrees.

    Parameters
    ----------
    folder : pathlib.Path
        Where they are kept.
    world : str
        Digest of the data and modules that the outputs depend on besides the chapter's own code.

    Examples
    --------
    >>> import tempfile
    >>> from nbformat.v4 import new_code_cell, new_notebook, new_output
    >>> outputs = Outputs(Path(tempfile.mkdtemp()), "data of today")
    >>> book = new_notebook(cells=[new_code_cell("1 + 1")])
    >>> outputs.restore("sums", book)
    False
    >>> book.cells[0].outputs = [new_output("stream", text="2")]
    >>> outputs.keep("sums", book)
    >>> again = new_notebook(cells=[new_code_cell("1 + 1")])
    >>> outputs.restore("sums", again), again.cells[0].outputs[0].text
    (True, '2')
    """

    def __init__(self, folder: Path, world: str) -> None:
        self._folder = folder
        self._world = world

    def restore(self, name: str, notebook: NotebookNode) -> bool:
        """Give a chapter its outputs, if they are kept and still hold; tell whether they were."""
        path = self._path(name)
        if not path.exists():
            return False
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["key"] != self._key(notebook):
            return False
        notebook.metadata.update(from_dict(kept["metadata"]))  # type: ignore[no-untyped-call]
        for cell, outputs in zip(_code(notebook), kept["outputs"], strict=True):
            cell.outputs = from_dict(outputs)  # type: ignore[no-untyped-call]
        return True

    def keep(self, name: str, notebook: NotebookNode) -> None:
        """Keep the outputs of a chapter that was just run, in place of older ones."""
        outputs = [cell.outputs for cell in _code(notebook)]
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._path(name).with_suffix(".new")
        # What the kernel says of its language decides how the code is highlighted.
        metadata = {"language_info": notebook.metadata.get("language_info", {})}
        kept = {"key": self._key(notebook), "metadata": metadata, "outputs": outputs}
        fresh.write_text(json.dumps(kept), encoding="utf-8")
        fresh.replace(self._path(name))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name.replace('/', '-')}.json"

    def _key(self, notebook: NotebookNode) -> str:
        code = [[cell.source, cell.metadata] for cell in _code(notebook)]
        kernel = notebook.metadata.get("kernelspec", {}).get("name")
        tools = [sys.version, *(version(name) for name in TOOLS)]
        told = json.dumps([tools, self._world, kernel, code], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]
