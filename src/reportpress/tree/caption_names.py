"""The words by which ``{ref}`` names an exhibit: its caption, without the keys of what it cites."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx


def rename(app: Sphinx, doctree: nodes.document) -> None:
    """Give the labels of a document's exhibits the words that a reader sees, as far as known."""
    labels = app.env.domains["std"].data["labels"]
    for caption in doctree.findall(lambda node: isinstance(node, nodes.caption | nodes.title)):
        cited = [node for node in caption.findall(pending_xref) if node["refdomain"] == "cite"]
        ids = caption.parent["ids"] if cited else ()
        for label, (docname, anchor, _) in list(labels.items()):
            if docname == app.env.docname and anchor in ids:
                labels[label] = docname, anchor, words_of(caption)


def words_of(caption: nodes.Node) -> str:
    """Return the words of a caption but for its citations.

    Examples
    --------
    >>> cited = pending_xref("", nodes.Text("smith2020"), refdomain="cite")
    >>> words_of(nodes.caption("", "", nodes.Text("Oil falls."), cited))
    'Oil falls.'
    """
    texts = caption.findall(nodes.Text)
    kept = (text.astext() for text in texts if not isinstance(text.parent, pending_xref))
    return " ".join("".join(kept).split())


def setup(app: Sphinx) -> None:
    """Rename once citations stand behind their punctuation (see tree/citations.py)."""
    app.connect("doctree-read", rename, priority=450)
