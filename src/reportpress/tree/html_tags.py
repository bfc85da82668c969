"""HTML that an author types: made into what both editions know, or refused.

MyST passes tags on as they are, each a node of its own, to the website alone; it writes the break
of a line in the same way. What the directive ``{raw}`` holds is meant for one edition, and stays.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst.directives.misc import Raw
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from reportpress.tree.faults import tell
from reportpress.tree.nodes import line_break

PAIRS: dict[str, type[nodes.TextElement]] = {
    "b": nodes.strong,
    "strong": nodes.strong,
    "i": nodes.emphasis,
    "em": nodes.emphasis,
    "cite": nodes.emphasis,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "code": nodes.literal,
    "kbd": nodes.literal,
}
"""Tags around words, and the nodes that say the same."""

INSTEAD = {
    "img": "write a picture as ![what it shows](file)",
    "table": "write a table in Markdown, or end a cell in Table(...)",
    "div": "write a division as :::{div} and :::",
    "p": "write a paragraph without tags",
    "a": "write a link as [words](address)",
    "hr": "write a rule as ---",
    "ul": "write a list in Markdown",
    "ol": "write a list in Markdown",
    "details": "write what folds as :::{dropdown} Title and :::",
    "input": "write a plain list",
    "u": "write *emphasis* or **strong**",
    "mark": "write *emphasis* or **strong**",
    "s": "leave out what does not hold",
    "del": "leave out what does not hold",
}
"""What to write in place of other tags."""

ELSE = "write it in Markdown, or for one edition alone as {raw} html"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>]*)>")
_COMMENTS = re.compile(r"(?:<!--.*?-->|<\?.*?\?>|\s)+", re.DOTALL)


class DeliberateRaw(Raw):
    """The directive ``{raw}``: what it holds is told from tags in the text."""

    def run(self) -> list[nodes.Node]:
        """Mark the node as meant for its own edition."""
        made = list(super().run())
        for node in made:
            node["is_meant"] = True  # type: ignore[index]
        return made


class ReadTags(SphinxTransform):
    """Replaces the tags of a document; refuses those that only the website would show."""

    default_priority = 200

    def apply(self, **_: Any) -> None:
        """Go through the raw nodes of a document in their order."""
        for raw in list(self.document.findall(nodes.raw)):
            if raw.parent is None or raw.get("is_meant") or "output" in raw["classes"]:
                continue
            if raw.get("format") == "html":
                self._read(raw, raw.astext())
            elif raw.get("format") == "latex":
                raw.parent.remove(raw)

    def _read(self, raw: nodes.raw, text: str) -> None:
        tag = _TAG.search(text)
        name = tag[2].lower() if tag else ""
        alone = tag is not None and text.strip() == tag[0]
        if _COMMENTS.fullmatch(text):
            raw.parent.remove(raw)
        elif alone and name == "br":
            raw.replace_self(line_break())
        elif alone and name in PAIRS and tag and not tag[1] and (end := _end(raw, name)):
            _wrap(raw, end, PAIRS[name])
        else:
            said = " ".join(text.split())[:40]
            if not (tag and tag[1]):  # the end of what was told
                tell(
                    self.env,
                    self.env.docname,
                    raw,
                    f"HTML such as {said!r} is not printed: {INSTEAD.get(name, ELSE)}",
                )


def _end(raw: nodes.raw, name: str) -> nodes.raw | None:
    """Return the tag that ends what a tag begins, in the same paragraph."""
    siblings = raw.parent.children
    for node in siblings[siblings.index(raw) + 1 :]:
        if isinstance(node, nodes.raw) and node.astext().strip().lower() == f"</{name}>":
            return node
    return None


def _wrap(begin: nodes.raw, end: nodes.raw, kind: type[nodes.TextElement]) -> None:
    """Put what stands between two tags into a node of its own."""
    parent = begin.parent
    first, last = parent.index(begin), parent.index(end)
    inner = parent.children[first + 1 : last]
    for node in [begin, *inner, end]:
        parent.remove(node)
    text = "".join(node.astext() for node in inner)
    is_code = issubclass(kind, nodes.literal)
    parent.insert(first, kind(text, text) if is_code else kind("", "", *inner))


def visit_html(self: Any, node: line_break) -> None:  # noqa: ARG001
    """Write the break for the website."""
    self.body.append("<br />\n")
    raise nodes.SkipNode


def visit_typst(self: Any, node: line_break) -> None:  # noqa: ARG001
    """Write the break for print."""
    self.body.append("#linebreak();")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node, the directive and the transform."""
    app.add_node(line_break, html=(visit_html, None), typst=(visit_typst, None))
    app.add_directive("raw", DeliberateRaw, override=True)
    app.add_transform(ReadTags)
