"""Document-tree nodes of the press: a chart with its caption, source and note.

The nodes carry everything an edition needs, so that each builder can write the figure in its
own way from one execution of the chapter.
"""

from __future__ import annotations

from docutils import nodes


class chart_figure(nodes.figure):  # noqa: N801 - docutils names nodes in lower case
    """A numbered figure made from a chart.

    Children, in order: ``caption`` (the finding), ``paragraph.exhibit-subtitle``,
    ``chart_graphic``, ``paragraph.exhibit-source`` and, where there is one,
    ``paragraph.exhibit-note``.

    Attributes
    ----------
    ids, names
        The figure's id, which is also its cross-reference label.
    """


class chart_graphic(nodes.General, nodes.Element):  # noqa: N801
    """The picture inside a :class:`chart_figure`; a leaf without text.

    Attributes
    ----------
    figure_id : str
        Id of the figure; also the stem of its files.
    alt : str
        Alternative text: type, data and finding.
    pictures : str
        Key of the rendered pictures.
    svg : dict of str to str
        Static pictures by layout: ``wide`` and ``narrow`` for screens, ``print`` for the page.
        Added when the chapter's references are resolved.
    spec : str
        Vega-Lite specifications by layout, as one JSON object.
    csv : str
        The data behind the chart.
    """


class data_table(nodes.table):  # noqa: N801
    """A numbered table made from a dataset, with what belongs to it.

    Children, in order: ``title`` (the finding), ``paragraph.exhibit-subtitle``, ``tgroup``,
    ``paragraph.exhibit-source`` and, where there is one, ``paragraph.exhibit-note``. Columns
    (``colspec``) carry ``heading``, ``filters``,
    ``hidden`` and ``printed``; rows carry ``printed``.

    Attributes
    ----------
    table_id : str
        Id of the table; also the stem of its file.
    search : bool
        Whether a reader on a screen can search the rows.
    csv : str
        The rows behind the table.
    """


class row_link(nodes.inline):  # noqa: N801
    """Words in the text that name a row of a table, and link to it once all tables are known.

    Attributes
    ----------
    role, key : str
        Name of the role, and what names the row.
    """


class row_backlinks(nodes.inline):  # noqa: N801
    """The place that is filled with links to the chapters that mention a row.

    Attributes
    ----------
    role, key : str
        As of the :class:`row_link` that it looks for.
    """
