"""What the groups of visit methods share: the state and the small steps of the translator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

from docutils import nodes
from sphinx.addnodes import only

from reportpress.tree.nodes import chart_figure, data_table, row_box
from reportpress.typst.errors import complain
from reportpress.typst.text import string

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from reportpress.typst.builder import TypstBuilder
    from reportpress.typst.citations import Footnotes
    from reportpress.typst.labels import Labels
    from reportpress.typst.names import Names
    from reportpress.typst.numbers import Numbers


#: Rows from which on a table surely goes over pages, as the design sets it.
LONG_TABLE = 40

#: Letters of a page of running text and of a line of a title, and the heights that stay together:
#: of a title with the first lines below it, of one more line of it, and of a box; in points.
LETTERS_OF_PAGE, LETTERS_OF_TITLE = 3000, 66
TITLE, TITLE_LINE, BOX, NEXT_PAGE = 80, 18, 110, 9999

#: What holds blocks of the text and is none itself.
FRAMES = (nodes.container, nodes.compound, only)
EXHIBITS = (nodes.figure, chart_figure, nodes.table)


class Writer(nodes.NodeVisitor):
    """The part of the translator that its groups of visit methods rely on."""

    builder: TypstBuilder
    env: BuildEnvironment
    docname: str
    body: list[str]
    files: dict[str, bytes]
    footnotes: Footnotes
    numbers: Numbers
    names: Names
    labels: Labels
    placed: set[str]  # the labels that are written already

    def content(self, node: nodes.Element) -> str:
        """Translate the children of a node into source of their own."""
        outer, self.body = self.body, [self.anchor(node)]
        for child in node.children:
            child.walkabout(self)
        inner, self.body = "".join(self.body).strip(), outer
        return inner

    def take_label(self, node: nodes.Element) -> str | None:
        """Name the label that a node must carry, once; None when nothing links to it."""
        name = self.labels.own(self.docname, node)
        if name is None or name in self.placed:
            return None
        self.placed.add(name)
        return name

    def anchor(self, node: nodes.Element) -> str:
        """Write an invisible link target for a node that has no element of its own."""
        name = self.take_label(node)
        return "" if name is None else f"#anchor({string(name)});"

    def stop(self, node: nodes.Node, problem: str) -> NoReturn:
        """Stop the build at a node, naming its chapter and line."""
        complain(self.env, self.docname, node, problem)

    def block(self, source: str) -> NoReturn:
        """Write a finished block and go on behind its node."""
        self.body.append(f"{source}\n\n")
        raise nodes.SkipNode


def language(node: nodes.Element) -> str | None:
    """Return the language of a node in other words than the book's: ``ar``, ``ru``, or None."""
    named = node.get("language") or node.get("lang")
    if named:
        return str(named)
    for name in node["classes"]:
        if name.startswith("lang-"):
            return str(name).removeprefix("lang-")
    return None


def text_behind(node: nodes.Element) -> str:
    """Write how many letters of text follow a figure or table, and the height of what comes then.

    A title, a box, a long table or the end of the document comes then: it begins on the next page
    where less room is left. Each has its pair, until the letters fill a page.

    Examples
    --------
    >>> section = nodes.section("", nodes.figure(), nodes.paragraph("", "Words."))
    >>> [text_behind(child) for child in section.children]
    ['((6, 9999pt),)', '((0, 9999pt),)']
    >>> section += nodes.paragraph("", "Words. " * 900)
    >>> text_behind(section.children[0])
    '((6306, 0pt),)'
    """
    pairs, letters = [], 0
    for block in [*_following(node), None]:
        needed = NEXT_PAGE if block is None else _needed(block)
        if needed is not None:
            pairs.append((letters, needed))
            letters = 0
        elif block is not None and not isinstance(block, EXHIBITS):
            letters += len(block.astext())
        if needed == NEXT_PAGE:
            break
        if sum(told for told, _ in pairs) + letters > LETTERS_OF_PAGE:
            pairs.append((letters, 0))
            break
    return f"({''.join(f'({letters}, {needed}pt),' for letters, needed in pairs)})"


