"""Visit methods for lists."""
# ruff: noqa: D102 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from typing import TypeVar

from docutils import nodes

from reportpress.tree.short_version import FINDINGS, figure_apart, holds_figures
from reportpress.typst.text import arguments, string
from reportpress.typst.writer import Writer

_Kind = TypeVar("_Kind", bound=nodes.Element)

_NUMBERINGS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


def is_tight(node: nodes.Element) -> bool:
    """Tell whether no item of a list needs room for several paragraphs."""
    return all(
        sum(isinstance(child, nodes.paragraph) for child in item.children) <= 1
        for item in node.children
        if isinstance(item, nodes.Element)
    )


class ListVisits(Writer):
    """Bullet, numbered, definition and field lists, glossaries and lines of verse."""

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        if FINDINGS in node["classes"]:
            self.block(self._findings(node))
        if holds_figures(node):
            self.block(f"#figures-abreast(\n{self._items(node)})")
        self.block(f"#list(tight: {_bool(is_tight(node))},\n{self._items(node)})")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        if FINDINGS in node["classes"]:
            self.block(self._findings(node))
        sign = _NUMBERINGS[node.get("enumtype", "arabic")]
        numbering = f"{node.get('prefix', '')}{sign}{node.get('suffix', '.')}"
        settings = arguments(
            start=str(node.get("start", 1)),
            numbering=string(numbering),
            tight=_bool(is_tight(node)),
        )
        self.block(f"#enum({settings},\n{self._items(node)})")

    def _findings(self, node: nodes.Element) -> str:
        """Write findings: for each the paragraph that begins with its figure, and the rest."""
        pairs = ""
        for item in _children(node, nodes.list_item):
            apart = figure_apart(item)
            figure = self.content(apart) if isinstance(apart, nodes.Element) else ""
            rest = nodes.Element("", *(part for part in item.children if part is not apart))
            pairs += f"([{figure}], [{self.anchor(item)}{self.content(rest)}]),\n"
        return f"#findings(\n{pairs})"

    def _items(self, node: nodes.Element) -> str:
        return "".join(f"[{self.content(item)}],\n" for item in _children(node, nodes.list_item))

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        entries = _children(node, nodes.definition_list_item)
        items = "".join(self._definition(entry) for entry in entries)
        self.block(f"#terms(tight: false,\n{items})")

    def _definition(self, item: nodes.definition_list_item) -> str:
        head = ", ".join(self.content(name) for name in _children(item, nodes.term))
        for kind in _children(item, nodes.classifier):
            head += f" #emph[{self.content(kind)}];"
        text = "\n\n".join(self.content(part) for part in _children(item, nodes.definition))
        return f"terms.item[{head}][{text}],\n"

    def visit_field_list(self, node: nodes.Element) -> None:
        items = ""
        for field in _children(node, nodes.field):
            name, body = _children(field, nodes.Element)
            items += f"terms.item[{self.content(name)}][{self.content(body)}],\n"
        self.block(f"#terms(tight: true,\n{items})")

    def visit_glossary(self, node: nodes.Element) -> None:
        """Write a glossary as the definition list that it holds."""

    def visit_line_block(self, node: nodes.line_block) -> None:
        self.block(f"#verse[{self._lines(node, 0)}]")

    def _lines(self, node: nodes.line_block, indent: int) -> str:
        lines = []
        for child in node.children:
            if isinstance(child, nodes.line_block):
                lines.append(self._lines(child, indent + 1))
            elif isinstance(child, nodes.line):
                space = f"#h({1.5 * indent}em);" if indent else ""
                lines.append(space + self.content(child))
        return "#linebreak();".join(lines)


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _children(node: nodes.Element, kind: type[_Kind]) -> list[_Kind]:
    return [child for child in node.children if isinstance(child, kind)]
