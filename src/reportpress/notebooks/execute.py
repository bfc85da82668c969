"""Chapters are executed side by side, each in a kernel of its own, when a build begins.

Sphinx reads one chapter after the other. All chapters that are about to be read start at once
here, as many as there are cores, and each is handed to the parser with its outputs when its turn
comes. MyST-NB itself executes nothing.
"""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path, PurePosixPath
from threading import Thread, main_thread
from typing import TYPE_CHECKING, Any

from myst_nb.core.read import create_nb_reader
from nbformat import NotebookNode

from reportpress.contract import MIME
from reportpress.notebooks.chapter import Chapter
from reportpress.notebooks.chapter_run import ChapterRun
from reportpress.notebooks.dependencies import inputs
from reportpress.notebooks.errors import UNREADABLE, ChapterError, first_line
from reportpress.notebooks.output_cache import OutputCache
from reportpress.pictures.cache import pictures

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

EXECUTED = "press_chapter"
"""Where the parser finds the executed chapter, in the environment's data of a document."""
EVENT = "press-chapter-executed"
"""Emitted, from another thread, for each chapter executed: its name, and how many there are."""

CLOCK_LAG = 10_000
"""Microseconds by which the time of a file may be older than that of its writing."""

LOOK = 0.1
"""Seconds between two looks whether the main thread has ended."""


class Execution:
    """The chapters that one build executes.

    A chapter whose code, data and modules are those of the last run keeps its outputs: an edit of
    its prose runs nothing.
    """

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._config: Any = None
        self._chapters: dict[str, Future[Chapter]] = {}
        self._runs: set[ChapterRun] = set()
        self._docnames: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        app.add_config_value("press_preview", False, "", types=[bool])
        app.add_event(EVENT)
        app.connect("env-before-read-docs", self.start)
        app.connect("source-read", self.hand_over)
        app.connect("env-updated", self.date)
        app.connect("build-finished", self.stop)

    def start(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Start all notebooks among the documents that are about to be read."""
        self._docnames = docnames
        # A file system's clock lags behind by some milliseconds.
        self._began = time.time_ns() // 1000 - CLOCK_LAG
        # Taken once: the parser changes the environment's own for each chapter that it reads.
        self._config = env.mystnb_config  # type: ignore[attr-defined]
        myst: Any = env.myst_config  # type: ignore[attr-defined]
        texts = {docname: self._read(docname) for docname in sorted(docnames)}
        readers = {
            docname: create_nb_reader(env.doc2path(docname), myst, self._config, text)
            for docname, text in texts.items()
        }
        self._count = sum(reader is not None for reader in readers.values())
        if not self._count:
            return
        self._loop = asyncio.new_event_loop()
        self._cores = asyncio.Semaphore(os.cpu_count() or 1)
        # A thread that is not the main one: there nbclient leaves the handling of Ctrl+C alone. As
        # Python waits for this thread, it alone ends the kernels of an interrupted build; else
        # nbclient would do so a second time as the process ends, in the midst of the first.
        self._ended = asyncio.Event()
        self._thread = Thread(target=self._loop.run_until_complete, args=[self._until_end()])
        self._thread.start()
        cache = OutputCache(Path(app.doctreedir) / "outputs", inputs(app))
        for docname, reader in readers.items():
            if reader:
                work = self._execute(docname, texts[docname], reader.read, cache)
                self._chapters[docname] = asyncio.run_coroutine_threadsafe(work, self._loop)

    def hand_over(self, app: Sphinx, docname: str, source: list[str]) -> None:  # noqa: ARG002
        """Wait for a chapter that is about to be parsed, and give it to the parser."""
        if docname in self._chapters:
            app.env.temp_data[EXECUTED] = self._chapters.pop(docname).result()

    def date(self, _: Sphinx, env: BuildEnvironment) -> None:
        """Have what is saved after a build began be read by the next.

        Sphinx dates a document when it has been parsed, minutes after its text was taken.
        """
        for docname in self._docnames:
            env.all_docs[docname] = min(env.all_docs[docname], self._began)

    def stop(self, *_: object) -> None:
        """End the kernels that nobody waits for any more."""
        if self._loop is None:
            return
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()
        self._loop.close()
        self._loop = None
        self._chapters.clear()

    async def _until_end(self) -> None:
        """Wait until the build has ended, or with it the main thread; then end the kernels."""
        while main_thread().is_alive() and not self._ended.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), LOOK)
        for run in list(self._runs):
            run.abandon()
        await _cancel_all()

    def _read(self, docname: str) -> str:
        path = Path(self._app.env.doc2path(docname))
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            fault = f"is not UTF-8 at byte {error.start}; save the file as UTF-8"
            raise ChapterError(f"{self._name(docname)}: {fault}") from error

    def _name(self, docname: str) -> str:
        return Path(self._app.env.doc2path(docname)).relative_to(self._app.srcdir).as_posix()

    async def _execute(self, docname: str, text: str, read: Any, cache: OutputCache) -> Chapter:
        """Read a chapter, give it outputs, and order the pictures of its figures."""
        async with self._cores:
            name = self._name(docname)
            try:
                chapter = Chapter(name, text, read(text))
                if self._config.execution_mode == "off":
                    return chapter
                if cache.restore(name, chapter.notebook):
                    for cell in chapter.notebook.cells:
                        self._order_pictures(cell)
                else:
                    # While the kernel starts, so do the processes that render its pictures.
                    pictures(self._app).start()
                    reads = await self._run(chapter)
                    # Data that were edited meanwhile may be in some cells and not in others.
                    if inputs(self._app) == cache.inputs:
                        cache.keep(name, chapter.notebook, reads)
            except UNREADABLE as error:
                raise ChapterError(f"{name}: {first_line(str(error))}") from error
        self._app.emit(EVENT, docname, self._count)
        return chapter

    async def _run(self, chapter: Chapter) -> list[str]:
        """Run the cells of a chapter; return what they read of that which cells depend on."""
        root, doctrees = Path(self._app.srcdir), Path(self._app.doctreedir)
        reads = doctrees / f"reads-{chapter.name.replace('/', '-')}.json"
        run = ChapterRun(chapter, root, reads, self._config, self._order_pictures)
        self._runs.add(run)
        try:
            read = await run.run()
        finally:
            self._runs.remove(run)
        tops = self._app.config.press_depends_on
        return [path for path in read if any(PurePosixPath(path).is_relative_to(t) for t in tops)]

    def _order_pictures(self, cell: NotebookNode, **_: Any) -> None:
        for output in cell.get("outputs", []):
            if bundle := output.get("data", {}).get(MIME):
                pictures(self._app).request(bundle["id"], bundle["specs"], bundle["spec_datasets"])


async def _cancel_all() -> None:
    """Cancel whatever else runs in this loop, and wait for its end."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
