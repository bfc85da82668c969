"""The cells of one chapter run in a kernel, and which files of the book they read."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbformat import NotebookNode

from reportpress.notebooks.chapter import Chapter
from reportpress.notebooks.errors import FAILED_CELL, failure
from reportpress.notebooks.kernels.server import READS_VARIABLE

# Apart from all other loggers: what fails is said by ChapterError alone.
_SILENT = logging.Logger("nbclient", logging.CRITICAL)


class ChapterRun:
    """One run of a chapter, in a kernel that starts in the chapter's folder.

    `reads` is the file into which the kernel writes, as it ends, what it has read; `ran` is called
    with each cell that has run.
    """

    def __init__(
        self, chapter: Chapter, root: Path, reads: Path, config: Any, ran: Callable[..., None]
    ) -> None:
        self._chapter = chapter
        self._root = root
        self._reads = reads
        self._usual = config.execution_timeout
        self._cell = 0
        self._client = NotebookClient(
            chapter.notebook,
            timeout_func=lambda cell: cell.metadata.get("timeout", self._usual),
            allow_errors=config.execution_allow_errors,
            record_timing=False,
            log=_SILENT,
            resources={"metadata": {"path": str(Path(root, chapter.name).parent)}},
            on_cell_start=self._begin,
            on_cell_executed=ran,
        )

    def _begin(self, cell: NotebookNode, cell_index: int) -> None:  # noqa: ARG002 - nbclient's
        self._cell = cell_index

    async def run(self) -> list[str]:
        """Run the cells; return what they read of the book, nothing where the kernel does not tell.

        Raises
        ------
        ChapterError
            If a cell fails, runs too long or takes the kernel with it.
        """
        self._reads.unlink(missing_ok=True)
        try:
            await self._client.async_execute(env=os.environ | {READS_VARIABLE: str(self._reads)})
        except FAILED_CELL as error:
            raise failure(error, self._chapter, self._cell, self._usual) from error
        finally:
            manager: Any = self._client.km
            if manager and manager.has_kernel:
                # Cancelled while its kernel started: nbclient then leaves the kernel running.
                await manager.shutdown_kernel(now=True)
        root = self._root.resolve()
        names = json.loads(self._reads.read_text("utf-8")) if self._reads.exists() else []
        paths = [Path(name) for name in names]
        return [path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)]

    def abandon(self) -> None:
        """Have the kernel ended at once when the run is cancelled: a cell may run on for long."""
        self._client.shutdown_kernel = "immediate"
