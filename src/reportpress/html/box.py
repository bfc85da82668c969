"""The HTML edition of a box that tells of rows of a table: a group with a name of its own.

Its heading is no level of the contents, and the box no landmark, of which a page may have several.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportpress.tree.nodes import row_badge, row_box, row_box_entry

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_row_box(self: HTML5Translator, node: row_box) -> None:
    """Open the box, with its heading."""
    title = f"{node['ids'][0]}-title"
    named = {"role": "group", "aria-labelledby": title}
    self.body.append(self.starttag(node, "div", "\n", False, CLASS="row-box", **named))
    self.body.append(f'<p class="row-box-title" id="{title}">{escape(node["heading"])}</p>\n<ul>\n')


def depart_row_box(self: HTML5Translator, node: row_box) -> None:  # noqa: ARG001
    """Close the box."""
    self.body.append("</ul></div>\n")


def visit_row_box_entry(self: HTML5Translator, node: row_box_entry) -> None:
    """Open an entry."""
    self.body.append(self.starttag(node, "li"))


def depart_row_box_entry(self: HTML5Translator, node: row_box_entry) -> None:  # noqa: ARG001
    """Close an entry."""
    self.body.append("</li>\n")


def visit_row_badge(self: HTML5Translator, node: row_badge) -> None:
    """Open a badge."""
    self.body.append(f'<span class="row-badge row-badge-{node["look"]}">')


def depart_row_badge(self: HTML5Translator, node: row_badge) -> None:  # noqa: ARG001
    """Close a badge."""
    self.body.append("</span>")


def setup(app: Sphinx) -> None:
    """Register the nodes of boxes, and how HTML writes them."""
    app.add_node(row_box, html=(visit_row_box, depart_row_box))
    app.add_node(row_box_entry, html=(visit_row_box_entry, depart_row_box_entry))
    app.add_node(row_badge, html=(visit_row_badge, depart_row_badge))
