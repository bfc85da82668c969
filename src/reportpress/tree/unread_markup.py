"""Markup that this book does not read, and would print as it is typed; it is refused."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from reportpress.tree.faults import tell
from reportpress.tree.nodes import data_table, is_within

SIGNS = (
    (
        re.compile(r"(?<!\\)\$\$|\$(?=[^$\n]*[\\^_={}])[^\s$][^$\n]*\$(?!\d)"),
        "a formula between dollar signs is printed as it is typed; write {math}`...`",
    ),
    (
        re.compile(r"~~\S[^~]*~~"),
        "words between ~~ are not struck out; leave out what does not hold",
    ),
    (
        re.compile(r"==\S[^=]*=="),
        "words between == are not marked; write *emphasis* or **strong**",
    ),
    (re.compile(r"~\d+~"), "what stands between ~ is not lowered; write {sub}`2`"),
    (
        re.compile(r"https?://[^\s<>]+"),
        "an address is no link as it is typed; write <https://...> or [words](https://...)",
    ),
    (re.compile(r"!?\[\[[^\]]+\]\]"), "[[...]] is no link; write [words](file.md)"),
    (re.compile(r"^:::|^```"), "a fence ends what was not begun, or has too few signs"),
)
"""What is taken for markup, and what to do instead."""

TYPED = (
    (
        re.compile(r"\{[A-Za-z_]\w*(?:\.\w+)?(?::[^}\s]*)?\}"),
        "what stands in braces is printed as it is typed; write {glue:text}`name`, and a role "
        "right before its backquotes: {numref}`id`",
    ),
    (re.compile(r"(?<![\w.@])@[A-Za-z][\w:-]*"), "no source is cited by @; write {cite:p}`key`"),
    (re.compile(r"\*\*"), "** is printed where spaces stand within; write **strong**"),
    (re.compile(r"^#{1,6}[A-Za-z]"), "a heading has a space after its signs: ## Heading"),
    (
        re.compile(r"^\|.*\|$"),
        "a table has a line | --- | --- | below its head, or is printed as it is typed",
    ),
)
"""The same of what authors type; cells of a table, which come from data, may hold such signs."""

BOXES = {"admonition", "attention", "caution", "danger", "dropdown", "error", "figure", "hint"}
BOXES |= {"important", "note", "seealso", "tip", "warning"}
"""Directives whose name is taken for a class where its braces are left out."""

_KINDS = re.compile(r"\b(figures?|figs?\.?|tables?)\s$", re.IGNORECASE)
_ROLES = re.compile(r"\b(?:numref|ref|doc|term|cite(?::\w+)?|glue(?::\w+)?)$")

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Ends of the names of pictures that browsers and the PDF show."""

TASK = re.compile(r"\[[ xX]\]\s")
_VERBATIM = (
    nodes.literal
    | nodes.literal_block
    | nodes.raw
    | nodes.comment
    | nodes.reference
    | nodes.math
    | nodes.math_block
    | nodes.target
    | pending_xref
)


def unread(text: str, is_of_data: bool = False) -> str | None:
    r"""Tell what is wrong with a text that seems to hold markup, if anything.

    Examples
    --------
    >>> unread("The index is $H = \\sum_i s_i^2$.")
    'a formula between dollar signs is printed as it is typed; write {math}`...`'
    >>> unread("It cost $40 bn and then $50 bn.")
    """
    signs = SIGNS if is_of_data else (*SIGNS, *TYPED)
    return next((words for sign, words in signs if sign.search(text)), None)


class RefuseUnread(SphinxTransform):
    """Tells of such markup in a document, and of what else both editions cannot show."""

    default_priority = 210

    def apply(self, **_: Any) -> None:
        """Look through the texts, boxes, pictures and headings of a document."""
        self._look_at_texts()
        self._look_at_boxes()
        for image in list(self.document.findall(nodes.image)):
            if words := _unusable(image["uri"]):
                self._tell(image, f"the picture {image['uri']!r} {words}")
                # Nothing is to ask the network for it, or to tell of it again.
                image.replace_self(nodes.inline("", image.get("alt", "")))
        for section in _sections(self.document)[1:]:
            title = section[0].astext()
            words = f"a second heading of the first level, {title!r}; write ## before it"
            self._tell(section, words)

    def _look_at_texts(self) -> None:
        for text in self.document.findall(nodes.Text):
            words = unread(text.astext(), is_within(text, data_table))
            if words and not is_within(text, _VERBATIM):
                self._tell(text, words)
        for node in self.document.findall(nodes.Element):
            if isinstance(node, nodes.Inline) and (words := _beside(node)):
                self._tell(node, words)

    def _look_at_boxes(self) -> None:
        for item in self.document.findall(nodes.list_item):
            if TASK.match(item.astext()):
                self._tell(item, "the box of a task is printed as it is typed; write a plain list")
        for node in self.document.findall(nodes.Element):
            classes = set(node["classes"])
            if node.get("is_div") and (named := BOXES & classes):
                name = min(named)
                self._tell(node, f"a box has its name in braces: :::{{{name}}}, not :::{name}")
            if isinstance(node, nodes.Admonition) and "dropdown" in classes:
                self._tell(node, "a box does not fold; write what does as :::{dropdown} Title")

    def _tell(self, node: nodes.Node, words: str) -> None:
        tell(self.env, self.env.docname, node, words)


def _unusable(address: str) -> str | None:
    """Tell why a picture cannot be in both editions, if that is so."""
    if "://" in address:
        return "is not in the book; save it beside the chapter"
    if not address.lower().endswith(PICTURES):
        return "is of a kind that pages do not show; save it as SVG, PNG or JPEG"
    return None


def _beside(node: nodes.Element) -> str | None:
    """Tell what is wrong with a value, a reference or code in its sentence, if anything."""
    if {"output", "text_plain"} <= set(node["classes"]):
        return "a value by {glue} is shown as Python writes it; write {glue:text}`name`"
    at = node.parent.index(node)
    before = node.parent[at - 1] if at else None
    if not isinstance(before, nodes.Text):
        return None
    if isinstance(node, pending_xref):
        kind = _KINDS.search(before.astext())
        is_numbered = node["reftype"] == "numref" and not node.get("refexplicit")
        if kind and is_numbered:
            return f"a reference by number says what it is; leave out {kind[1]!r} before it"
    elif isinstance(node, nodes.literal) and (role := _ROLES.search(before.astext())):
        return f"the role {role[0]} has braces: {{{role[0]}}}`...`"
    return None


def _sections(document: nodes.document) -> list[nodes.section]:
    return [child for child in document.children if isinstance(child, nodes.section)]


def setup(app: Sphinx) -> None:
    """Look through a document when it is read."""
    app.add_transform(RefuseUnread)
