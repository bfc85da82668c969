"""Addresses on paper: which links to other sites are printed with where they lead.

A browser prints the words of a link and not its address. In running text a short one helps; in a
list of sources, in an exhibit, or where it takes a line and more, it is in the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LONGEST = 60
"""Letters of an address that still counts as short."""


def setup(app: Sphinx) -> None:
    """Mark the links when a chapter's references are resolved."""
    app.connect("doctree-resolved", mark)


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001 - the event's
    """Mark the links of the running text whose addresses are printed; the style sheet does it."""
    if app.builder.format == "html":
        for link in doctree.findall(nodes.reference):
            if is_printed(link):
                link["classes"].append("short-address")


def is_printed(link: nodes.reference) -> bool:
    """Tell whether a link's address is to be printed behind its words.

    Examples
    --------
    >>> link = nodes.reference("", "the statutes", refuri="https://example.org/statutes")
    >>> paragraph = nodes.paragraph("", "See ", link)
    >>> is_printed(link), nodes.section("", paragraph) and is_printed(link)
    (False, True)
    """
    address = link.get("refuri", "")
    is_text = isinstance(link.parent, nodes.paragraph) and isinstance(
        link.parent.parent, nodes.section
    )
    is_short = address.startswith("http") and len(address) <= LONGEST
    return is_text and is_short and link.astext() not in address
