"""What cells show: outputs that reach one edition only, or neither as meant, are refused.

The website could show any HTML. Print has no way to set it, and would print the name of an object
in its place; an address of memory in that name would make every build another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode

from reportpress.contract import MIME, TABLE_MIME

GLUED = "application/papermill.record/"
"""What MyST-NB's ``glue`` puts before the mime types of what it keeps."""

REMOVED = {"remove-output", "remove-cell"}
"""Tags of a cell of which nothing is shown but what is glued."""

FIGURE = "end the cell in Figure(...)"
TABLE = "end the cell in Table(...)"
_ADDRESS = re.compile(r"<.* at 0x[0-9a-fA-F]+>|<.* object>", re.DOTALL)
_FRAME = re.compile(r'<table border="1" class="dataframe|<div>\s*<style scoped>')


def faults(notebook: NotebookNode) -> Iterator[tuple[int, str]]:
    """Yield the index of each cell that shows what cannot be printed, and what to do about it."""
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []) if cell.cell_type == "code" else ():
            data = output.get("data", {})
            is_gone = REMOVED & set(cell.metadata.get("tags", [])) and not _is_glued(data)
            if not is_gone and (words := problem_with(data)):
                yield index, words


def problem_with(data: Mapping[str, Any]) -> str | None:
    """Tell what is wrong with an output, by its mime types, if anything is.

    Examples
    --------
    >>> problem_with({"text/plain": "2"})
    >>> problem_with({"text/plain": "<IPython.core.display.HTML object>", "text/html": "<b>2</b>"})
    'shows HTML, which is not printed; show Markdown(...), or end the cell in Table(...)'
    """
    mimes = {mime.removeprefix(GLUED): content for mime, content in data.items()}
    if mimes.keys() & {MIME, TABLE_MIME}:
        return None
    plain, html = str(mimes.get("text/plain", "")), str(mimes.get("text/html", ""))
    is_chart = any("vega" in mime for mime in mimes) or (html and plain.startswith("alt."))
    is_frame = _FRAME.search(html) or "Styler" in plain
    is_name = "text/markdown" not in mimes and _ADDRESS.fullmatch(plain)
    name = " ".join(plain.split())[:60]
    cases = (
        (any("widget" in mime for mime in mimes), f"a widget, which works on no page; {FIGURE}"),
        (is_chart, f"a chart of Altair, which has no title, sources or words for it; {FIGURE}"),
        (
            any(mime.startswith("image/") for mime in mimes),
            f"a picture without words that say what it shows; {FIGURE}",
        ),
        (is_frame, f"a data frame, which is printed as bare text; {TABLE}"),
        (html, f"HTML, which is not printed; show Markdown(...), or {TABLE}"),
        ("text/latex" in mimes, "a formula, which is not printed; write {math}`...` in the text"),
        (is_name, f"{name!r}, which tells a reader nothing; leave it out"),
    )
    return next((f"shows {words}" for is_case, words in cases if is_case), None)


def _is_glued(data: Mapping[str, Any]) -> bool:
    return any(mime.startswith(GLUED) for mime in data)
