"""What would leave the page: long words are broken, tall rows too, and wide tables refused.

The website scrolls or shrinks what has no room. A page cuts it off, and nobody is told.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from reportpress.tree.faults import tell
from reportpress.tree.nodes import link_words, word_break
from reportpress.typst.characters import is_source
from reportpress.typst.column_widths import needed_by
from reportpress.typst.printed_cells import columns_in_cells

LONG = 30
"""Letters of a word from which on it may be broken: after its signs, and where it has none."""

CODE_LINE = 68
"""Letters of a line of code that have room on a page."""

TALL = 30
"""Lines of a row from which on it may go on to the next page."""

LETTERS_OF_PAGE = 105
"""Letters of a table's type in a line as wide as the page."""

#: Lines of code end after spaces and hyphens.
_PARTS_OF_CODE = re.compile(r"[\s\-]+")
_WORD = re.compile(rf"\S{{{LONG},}}")
#: Where names of files and columns may end a line in a cell, which is narrow.
_LOW_LINE = re.compile(r"(?<=_)(?=[^\W_])")

_PIECE = re.compile(rf"[^/\-_.&=?]{{1,{LONG}}}[/\-_.&=?,;:]*|[/\-_.&=?,;:]+")


def pieces(text: str, *, in_cell: bool = False) -> list[str]:
    """Part a text within words that are too long, after their signs or else between letters.

    In a cell, names of files and columns are parted whatever their length.

    Examples
    --------
    >>> pieces("in example.org/a_list-of-many-things/" + 31 * "x")[1:5]
    ['example.', 'org/', 'a_', 'list-']
    >>> pieces("so " + 31 * "x")[1:]
    ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'x']
    >>> pieces("oil_exports", in_cell=True)
    ['oil_', 'exports']
    """
    parts, at = [], 0
    for word in _WORD.finditer(text):
        parts += [text[at : word.start()], *_PIECE.findall(word[0])]
        at = word.end()
    parts.append(text[at:])
    if in_cell:
        parts = [name for part in parts for name in _LOW_LINE.split(part)]
    return [part for part in parts if part]


def refuse(app: Sphinx, doctree: nodes.document) -> None:
    """Tell of what a chapter that was read has, and no page has room for."""
    docname = app.env.docname
    for table in doctree.findall(nodes.table):
        if words := too_wide(table):
            tell(app.env, docname, table, words)
    for block in doctree.findall(nodes.literal_block):
        longest = max(map(len, _PARTS_OF_CODE.split(block.astext())), default=0)
        if longest > CODE_LINE and not is_source(block):
            words = f"code of {longest} letters without a space leaves the page; break its line"
            tell(app.env, docname, block, words)


def make_room(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Prepare a chapter that is about to be printed."""
    if app.builder.format != "typst":
        return
    titles = (title for title in doctree.findall(nodes.title) if _is_repeated(title))
    for words in [*titles, *doctree.findall(nodes.thead)]:
        _take_links_off(words)
    for group in doctree.findall(nodes.tgroup):
        columns = [child for child in group.children if isinstance(child, nodes.colspec)]
        for row in group.findall(nodes.row):
            _allow_to_break(row, columns)
    for text in list(doctree.findall(nodes.Text)):
        _break_long(text)


def _is_repeated(title: nodes.title) -> bool:
    """Tell whether a title stands in the heads of pages as well."""
    return isinstance(title.parent, nodes.section)


def _take_links_off(words: nodes.Element) -> None:
    """Leave the words of links alone where they are repeated: PDF/UA allows no link there."""
    for link in list(words.findall(nodes.reference)):
        link.replace_self(link_words("", "", *link.children, **link.attributes))


def too_wide(table: nodes.table) -> str | None:
    """Tell what is wrong with the printed columns of a table, if they have no room on a page."""
    group = next(iter(table.findall(nodes.tgroup)))
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    printed = columns_in_cells(columns)
    rows = []
    for row in table.findall(nodes.row):
        cells = [_known_words(cell) for cell in row.children]
        if len(cells) == len(columns) and row.get("printed", True):
            rows.append([" ".join(cells[place] for place in places) for places in printed])
    needed, room = needed_by(rows) if rows else (0.0, 1.0)
    if needed <= room:
        return None
    return (
        f"the table has no room on a page: its {len(printed)} columns take {needed / room:.1f} "
        "times its width; print fewer (print_columns=...), or make two"
    )


def _known_words(cell: nodes.Node) -> str:
    """Return the text of a cell without references, whose words come later."""
    if isinstance(cell, pending_xref):
        return ""
    if isinstance(cell, nodes.Element):
        return cell.child_text_separator.join(map(_known_words, cell.children))
    return cell.astext()


def _allow_to_break(row: nodes.row, columns: list[nodes.colspec]) -> None:
    """Let a row that is very tall in print go on to the next page."""
    cells = [cell for cell in row.children if isinstance(cell, nodes.entry)]
    printed = columns_in_cells(columns)
    if len(cells) != len(columns):  # some are joined in the source
        printed = [[place] for place in range(len(cells))]
    letters = [sum(len(cells[place].astext()) for place in places) for places in printed]
    blocks = [
        sum(1 for place in places for _ in cells[place].findall(nodes.paragraph))
        for places in printed
    ]
    lines = max(letters, default=0) * len(columns_in_cells(columns)) / LETTERS_OF_PAGE
    if max([lines, *blocks]) > TALL:
        for cell in cells:
            cell["may_break"] = True


def _break_long(text: nodes.Text) -> None:
    """Let the long words of a text, or of code within a line, go on in the next line."""
    parent = text.parent
    first, *rest = pieces(text.astext(), in_cell=_is_in_cell(text)) or [""]
    verbatim = nodes.literal_block | nodes.raw | nodes.comment | nodes.math | nodes.math_block
    if not rest or isinstance(parent, verbatim) or not isinstance(parent, nodes.TextElement):
        return
    is_code = isinstance(parent, nodes.literal)

    def part(words: str) -> nodes.Node:
        return _like(parent, words) if is_code else nodes.Text(words)

    broken: list[nodes.Node] = [part(first)]
    for words in rest:
        broken += [word_break(), part(words)]
    if is_code:
        parent.replace_self(broken)
    else:
        parent.replace(text, broken)


def _is_in_cell(text: nodes.Text) -> bool:
    holder = text.parent
    while holder is not None and not isinstance(holder, nodes.entry):
        holder = holder.parent
    return holder is not None


def _like(literal: nodes.Element, words: str) -> nodes.literal:
    return nodes.literal(words, words, classes=list(literal["classes"]))


def visit_link_words(self: Any, node: link_words) -> None:
    """Write the words that the node holds."""


def visit_word_break(self: Any, node: word_break) -> None:  # noqa: ARG001
    """Write a space of no width, where a line can end; a hyphen would belong to the word."""
    self.body.append("#sym.zws;")


def depart(self: Any, node: nodes.Element) -> None:
    """Do nothing: neither node has an end to be written."""


def setup(app: Sphinx) -> None:
    """Look through a chapter that was read, and make room once references have their words."""
    app.add_node(word_break, override=True, typst=(visit_word_break, depart))
    app.add_node(link_words, typst=(visit_link_words, depart))
    app.connect("doctree-read", refuse)
    app.connect("doctree-resolved", make_room, priority=940)
