"""The words by which ``{ref}`` names an exhibit: its caption, without the keys of what it cites."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx


def rename(app: Sphinx, doctree: nodes.document) -> None:
    """Give references to a document's exhibits the words that a reader sees, as far as known."""
    labels = app.env.domains["std"].data["labels"]
    for caption in doctree.findall(lambda node: isinstance(node, nodes.caption | nodes.title)):
        ids = caption.parent["ids"] if any(map(_is_citation, caption.findall())) else ()
        for label, (docname, anchor, _) in list(labels.items()):
            if docname == app.env.docname and anchor in ids:
                labels[label] = docname, anchor, words_of(caption)
        # A link without words has got the caption's from MyST.
        for link in doctree.findall(nodes.reference) if ids else ():
            if link.get("id_link") and link["refid"] in ids:
                for words in link.findall(_is_given):
                    words.children = [nodes.Text(words_of(caption))]


def words_of(caption: nodes.Node) -> str:
    """Return the words of a caption but for its citations.

    Examples
    --------
    >>> key = nodes.inline("", "", nodes.Text("smith2020"))
    >>> cited = pending_xref("", key, refdomain="cite")
    >>> words_of(nodes.caption("", "", nodes.Text("Oil falls."), cited))
    'Oil falls.'
    """
    return " ".join("".join(_texts(caption)).split())


def _texts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif not _is_citation(node):
        for child in node.children:
            yield from _texts(child)


def _is_given(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and "std-ref" in node["classes"]


def _is_citation(node: nodes.Node) -> bool:
    return isinstance(node, pending_xref) and node["refdomain"] == "cite"


def setup(app: Sphinx) -> None:
    """Rename once citations stand behind their punctuation (see tree/citations.py)."""
    app.connect("doctree-read", rename, priority=450)
