"""MyST-NB's parser, given chapters that have run; and what it shows that is a fault.

What a cell prints, and what it writes to its error stream, Python's warnings among it, becomes a
warning of Sphinx that names chapter, line and cell.
"""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import Parser
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import SphinxError
from sphinx.util import logging

from reportpress.notebooks import dependencies, duplicates, kernels, outputs
from reportpress.notebooks.chapter import Chapter
from reportpress.notebooks.errors import first_line
from reportpress.notebooks.execute import EXECUTED, Execution
from reportpress.notebooks.footnotes import nested, undefined, unused

STREAMS = {"stream": "prints", "stderr": "writes to stderr"}
"""Classes of what MyST-NB shows of a cell's two streams, and what a cell does that has them."""

TAGS = frozenset(
    [f"{what}-{part}" for what in ("hide", "remove") for part in ("cell", "input", "output")]
    + ["remove-stdout", "remove-stderr", "raises-exception", "skip-execution", "scroll-output"]
)
"""Tags of cells that MyST-NB knows."""

_LOGGER = logging.getLogger(__name__)
# A warning's place is a file of the kernel, which no reader can open; its line is that of the cell.
_PLACE_OF_WARNING = re.compile(r"^(\S*ipykernel_\S*)?\S*:(\d+): ")


class ChapterParser(Parser):  # type: ignore[misc]  # MyST-NB is untyped
    """MyST-NB's parser, for chapters that `Execution` has given their outputs."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Fill a document's tree from its text, or from the notebook that was executed."""
        chapter: Chapter | None = self.env.temp_data.pop(EXECUTED, None)
        if chapter is None:
            super().parse(inputstring, document)
        else:
            self._parse_executed(chapter, inputstring, document)
            _set_code_plain(document)
            _warn_of_streams(chapter, document)
            _warn_of_outputs(chapter)
            _warn_of_tags(chapter)
        _warn_of_footnotes(self.env.docname, inputstring, document)

    def _parse_executed(self, chapter: Chapter, text: str, document: nodes.document) -> None:
        """Have MyST-NB take the executed notebook for what it reads, and run nothing."""
        config = self.env.mystnb_config
        reader = (f"{__name__}.{read_executed.__name__}", {"notebook": chapter.notebook}, False)
        suffix = Path(chapter.name).suffix
        self.env.mystnb_config = config.copy(execution_mode="off", custom_formats={suffix: reader})
        try:
            super().parse(text, document)
        finally:
            self.env.mystnb_config = config


def read_executed(text: str, notebook: NotebookNode) -> NotebookNode:  # noqa: ARG001
    """Return a notebook that was read before: a reader as MyST-NB asks for, which has the text."""
    return notebook


def _code_cells(document: nodes.document) -> list[nodes.container]:
    containers = document.findall(nodes.container)
    return [node for node in containers if node.get("nb_element") == "cell_code"]


def _set_code_plain(document: nodes.document) -> None:
    """Set the code of cells without colours.

    They would be a tenth of a page's weight, for a text that stays folded for most readers.
    """
    for cell in _code_cells(document):
        for part in cell.children:
            if part.get("nb_element") == "cell_code_source":  # type: ignore[attr-defined]
                for block in part.findall(nodes.literal_block):
                    block["language"] = "text"


def _warn_of_streams(chapter: Chapter, document: nodes.document) -> None:
    for cell in _code_cells(document):
        index = cell["cell_index"]
        for block in cell.findall(nodes.literal_block):
            for name in STREAMS.keys() & set(block["classes"]):
                words = first_line(block.astext())
                place = _PLACE_OF_WARNING.match(words)
                within = int(place[2]) if place and place[1] else None
                _LOGGER.warning(
                    f"cell {chapter.number(index)} {STREAMS[name]}: "
                    f"{words[place.end() :] if place else words}",
                    location=f"{chapter.name}:{chapter.line(index, within)}",
                    type="chapter",
                    subtype="stream",
                )


def _warn_of_outputs(chapter: Chapter) -> None:
    for index, words in outputs.faults(chapter.notebook):
        _LOGGER.warning(
            f"cell {chapter.number(index)} {words}",
            location=f"{chapter.name}:{chapter.line(index)}",
            type="chapter",
            subtype="output",
        )


def _warn_of_tags(chapter: Chapter) -> None:
    for index, cell in enumerate(chapter.notebook.cells):
        for tag in set(cell.metadata.get("tags", ())) - TAGS:
            if meant := get_close_matches(str(tag).replace("_", "-"), TAGS, n=1, cutoff=0.8):
                _LOGGER.warning(
                    f"cell {chapter.number(index)} has the tag {tag!r}, which does nothing; "
                    f"write {meant[0]}",
                    location=f"{chapter.name}:{chapter.line(index)}",
                    type="chapter",
                    subtype="tag",
                )


def _warn_of_footnotes(docname: str, text: str, document: nodes.document) -> None:
    found = [(line, f"used but not defined: {sign}") for line, sign in undefined(document)]
    found += [(line, f"defined but not used: {sign}") for line, sign in unused(text)]
    within = "within another: {}; write its words into the text"
    found += [(line, within.format(sign)) for line, sign in nested(document)]
    for line, words in found:
        _LOGGER.warning(
            "a footnote is %s",
            words,
            location=(docname, line),
            type="chapter",
            subtype="footnote",
        )


def read_markdown(_app: Sphinx, config: Config) -> None:
    """Have MyST read what ``Markdown(...)`` shows, as it reads the chapter."""
    if config.nb_render_markdown_format == "commonmark":
        config.nb_render_markdown_format = "myst"


def setup(app: Sphinx) -> dict[str, Any]:
    """Execute chapters when a build begins, and put the parser in the place of MyST-NB's."""
    app.setup_extension("myst_nb")
    dependencies.setup(app)
    kernels.setup(app)
    Execution(app)
    app.connect("builder-inited", duplicates.refuse)
    app.add_source_parser(ChapterParser, override=True)
    app.connect("config-inited", read_markdown)
    if not app.verbosity:
        sys.excepthook = _hide_traceback_of_known_error
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}


def _hide_traceback_of_known_error(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Leave out the traceback of an error that Sphinx has put in one line already.

    jupyter-book has Sphinx print the line, and then raises an error of its own with a traceback
    of a hundred lines, in which the one is lost. Its option -v brings the traceback back.
    """
    if not isinstance(error.__cause__, SphinxError):
        sys.__excepthook__(kind, error, trace)
