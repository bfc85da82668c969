"""Outputs of chapters, kept for as long as nothing that made them has changed."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict

from reportpress import contract


class OutputCache:
    """Keeps the outputs of a book's chapters in a folder.

    `inputs` has the digests of all files that outputs may depend on. Those of a chapter hold while
    those are the same that the chapter has read; of a folder, while it has the same files.

    Examples
    --------
    >>> import tempfile
    >>> from nbformat.v4 import new_code_cell, new_notebook, new_output
    >>> cache = OutputCache(Path(tempfile.mkdtemp()), {"a.csv": "1", "b.csv": "2"})
    >>> book = new_notebook(cells=[new_code_cell("1 + 1")])
    >>> cache.restore("sums.md", book)
    False
    >>> book.cells[0].outputs = [new_output("stream", text="2")]
    >>> cache.keep("sums.md", book, ["a.csv"])
    >>> again = new_notebook(cells=[new_code_cell("1 + 1")])
    >>> cache.restore("sums.md", again), again.cells[0].outputs[0].text
    (True, '2')
    >>> cache.inputs["b.csv"] = "3"
    >>> cache.restore("sums.md", again)
    True
    >>> cache.inputs["a.csv"] = "3"
    >>> cache.restore("sums.md", again)
    False
    """

    def __init__(self, folder: Path, inputs: Mapping[str, str]) -> None:
        self.inputs = dict(inputs)
        self._folder = folder

    def restore(self, name: str, notebook: NotebookNode) -> bool:
        """Give a chapter its outputs, if they are kept and still hold; say whether they were."""
        path = self._path(name)
        if not path.exists():
            return False
        entry = json.loads(path.read_text(encoding="utf-8"))
        if entry["key"] != self._key(notebook):
            return False
        known: dict[str, str] = entry["inputs"]
        names = entry["reads"] or self.inputs.keys() | known.keys()
        if any(_below(name, self.inputs) != _below(name, known) for name in names):
            return False
        notebook.metadata.update(_nodes(entry["metadata"]))
        for cell, outputs in zip(_code_cells(notebook), entry["outputs"], strict=True):
            cell.outputs = _nodes(outputs)
        return True

    def keep(self, name: str, notebook: NotebookNode, reads: Iterable[str]) -> None:
        """Keep the outputs of a chapter that was just run, in place of older ones.

        `reads` are the files and folders that it has read, also those that were not there; none,
        and it may have read all.
        """
        outputs = [cell.outputs for cell in _code_cells(notebook)]
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._path(name).with_suffix(".new")
        metadata = {"language_info": notebook.metadata.get("language_info", {})}
        entry = {"key": self._key(notebook), "metadata": metadata, "outputs": outputs}
        entry |= {"inputs": self.inputs, "reads": sorted(reads)}
        fresh.write_text(json.dumps(entry), encoding="utf-8")
        fresh.replace(self._path(name))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name.replace('/', '-')}.json"

    def _key(self, notebook: NotebookNode) -> str:
        code = [[cell.source, cell.metadata] for cell in _code_cells(notebook)]
        kernel = notebook.metadata.get("kernelspec", {}).get("name")
        key = json.dumps([_installed(), kernel, code], sort_keys=True)
        return hashlib.sha256(key.encode()).hexdigest()


@cache
def _installed() -> str:
    """Return the digest of Python, of all installed packages by version, and of the contract.

    Of the press itself a cell sees the contract alone; this module says how outputs are kept.
    """
    folders = [Path(entry) for entry in sys.path if entry]
    packages = sorted({path.name for folder in folders for path in folder.glob("*.dist-info")})
    modules = [Path(str(module)).read_bytes() for module in (contract.__file__, __file__)]
    parts = [sys.version.encode(), "\n".join(packages).encode(), *modules]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _below(name: str, digests: Mapping[str, str]) -> str | set[str]:
    """Return the digest of a file, or the names of what is in a folder, by known digests."""
    inside = (path.removeprefix(f"{name}/") for path in digests if path.startswith(f"{name}/"))
    return digests.get(name) or {path.partition("/")[0] for path in inside}


def _code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _nodes(value: Any) -> Any:
    return from_dict(value)  # type: ignore[no-untyped-call]
