"""A small book with every construct that the PDF writer knows."""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive

from between_powers.press.nodes import chart_figure, chart_graphic

project = "A Small Book"
author = "Nobody and Company"
version = "1.2"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "between_powers.press.typst"]
bibtex_bibfiles = ["references.bib"]
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}
myst_enable_extensions = ["attrs_inline", "attrs_block", "deflist", "fieldlist", "colon_fence"]
exclude_patterns = ["_build"]
typst_subtitle = "What a book needs, on few pages"
typst_edition = "Data as of 30 June 2026"
typst_description = "Every construct once."
typst_keywords = ["one", "two"]
nitpicky = True


class Chart(Directive):
    required_arguments = 1

    def run(self):
        name = self.arguments[0]
        svg = Path(__file__).with_name("chart.svg").read_text()
        figure = chart_figure(ids=[name], names=[name])
        figure.source, figure.line = self.state_machine.get_source_and_line(self.lineno)
        figure += nodes.caption("", "China overtook Russia in trade")
        figure += nodes.paragraph("", "Share of trade, %, 2010-2022", classes=["figure-subtitle"])
        figure += chart_graphic(
            figure_id=name,
            alt="Line chart of trade showing China ahead",
            svg={"print": svg},
            spec="{}",
            csv="",
            png=b"",
        )
        figure += nodes.paragraph("", "Source: a made-up register.", classes=["figure-source"])
        figure += nodes.paragraph("", "Note: invented numbers.", classes=["figure-note"])
        self.state.document.note_explicit_target(figure)
        return [figure]


def setup(app):
    app.add_directive("chart", Chart)
    ignore = (lambda _self, _node: None, lambda _self, _node: None)
    app.add_enumerable_node(
        chart_figure, "figure", lambda node: node.next_node(nodes.caption).astext(), html=ignore
    )
    app.add_node(chart_graphic, html=ignore)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
