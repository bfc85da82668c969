"""A small book with every construct that the PDF writer knows."""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive

from reportpress.tree.nodes import chart_figure, chart_graphic, data_table

project = "A Small Book"
author = "Nobody and Company"
version = "1.2"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "reportpress.typst"]
bibtex_bibfiles = ["references.bib"]
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s"}
myst_enable_extensions = ["attrs_inline", "attrs_block", "deflist", "fieldlist", "colon_fence"]
exclude_patterns = ["_build"]
typst_region = "gb"
typst_subtitle = "What a book needs, on few pages"
typst_edition = "Version {version}. Data as of 30 June 2026"
typst_colophon = {
    "How to cite": "{author}: {title}.",
    "Licence": "CC BY 4.0, https://example.org/licences/by-4.0/, for text.",
}
typst_description = "Every construct once."
typst_keywords = ["one", "two"]
nitpicky = True


_IGNORE = (lambda _self, _node: None, lambda _self, _node: None)


class Chart(Directive):
    required_arguments = 1

    def run(self):
        name = self.arguments[0]
        svg = Path(__file__).with_name("chart.svg").read_text()
        figure = chart_figure(ids=[name], names=[name])
        figure.source, figure.line = self.state_machine.get_source_and_line(self.lineno)
        figure += nodes.caption("", "China overtook Russia in trade")
        figure += nodes.paragraph("", "Share of trade, %, 2010-2022", classes=["exhibit-subtitle"])
        figure += chart_graphic(
            figure_id=name,
            alt="Line chart of trade showing China ahead",
            svg={"print": svg},
            spec="{}",
            csv="",
            png=b"",
        )
        figure += nodes.paragraph("", "Source: a made-up register.", classes=["exhibit-source"])
        figure += nodes.paragraph("", "Note: invented numbers.", classes=["exhibit-note"])
        self.state.document.note_explicit_target(figure)
        return [figure]


class Rows(Directive):
    """A table as the press makes it from data, with rows and columns for the screen alone."""

    required_arguments = 1
    columns = (("Key", False, False), ("What", True, False), ("Mt", True, True))
    rows = (
        ("A1", "Oil that goes west by pipe, and then by ship from the coast", "1,000.5", True),
        ("A2", "Oil that stays, which is little", "–", True),
        ("A3", "For the screen alone", "7", False),
    )

    def run(self):
        name = self.arguments[0]
        table = data_table(ids=[name], names=[name], table_id=name, search=False, csv="")
        table.source, table.line = self.state_machine.get_source_and_line(self.lineno)
        table += nodes.title("", "Oil goes west")
        table += nodes.paragraph("", "Made up, nowhere", classes=["exhibit-subtitle"])
        group = nodes.tgroup(cols=len(self.columns))
        for heading, printed, number in self.columns:
            classes = ["number"] if number else []
            group += nodes.colspec(
                colwidth=1, heading=heading, printed=printed, filters=False, classes=classes
            )
        words = [heading for heading, *_ in self.columns]
        group += nodes.thead("", row(words))
        group += nodes.tbody("", *(row(cells, printed) for *cells, printed in self.rows))
        table += group
        address = "https://example.org/pipes"
        source = nodes.paragraph("", "Source: ", classes=["exhibit-source"])
        source += nodes.reference("", "a register (2026)", refuri=address)
        table += [source, nodes.paragraph("", "Note: made up too.", classes=["exhibit-note"])]
        self.state.document.note_explicit_target(table)
        return [table]


def row(words, printed=True):
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", w)) for w in words), printed=printed)


def setup(app):
    app.add_directive("chart", Chart)
    app.add_directive("rows", Rows)
    app.add_enumerable_node(
        data_table, "table", lambda node: node.children[0].astext(), html=_IGNORE
    )
    app.add_enumerable_node(
        chart_figure, "figure", lambda node: node.next_node(nodes.caption).astext(), html=_IGNORE
    )
    app.add_node(chart_graphic, html=_IGNORE)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
