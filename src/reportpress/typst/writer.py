"""What the groups of visit methods share: the state and the small steps of the translator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from docutils import nodes

from reportpress.typst.errors import complain
from reportpress.typst.text import string

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from reportpress.typst.builder import TypstBuilder
    from reportpress.typst.citations import Footnotes
    from reportpress.typst.labels import Labels
    from reportpress.typst.names import Names
    from reportpress.typst.numbers import Numbers


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


def closes_chapter(node: nodes.Element) -> bool:
    """Tell whether no words of the document come after a figure or table.

    Examples
    --------
    >>> section = nodes.section("", nodes.figure(), nodes.paragraph("", "Words."))
    >>> [closes_chapter(child) for child in section.children]
    [False, True]
    """
    while node.parent is not None:
        place = node.parent.index(node)
        if any(_printed(sibling) for sibling in node.parent.children[place + 1 :]):
            return False
        node = node.parent
    return True


def _printed(node: nodes.Node) -> bool:
    """Tell whether a node has words in print, where the code of hidden cells has none."""
    if isinstance(node, nodes.Element) and node.get("hide_mode"):
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
