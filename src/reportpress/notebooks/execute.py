"""Chapters run ahead of their turn: side by side, while Sphinx reads and charts are drawn.

Sphinx reads one chapter after the other, and MyST-NB runs each as it is read, so that one core
would work at a time. Here all chapters that are about to be read start at once, in kernels of
their own, and the parser finds them executed.
"""

from __future__ import annotations

import os
import signal
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from myst_nb.core.read import is_myst_markdown_notebook, read_myst_markdown_notebook
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode, from_dict

from reportpress.contract import MIME
from reportpress.notebooks import dependencies as freshness
from reportpress.notebooks.output_cache import Outputs
from reportpress.pictures.cache import pictures

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_runs: dict[str, Future[NotebookNode]] = {}
_pools: list[ThreadPoolExecutor] = []
_clients: list[NotebookClient] = []


def setup(app: Sphinx) -> None:
    """Start the chapters when Sphinx knows which ones it will read."""
    app.setup_extension("reportpress.notebooks.dependencies")
    app.connect("env-before-read-docs", start)
    app.connect("build-finished", stop)


def start(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Start all chapters that are about to be read, as many at once as there are cores."""
    stop(app, None)
    if env.mystnb_config.execution_mode != "force":  # type: ignore[attr-defined]
        return
    pool = ThreadPoolExecutor(os.cpu_count())
    _pools.append(pool)
    for docname in sorted(docnames):
        path = Path(env.doc2path(docname))
        if path.suffix != ".md":
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            # Sphinx reads it next, and then the fault has its place.
            continue
        if is_myst_markdown_notebook(text):
            _runs[docname] = pool.submit(run, app, path, text)
    if _runs:
        pictures(app).start()


def stop(app: Sphinx, error: Exception | None) -> None:  # noqa: ARG001 - the event's signature
    """Let no chapter start that nobody waits for."""
    while _pools:
        _pools.pop().shutdown(wait=False, cancel_futures=True)
    while _clients:
        # A cell that runs on would hold the process up, which ends with its threads.
        provisioner = getattr(_clients.pop().km, "provisioner", None)
        if provisioner and provisioner.has_process:
            with suppress(ProcessLookupError, TypeError):
                os.kill(provisioner.pid, signal.SIGKILL)
    _runs.clear()


def run(app: Sphinx, path: Path, text: str) -> NotebookNode:
    """Execute a chapter and order the pictures of its figures as each cell ends.

    A chapter whose code, data and modules are those of the last run keeps its outputs: an edit of
    its prose runs nothing.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        Gives the configuration, and the pictures.
    path : pathlib.Path
        The chapter's file; its folder is the kernel's working directory.
    text : str
        The chapter's text.

    Returns
    -------
    nbformat.NotebookNode
        The notebook with its outputs.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell raises; other errors of nbclient where the kernel fails.
    """
    env: Any = app.env
    config = env.mystnb_config
    notebook: NotebookNode = read_myst_markdown_notebook(
        text, env.myst_config, add_source_map=True, path=path
    )

    def order(cell: NotebookNode, **_: Any) -> None:
        for output in cell.get("outputs", []):
            if bundle := output.get("data", {}).get(MIME):
                pictures(app).request(bundle["id"], bundle["specs"], bundle["spec_datasets"])

    world = freshness.state(app)
    kept = Outputs(Path(app.doctreedir) / "outputs", world)
    name = path.relative_to(app.srcdir).as_posix()
    if kept.restore(name, notebook):
        for cell in notebook.cells:
            order(cell)
        return notebook
    client = NotebookClient(
        notebook,
        timeout=config.execution_timeout,
        allow_errors=config.execution_allow_errors,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_executed=order,
    )
    _clients.append(client)
    try:
        client.execute()
    except CellExecutionError as error:
        raise shown_error(notebook, error) from error
    finally:
        if client in _clients:
            _clients.remove(client)
    if freshness.state(app) == world:
        kept.keep(name, notebook)
    return notebook


def shown_error(notebook: NotebookNode, error: CellExecutionError) -> CellExecutionError:
    """Return the error of a cell with the name that its output gives it.

    When the display of a result raises, as a chart's drawing does, the kernel's reply has neither
    name nor words; the cell's output has both.
    """
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    errors = [out for out in outputs if out.output_type == "error"]
    if error.ename != "NoneType" or not errors:
        return error
    last = errors[-1]
    told = CellExecutionError(error.traceback, last.ename, last.evalue)
    return told.with_traceback(error.__traceback__)


def executed(docname: str, config: Any) -> Any:
    """Return the configuration under which a chapter is read with its outputs.

    Parameters
    ----------
    docname : str
        The chapter.
    config : myst_nb.core.config.NbParserConfig
        The book's configuration.

    Returns
    -------
    myst_nb.core.config.NbParserConfig
        One that takes the executed notebook for the chapter's text and runs nothing; `config`
        itself for a document that was not run ahead.
    """
    if docname not in _runs:
        return config
    reader = f"{__name__}.{given.__name__}"
    notebook = _runs.pop(docname).result()
    return config.copy(
        execution_mode="off", custom_formats={".md": (reader, {"notebook": notebook}, False)}
    )


def given(text: str, notebook: NotebookNode) -> NotebookNode:  # noqa: ARG001 - a reader's signature
    """Read a chapter that was run already: a reader for MyST-NB, which gives it the text.

    Code is set plain: the colours of its words would be a tenth of a page's weight, for a text that
    stays folded for most readers.
    """
    language = {**notebook.metadata.get("language_info", {}), "pygments_lexer": "text"}
    notebook.metadata["language_info"] = from_dict(language)  # type: ignore[no-untyped-call]
    return notebook
