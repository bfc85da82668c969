"""The real chapters as readers take them: whole notebooks that weigh little."""

import re

import nbformat

from reportpress.contract import MIME, TABLE_MIME

LIMIT = 2_500_000
"""Bytes of a notebook that programs and sites still show at once."""


def test_each_chapter_can_be_taken_as_a_notebook_with_all_its_exhibits(site, documents):
    taken = {path.stem: path for path in (site / "notebooks").glob("*.ipynb")}
    assert len(taken) > 10
    assert {name for name, document in documents.items() if document.exhibits} <= taken.keys()
    for name, path in taken.items():
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        shown = [output.data for output in outputs if "data" in output]
        bundles = [data[mime] for data in shown for mime in (MIME, TABLE_MIME) if mime in data]
        assert {bundle["id"] for bundle in bundles} == documents[name].exhibits.keys()
        assert all("image/png" in data for data in shown if MIME in data)
        assert all("text/html" in data for data in shown if TABLE_MIME in data)
        prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert re.findall(r"\{(?:glue:text|numref|cite:p|doc|math)\}|^:::", prose, re.M) == []
        assert path.stat().st_size < LIMIT, name
