"""Visit methods for paragraphs, quotations, code, boxes and what merely holds them."""
# ruff: noqa: ARG002, D102 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from reportpress.typst.text import arguments, string
from reportpress.typst.writer import Writer, language


class BlockVisits(Writer):
    """Everything that stands on lines of its own, but for lists, figures and tables."""

    def visit_paragraph(self, node: nodes.Element) -> None:
        named = language(node)
        text = self.content(node)
        self.block(f"#foreign-block({string(named)})[{text}]" if named else text)

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
        self.block(f"#listing({string(node.astext())}, lang: {string(lang)})")

    visit_doctest_block = visit_literal_block

    def visit_math_block(self, node: nodes.Element) -> None:
        """Refuse a formula: Typst's language of formulas is not LaTeX's."""
        self.stop(node, "formulas are not printed; say it in words, or draw it as a picture")

    visit_math = visit_math_block

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

    def visit_topic(self, node: nodes.Element) -> None:
        """Write a topic or a side bar as a box with its own title."""
        self.block(f"#aside([{self._own_title(node)}])[{self.content(node)}]")

    visit_sidebar = visit_topic

    def _own_title(self, node: nodes.Element) -> str:
        """Take the title off a box, so that it is not written twice."""
        if node.children and isinstance(node.children[0], nodes.title):
            title = node.children[0]
            text = self.content(title)
            node.remove(title)
            return text
        return ""

    def visit_admonition(self, node: nodes.Element) -> None:
        """Write an admonition: a box with the name of its kind, or with its own title."""
        kind = node.tagname
        title = self._own_title(node)
        if kind == "admonition":
            known = [name for name in node["classes"] if name in admonitionlabels]
            kind = known[0] if known else "note"
        else:
            title = str(admonitionlabels[kind])
        self.block(f"#admonition({string(kind)}, [{title}])[{self.content(node)}]")

    visit_note = visit_warning = visit_tip = visit_important = visit_admonition
    visit_caution = visit_attention = visit_danger = visit_hint = visit_error = visit_admonition
    visit_seealso = visit_admonition
