"""Visit methods for tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from docutils import nodes

from reportpress.tree.nodes import data_table, line_break
from reportpress.typst import column_widths as widths
from reportpress.typst.printed_cells import keep_for_print, tables_of_chapter, with_same_columns
from reportpress.typst.text import arguments, held, markup, string
from reportpress.typst.writer import Writer, stands_alone, text_behind

#: A number with its sign, currency, separators and unit, or one of the signs for none.
_NUMBER = re.compile(
    r"[(~≈<>≤≥]*[+\-−–±]?\s?[$€£₸₺¥]?\s?\d[\d\s.,  '’]*"
    r"\s?(?:%|‰|pp|p\.p\.|bn|mn|m|k|x|×)?\)?"
)
#: Letters in an average row below which a table needs no more width than its words.
_SMALL = 80
_NONE = frozenset({"", "-", "–", "—", "..", "...", "…", "n/a", "n.a.", "NA"})


@dataclass(frozen=True)
class Cell:
    """A cell of a table and where it stands."""

    entry: nodes.entry
    column: int

    @property
    def alignment(self) -> str | None:
        """The alignment that the author asked for, if any."""
        classes = set(self.entry["classes"])
        if classes & {"number", "text-right"}:
            return "end"
        if "text-center" in classes:
            return "center"
        return "start" if "text-left" in classes else None

    @property
    def text(self) -> str:
        """The words of the cell."""
        return self.entry.astext().strip()

    @property
    def measured(self) -> str:
        """The words of the cell; for code, letters that are as wide."""
        return _measured(self.entry).strip()


def looks_like_number(text: str) -> bool:
    """Tell whether a text is a number, with its unit.

    Examples
    --------
    >>> [looks_like_number(text) for text in ("-3.4 %", "$ 1 200", "C5+1", "2014-2022", "7, 12")]
    [True, True, False, False, False]
    """
    return ", " not in text and _NUMBER.fullmatch(text) is not None


def cells_of(rows: list[nodes.row]) -> list[Cell]:
    """List the cells of rows with their columns, counting the room of spans from above."""
    cells = []
    taken: dict[int, int] = {}  # column -> rows that a cell from above still covers
    for row in rows:
        column = 0
        for entry in row.children:
            if not isinstance(entry, nodes.entry):
                continue
            while taken.get(column):
                column += 1
            cells.append(Cell(entry, column))
            width = entry.get("morecols", 0) + 1
            for covered in range(column, column + width):
                taken[covered] = entry.get("morerows", 0) + 1
            column += width
        taken = {covered: left - 1 for covered, left in taken.items() if left > 1}
    return cells


class TableVisits(Writer):
    """Tables: a caption above, thin rules, a header that comes again on every page."""

    _extra = ""  # arguments that a table made from data adds

    def visit_table(self, node: nodes.table) -> None:
        """Write a table."""
        extra, self._extra = self._extra, ""
        titles = [child for child in node.children if isinstance(child, nodes.title)]
        group = next(iter(node.findall(nodes.tgroup)))
        columns = [child for child in group.children if isinstance(child, nodes.colspec)]
        head_rows = _rows(group, nodes.thead)
        head, body = cells_of(head_rows), cells_of(_rows(group, nodes.tbody))
        number = self.numbers.figure(self.docname, node)
        named = self.take_label(node)
        aligned = _alignments(columns, body)
        settings = arguments(
            number=None if number is None else string(number),
            to=None if named is None else string(named),
            title=f"[{self.content(titles[0])}]" if titles else None,
            columns=_widths(node, columns, aligned),
            floats=None if stands_alone(node) else "false",
            behind=text_behind(node),
            align=_array(aligned),
            header_rows=str(len(head_rows)),
        )
        # An empty header would be a row without cells, which a screen reader announces.
        # PDF/UA allows no note in what a later page repeats.
        noted = any(next(c.entry.findall(nodes.footnote_reference), None) for c in head)
        repeats = "false" if noted else "true"
        header = f"table.header(repeat: {repeats},\n{self._cells(head)}),\n" if head else ""
        settings = ", ".join(filter(None, (settings, extra)))
        self.block(f"#long-table({settings},\n{header}{self._body(group, len(columns))})")

    def visit_data_table(self, node: data_table) -> None:
        """Write a table made from data: its rows and columns for the page, then source and note."""
        # All of the chapter, since those with the same columns have the same widths.
        for table in tables_of_chapter(node):
            keep_for_print(table)
        paragraphs = [child for child in node.children if isinstance(child, nodes.paragraph)]
        subtitle, *notes = (f"[{self.content(words)}]" for words in paragraphs)
        self._extra = arguments(
            subtitle=subtitle, notes=f"({''.join(f'{note},' for note in notes)})"
        )
        self.visit_table(node)

    def _body(self, group: nodes.tgroup, columns: int) -> str:
        """Write the rows, and above the first that has it the heading of its group."""
        body, heading = "", ""
        for row in _rows(group, nodes.tbody):
            if row.get("group", heading) != heading:
                heading = row["group"]
                body += f"group-head({columns})[{markup(heading)}],\n" if heading else ""
            body += self._cells(cells_of([row]))
        return body

    def _cells(self, cells: list[Cell]) -> str:
        return "".join(f"{self._cell(cell)},\n" for cell in cells)

    def _cell(self, cell: Cell) -> str:
        across, down = cell.entry.get("morecols", 0), cell.entry.get("morerows", 0)
        settings = arguments(
            colspan=str(across + 1) if across else None,
            rowspan=str(down + 1) if down else None,
            align=cell.alignment,
            breakable="true" if cell.entry.get("may_break") else None,
        )
        text = f"[{self.content(cell.entry)}]"
        return f"table.cell({settings}){text}" if settings else text


def _measured(node: nodes.Node) -> str:
    """Return the words of a node by which a column is measured."""
    if isinstance(node, line_break):
        return "\n"
    if isinstance(node, nodes.literal):
        return re.sub(r"\w(?<!_)", "V", node.astext())
    if not isinstance(node, nodes.Element) or not node.children:
        return held(node.astext())
    return node.child_text_separator.join(map(_measured, node.children))


def _rows(group: nodes.tgroup, kind: type[nodes.Element]) -> list[nodes.row]:
    parts = [child for child in group.children if isinstance(child, kind)]
    return [row for part in parts for row in part.children if isinstance(row, nodes.row)]


def _widths(table: nodes.table, columns: list[nodes.colspec], aligned: list[str]) -> str:
    """Choose widths: the author's, or those that suit the text; small tables keep to their words.

    A table made from data has widths for the screen, where its printed columns are not alone.
    """
    is_data = isinstance(table, data_table)
    if "colwidths-given" in table["classes"] and not is_data:
        return _array([f"{column['colwidth']}fr" for column in columns])
    count = len(columns)
    rows = (list(one.findall(nodes.row)) for one in with_same_columns(table))
    cells = [cell for of_one in rows for cell in cells_of(of_one)]
    spans = any({"morecols", "morerows"} & set(cell.entry.attributes) for cell in cells)
    texts = [cell.measured for cell in cells]
    if spans or (not is_data and sum(map(len, texts)) * count < _SMALL * len(texts)):
        return _array(["auto"] * count)
    lines = [texts[start : start + count] for start in range(0, len(texts), count)]
    beside_figures = [
        place for place, pair in enumerate(pairwise(aligned), 1) if pair == ("end", "start")
    ]
    return _array([f"{width:g}fr" for width in widths.columns(lines, beside_figures)])


def _alignments(columns: list[nodes.colspec], body: list[Cell]) -> list[str]:
    """Set columns of numbers flush with the end; the first column names the rows."""
    alignments = []
    for place, column in enumerate(columns):
        texts = [cell.text for cell in body if cell.column == place]
        figures = [text for text in texts if text not in _NONE]
        numeric = place > 0 and bool(figures) and all(map(looks_like_number, figures))
        numeric = numeric or "number" in column["classes"]
        alignments.append("end" if numeric else "start")
    return alignments


def _array(items: list[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items).strip() + ")"
