"""Nodes of the document tree: exhibits, boxes and mentions of rows, sources, places of breaks.

They carry everything that an edition needs, so that each builder can write them in its own way
from one execution of the chapter.
"""

from __future__ import annotations

from types import UnionType

from docutils import nodes


def is_within(node: nodes.Node, kinds: type | tuple[type, ...] | UnionType) -> bool:
    """Tell whether a node stands in one of some kinds, at whatever depth.

    Examples
    --------
    >>> word = nodes.Text("oil")
    >>> _ = nodes.paragraph("", "", nodes.emphasis("", "", word))
    >>> is_within(word, nodes.paragraph), is_within(word, (nodes.title, nodes.literal))
    (True, False)
    """
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kinds):
            return True
    return False


class chart_figure(nodes.figure):  # noqa: N801 - docutils names nodes in lower case
    """A numbered figure made from a chart; its id is also its cross-reference label.

    Children, in order: ``caption`` (the finding), ``paragraph.exhibit-subtitle``,
    ``chart_graphic``, ``paragraph.exhibit-source`` and, where there is one,
    ``paragraph.exhibit-note``. It has ``code``, the texts of the cells that make it, if hidden.
    """


class chart_graphic(nodes.General, nodes.Element):  # noqa: N801
    """The picture inside a :class:`chart_figure`; a leaf without text.

    It has ``figure_id``, the stem of its files; ``alt``, the type, data and finding in words;
    ``pictures``, the key of the rendered pictures; ``spec``, the Vega-Lite specifications by layout
    as one JSON object; ``csv``, the data behind the chart; ``answer``, if the bundle has one;
    ``shown``, the tables of what it draws; ``credits``, the names of its sources; and, once the
    chapter's references are resolved, ``svg``: static pictures by layout, ``wide`` and ``narrow``
    for screens, ``print`` for the page.
    """


class repeated_figure(nodes.General, nodes.Element):  # noqa: N801
    """A :class:`chart_figure` of the book shown again, with other words around its picture.

    Children, in order: ``inline.exhibit-number``, ``caption``, ``paragraph.exhibit-subtitle``,
    ``paragraph.exhibit-alt``, whose place :class:`chart_graphic` takes, ``paragraph.exhibit-note``.
    ``figure`` is the id of the figure.
    """


class data_table(nodes.table):  # noqa: N801
    """A numbered table made from a dataset, with what belongs to it.

    Children, in order: ``title`` (the finding), ``paragraph.exhibit-subtitle``, ``tgroup``,
    ``paragraph.exhibit-source`` and, where there is one, ``paragraph.exhibit-note``. Columns
    (``colspec``) carry ``key``, ``heading``, ``ranks``, ``filters``, ``hidden``, ``printed`` and
    ``print_in``, rows ``printed`` and ``group``.

    It has ``table_id``, the stem of its file; ``search``, whether a reader on a screen can search
    the rows; ``csv``, the rows behind it; and ``code``, as a figure has it.
    """


class row_link(nodes.inline):  # noqa: N801
    """Words in the text that name a row of a table, and link to it once all tables are known.

    It has the name of its ``role``, and the ``key`` of the row.
    """


class row_backlinks(nodes.inline):  # noqa: N801
    """The place of links to the chapters with a :class:`row_link` of its ``role`` and ``key``."""


class row_box(nodes.General, nodes.Element):  # noqa: N801
    """A box in the text that tells of rows of a table: its ``heading``, and one entry a row."""


class row_box_entry(nodes.General, nodes.Element):  # noqa: N801
    """What a box tells of one row: a paragraph on what it says, and one on what is held of it."""


class row_badge(nodes.inline):  # noqa: N801
    """The kind of a row in a word or two, in one of the forms that its ``look`` names."""


class source_list(nodes.inline):  # noqa: N801
    """The place of the sources below an exhibit, until they have their numbers.

    It has ``sources``, entries of the contract's kind, those that carry most rows first.
    """


class source_rest(nodes.inline):  # noqa: N801
    """The sources of an exhibit that its source line does not name; a screen unfolds them.

    It has the ``summary``, the words that unfold it.
    """


class word_break(nodes.Inline, nodes.Element):  # noqa: N801
    """A place within a word where a line may end; it has no text."""


class line_break(nodes.Inline, nodes.Element):  # noqa: N801
    """The end of a line that an author asks for; it has no text."""

    def astext(self) -> str:
        """Return a space, as what is told of the text in one line needs."""
        return " "


class link_words(nodes.reference):  # noqa: N801
    """The words of a link that leads nowhere, since its page repeats them."""
