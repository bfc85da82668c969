"""Visit methods for paragraphs, quotations, code and what merely holds them."""
# ruff: noqa: ARG002, D102 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from reportpress.typst.formulas import formula
from reportpress.typst.text import arguments, string
from reportpress.typst.writer import Writer, follows_exhibit, language


class BlockVisits(Writer):
    """Everything that stands on lines of its own, but for lists, figures and tables."""

    def visit_paragraph(self, node: nodes.Element) -> None:
        named = language(node)
        text = self.content(node)
        if named:
            self.block(f"#foreign-block({string(named)})[{text}]")
        self.block(f"#new-paragraph[{text}]" if follows_exhibit(node) else text)

    visit_compact_paragraph = visit_paragraph

    def visit_PassthroughTextElement(self, node: nodes.TextElement) -> None:
        """Write the words of a card of sphinx-design: a line of its own, unless within one."""
        if not isinstance(node.parent, nodes.TextElement):
            self.visit_paragraph(node)

    def pass_blocks(self, node: nodes.Element) -> None:
        """Write the children only: the node is a frame for another edition."""

    visit_compound = visit_start_of_file = visit_legend = visit_only = pass_blocks

    def visit_container(self, node: nodes.container) -> None:
        """Open a container; the source of a notebook cell is for the web edition."""
        if node.get("nb_element") == "cell_code_source":
            raise nodes.SkipNode
        named = language(node)
        if named:
            self.body.append(f"#foreign-block({string(named)})[\n")

    def depart_container(self, node: nodes.container) -> None:
        if language(node):
            self.body.append("]\n\n")

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        """Write a quotation, with its source apart."""
        sources = [child for child in node.children if isinstance(child, nodes.attribution)]
        source = f", attribution: [{self.content(sources[0])}]" if sources else ""
        text = self.content(node)
        named = language(node)
        quotation = f"#quote(block: true{source})[{text}]"
        self.block(f"#foreign-block({string(named)})[{quotation}]" if named else quotation)

    def visit_attribution(self, node: nodes.attribution) -> None:
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.Element) -> None:
        lang = node.get("language", "text")
        shown: dict[str, Any] = node.get("highlight_args", {})
        options = [f"lang: {string(lang)}"]
        if marked := shown.get("hl_lines"):
            options.append(f"marked: ({', '.join(map(str, marked))},)")
        if node.get("linenos"):
            options.append(f"first: {shown.get('linenostart', 1)}")
        self.block(f"#listing({string(node.astext())}, {', '.join(options)})")

    visit_doctest_block = visit_literal_block

    def visit_math_block(self, node: nodes.Element) -> None:
        self.block(self.formula(node, block=True))

    def visit_math(self, node: nodes.Element) -> None:
        self.body.append(self.formula(node))
        raise nodes.SkipNode

    def formula(self, node: nodes.Element, *, block: bool = False) -> str:
        """Write a formula, or stop at one that is not shown."""
        try:
            return formula(node.astext(), block=block)
        except ValueError as error:
            self.stop(node, f"the formula {error}")

    def visit_caption(self, node: nodes.Element) -> None:
        """Write the caption of a listing; figures and tables write their own."""
        number = self.numbers.figure(self.docname, node.parent)
        settings = arguments(number=None if number is None else string(number))
        self.block(f"#caption-line({settings})[{self.content(node)}]")

    def visit_transition(self, node: nodes.transition) -> None:
        """Draw a break, except the one that MyST puts before the list of foot notes."""
        if "footnotes" in node["classes"]:
            raise nodes.SkipNode
        self.block("#separator()")

    def visit_rubric(self, node: nodes.rubric) -> None:
        self.block(f"#rubric[{self.content(node)}]")

    def visit_centered(self, node: addnodes.centered) -> None:
        self.block(f"#align(center)[{self.content(node)}]")
