"""Each chapter that is a notebook, for readers to take: with its outputs, and as its text.

The notebook is written when the edition is, from outputs and pictures that the build has anyway. It
shows its figures as PNG and its tables as HTML, besides their own types: GitHub and nbviewer clean
SVG until it breaks. The same bytes come of the same chapter: cells are counted, not named at
random, and neither times nor versions of what ran them stand in it.
"""

from __future__ import annotations

import ast
import json
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

from myst_nb.core.read import create_nb_reader
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_markdown_cell
from sphinx.util import logging

from reportpress.contract import MIME
from reportpress.html.notebook_prose import Fill, readable
from reportpress.notebooks.dependencies import inputs
from reportpress.notebooks.output_cache import OutputCache
from reportpress.notebooks.outputs import GLUED
from reportpress.tree.book_facts import filled
from reportpress.tree.domain import press_domain
from reportpress.tree.site_addresses import DOWNLOADS
from reportpress.tree.source_numbers import numbers

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

FOLDER = "notebooks"
"""Folder of the site that holds them."""

RECORD = f"{GLUED}text/plain"


def setup(app: Sphinx) -> None:
    """Register the words at the head of each notebook."""
    app.add_config_value("press_notebook_note", "", "html", str)


def names(app: Sphinx, docname: str) -> list[str]:
    """Return the files in which a chapter is offered; none for a page without cells.

    They are named by the chapter, without the folder of the first page.
    """
    path = Path(app.env.doc2path(docname))
    if _reader(app, path) is None:
        return []
    folder = app.config.root_doc.rpartition("/")[0]
    stem = docname.removeprefix(f"{folder}/").replace("/", "-")
    return [f"{stem}.ipynb", *([f"{stem}.md"] if path.suffix == ".md" else [])]


def files(app: Sphinx, out: Path) -> dict[str, bytes]:
    """Return the files of all chapters; the pictures of their figures stand in the site."""
    cache = OutputCache(Path(app.doctreedir) / "outputs", inputs(app))
    contents = {}
    for docname in sorted(app.env.found_docs):
        path = Path(app.env.doc2path(docname))
        for name in names(app, docname):
            is_text = name.endswith(".md")
            contents[name] = _text(path).encode() if is_text else _notebook(app, path, cache, out)
    return contents


def _text(path: Path) -> str:
    """Return the text of a chapter as it is offered, without what Windows adds."""
    return path.read_text("utf-8-sig")


def _reader(app: Sphinx, path: Path) -> Any:
    env: Any = app.env
    return create_nb_reader(str(path), env.myst_config, env.mystnb_config, _text(path))


def _notebook(app: Sphinx, path: Path, cache: OutputCache, out: Path) -> bytes:
    """Write a chapter as a notebook that any program shows and Jupyter runs."""
    notebook: NotebookNode = _reader(app, path).read(_text(path))
    chapter = path.relative_to(app.srcdir).as_posix()
    if not cache.restore(chapter, notebook) and app.config.nb_execution_mode != "off":
        logger.warning(
            "%s: data or code have changed since it began to run; build again",
            chapter,
            type="press",
            subtype="notebook",
        )
    kernel = notebook.metadata.get("kernelspec", {})
    named = {"kernelspec": kernel, "language_info": {"name": "python"}}
    notebook.metadata = from_dict(named)  # type: ignore[no-untyped-call]
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    glued: dict[str, str] = {}
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        cell.execution_count = number
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = number
            if "data" in output:
                _show(output, out, glued)
    fills, headings = _fills(app, glued), _headings(app)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = readable(cell.source, fills, headings)
    if note := filled(app.config.press_notebook_note, app.config):
        notebook.cells.insert(0, new_markdown_cell(note.strip()))  # type: ignore[no-untyped-call]
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    # Indented, as Jupyter writes it, the numbers of charts would weigh twice as much.
    text = json.dumps(notebook, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def _show(output: NotebookNode, out: Path, glued: dict[str, str]) -> None:
    """Give an output a form that every program shows, and note what it glues."""
    data = output.data
    if MIME in data:
        picture = out / DOWNLOADS / f"{data[MIME]['id']}.png"
        data["image/png"] = b64encode(picture.read_bytes()).decode()
    if RECORD in data:
        name = output.metadata["scrapbook"]["name"]
        glued[name] = str(ast.literal_eval(data[RECORD]))
        data["text/plain"] = f"{name}: {glued[name]}"


def _fills(app: Sphinx, glued: dict[str, str]) -> dict[str, Fill]:
    """Return what fills the roles of a chapter: values, numbers and titles as the site has them."""
    env, cited = app.env, numbers(app.env)
    exhibits = {
        key: (docname, exhibit)
        for docname, document in press_domain(env).documents.items()
        for key, exhibit in document.exhibits.items()
    }

    def numbered(words: str, key: str) -> str:
        if key not in exhibits:
            return words or key
        docname, exhibit = exhibits[key]
        number = env.toc_fignumbers.get(docname, {}).get(exhibit.kind, {}).get(exhibit.anchor, ())
        return (words or app.config.numfig_format[exhibit.kind]) % ".".join(map(str, number))

    def sources(_: str, keys: str) -> str:
        found = [cited[key.strip()].number for key in keys.split(",") if key.strip() in cited]
        return f" [{', '.join(map(str, sorted(found)))}]" if found else ""

    def title(words: str, name: str) -> str:
        found = [node for docname, node in env.titles.items() if docname.endswith(name.strip("/"))]
        return words or (found[0].astext() if found else name)

    return {
        "glue:text": lambda _, name: glued.get(name, name),
        "numref": numbered,
        "cite:p": sources,
        "doc": title,
        "math": lambda _, formula: f"${formula}$",
    }


def _headings(app: Sphinx) -> dict[str, str]:
    settings = app.config.press_mentions.values()
    return {entry["box"]: entry["box_title"] for entry in settings if "box" in entry}
