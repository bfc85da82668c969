"""The index of exhibits: for each figure and table its chapter, datasets, measures and sources.

The directive ``exhibits`` stands for it; ``press_lineage`` in the configuration names the function
that reads a dataset and the modules whose functions count as measures.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from reportpress.tree.lineage import Flow, lineage
from reportpress.tree.nodes import chart_figure, chart_graphic, data_table

HEADINGS = {"Exhibit": 10, "Datasets": 5, "Measures": 5, "Sources": 2}


class exhibit_list(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The place of the index, filled when all chapters are read."""


class ExhibitsDirective(SphinxDirective):
    """Stands for the index of exhibits."""

    def run(self) -> list[nodes.Node]:
        """Return the place that the index takes."""
        _pages(self.env).add(self.env.docname)
        node = exhibit_list()
        self.set_source_info(node)
        return [node]


def _pages(env: BuildEnvironment) -> set[str]:
    kept: set[str] = getattr(env, "press_exhibit_pages", set())
    env.press_exhibit_pages = kept  # type: ignore[attr-defined]
    return kept


def flows(app: Sphinx, docname: str) -> dict[str, Flow]:
    """Trace the exhibits of one chapter."""
    path = Path(app.env.doc2path(docname))
    given = app.config.press_lineage
    if path.suffix != ".md" or not given:
        return {}
    config: Any = app.env
    notebook = read_myst_markdown_notebook(path.read_text(encoding="utf-8"), config.myst_config)
    cells = tuple(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return _traced(cells, given["load"], tuple(given["measures"]))


@cache
def _traced(cells: tuple[str, ...], load: str, modules: tuple[str, ...]) -> dict[str, Flow]:
    # Website and PDF ask one after the other for the same.
    return lineage(cells, load, modules)


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the index into its place."""
    for place in list(doctree.findall(exhibit_list)):
        place.replace_self(_table(app, docname))


def _table(app: Sphinx, docname: str) -> nodes.table:
    group = nodes.tgroup(cols=len(HEADINGS))
    group += [nodes.colspec(colwidth=width) for width in HEADINGS.values()]
    head = nodes.row()
    head += [nodes.entry("", nodes.paragraph("", name)) for name in HEADINGS]
    group += nodes.thead("", head)
    body = nodes.tbody()
    order = [app.config.root_doc, *app.env.toctree_includes.get(app.config.root_doc, ())]
    for chapter in dict.fromkeys([*order, *sorted(app.env.found_docs)]):
        if chapter in app.env.found_docs:
            body += _rows(app, docname, chapter)
    group += body
    return nodes.table("", group, classes=["colwidths-given", "exhibits-index"])


def _rows(app: Sphinx, docname: str, chapter: str) -> list[nodes.row]:
    tree, traced, rows = app.env.get_doctree(chapter), flows(app, chapter), []
    for exhibit in tree.findall(lambda node: isinstance(node, chart_figure | data_table)):
        assert isinstance(exhibit, nodes.Element)  # noqa: S101 - as the condition says
        graphic = exhibit.next_node(chart_graphic)
        key = graphic["figure_id"] if graphic is not None else exhibit["table_id"]
        flow = traced.get(key, Flow())
        row = nodes.row()
        link = make_refnode(
            app.builder,
            docname,
            chapter,
            exhibit["ids"][0],
            nodes.Text(_label(app, chapter, exhibit)),
        )
        title = nodes.Text(f" {exhibit.children[0].astext()}")
        cells: list[list[nodes.Node]] = [
            [link, title],
            [nodes.Text(", ".join(sorted(flow.datasets)))],
            [nodes.Text(", ".join(sorted(flow.measures)))],
            [nodes.Text(str(exhibit.get("sources", "")))],
        ]
        for cell in cells:
            row += nodes.entry("", nodes.paragraph("", "", *cell))
        rows.append(row)
    return rows


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages of the index, which any chapter may change; a preview shows them as read."""
    unchanged = not getattr(app, "press_read", True)
    return [] if unchanged or app.config.press_preview else sorted(_pages(env))


def note(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001
    """Note whether any document is read in this build."""
    app.press_read = bool(docnames)  # type: ignore[attr-defined]


def _label(app: Sphinx, chapter: str, exhibit: nodes.Element) -> str:
    kind = "table" if isinstance(exhibit, data_table) else "figure"
    numbers = app.env.toc_fignumbers.get(chapter, {}).get(kind, {}).get(exhibit["ids"][0], ())
    template: str = app.config.numfig_format[kind]
    return template % ".".join(map(str, numbers))


def setup(app: Sphinx) -> None:
    """Register the directive, its configuration and the events."""
    app.add_config_value("press_lineage", {}, "env", types=[dict])
    app.add_node(exhibit_list)
    app.add_directive("exhibits", ExhibitsDirective)
    app.connect("env-purge-doc", lambda _app, env, docname: _pages(env).discard(docname))
    app.connect("env-before-read-docs", note, priority=900)
    app.connect("env-updated", outdated)
    app.connect("doctree-resolved", fill, priority=400)