def _following(node: nodes.Element) -> Iterator[nodes.Node]:
    """Iterate over the blocks and titles that come behind a node in its document."""
    while node.parent is not None:
        for sibling in node.parent.children[node.parent.index(node) + 1 :]:
            for block in _blocks(sibling):
                yield block
                if isinstance(block, nodes.section):
                    yield from _inner(block)
        node = node.parent


def _inner(section: nodes.section) -> Iterator[nodes.Node]:
    for child in section.children[1:]:
        for block in _blocks(child):
            yield block
            if isinstance(block, nodes.section):
                yield from _inner(block)


def _needed(block: nodes.Node) -> int | None:
    """Return the height of what is not parted from its beginning, in points; None for text."""
    if isinstance(block, nodes.section):
        inner = [part for child in block.children[1:] for part in _blocks(child)]
        has_text = bool(inner) and not isinstance(inner[0], EXHIBITS)
        more_lines = len(block.children[0].astext()) // LETTERS_OF_TITLE
        return TITLE + more_lines * TITLE_LINE if has_text else NEXT_PAGE
    if isinstance(block, nodes.table):
        rows = sum(row.get("printed", True) for row in block.findall(nodes.row))
        return NEXT_PAGE if rows > LONG_TABLE else None
    return BOX if isinstance(block, row_box | nodes.Admonition) else None


def is_captioned(section: nodes.section) -> bool:
    """Tell whether a section holds nothing but an exhibit, whose caption says what it is.

    Examples
    --------
    >>> chart = chart_figure("", nodes.caption("", "It rained"))
    >>> section = nodes.section("", nodes.title("", "Rain"), chart)
    >>> is_captioned(section)
    True
    >>> section += nodes.paragraph("", "Words.")
    >>> is_captioned(section)
    False
    """
    inner = [block for child in section.children[1:] for block in _blocks(child)]
    return len(inner) == 1 and isinstance(inner[0], chart_figure | data_table)


def follows_exhibit(node: nodes.Element) -> bool:
    """Tell whether a figure or table, and before it a paragraph, comes before a paragraph.

    Examples
    --------
    >>> words, figure = nodes.paragraph("", "Words."), nodes.figure("", nodes.caption("", "It"))
    >>> section = nodes.section("", words, figure, nodes.paragraph("", "More."))
    >>> [follows_exhibit(child) for child in section.children]
    [False, False, True]
    """
    if not isinstance(node.parent, nodes.section):
        return False
    before = node.parent.children[: node.parent.index(node)]
    blocks = [block for sibling in before for block in _blocks(sibling)][::-1]
    kinds = [isinstance(block, EXHIBITS) for block in blocks]
    place = kinds.index(False) if False in kinds else 0
    return place > 0 and isinstance(blocks[place], nodes.paragraph)


def _blocks(node: nodes.Node) -> list[nodes.Node]:
    """List what prints of a node and of the frames in it."""
    if not _printed(node):
        return []
    if not isinstance(node, FRAMES):
        return [node]
    return [block for child in node.children for block in _blocks(child)]


def _printed(node: nodes.Node) -> bool:
    """Tell whether a node has words in print, where the code of hidden cells has none."""
    if isinstance(node, nodes.Element) and (
        node.get("hide_mode") or node.get("nb_element") == "cell_code_source"
    ):
        return False
    return bool(node.astext().strip())


def stands_alone(node: nodes.Element) -> bool:
    """Tell whether a figure or table stands in the text itself, so that it may move on the page.

    A figure in a list, a box or a passage in another language stays where it is.
    """
    frames = (nodes.section, nodes.document, nodes.container, nodes.compound)
    holder = node.parent
    while isinstance(holder, frames) and not language(holder):
        holder = holder.parent
    return holder is None
