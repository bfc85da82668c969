"""Visit methods for words within a paragraph."""
# ruff: noqa: ARG002, D102 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from html import unescape

from docutils import nodes
from sphinx import addnodes

from reportpress.tree import confidence
from reportpress.tree.addresses import names_address
from reportpress.tree.short_version import FIGURE
from reportpress.typst.labels import is_internal
from reportpress.typst.page_references import PageReferenceVisits
from reportpress.typst.text import label, linked_address, string
from reportpress.typst.writer import language

# Every call in running text ends in ";": without it, Typst would read a following "." or "("
# as part of the call.


SHORT_CODE = 20
"""Letters of code that no line parts."""


class InlineVisits(PageReferenceVisits):
    """Text, emphasis, links, foot notes and other inline nodes."""

    def visit_Text(self, node: nodes.Text) -> None:
        self.body.append(self.names.marked(node, self.docname))

    def visit_emphasis(self, node: nodes.Element) -> None:
        """Open italics; what running text says of confidence stands in the margin as well."""
        if "label" in node and isinstance(node.parent.parent, nodes.section):
            levels = (
                f"#confidence({confidence.level(word)})[{word.astext()}]"
                for word in confidence.span(node)
            )
            self.body.append(f"#in-margin[{node['label']} #linebreak() {' to '.join(levels)}];")
        self.body.append("#emph[")

    def visit_strong(self, node: nodes.Element) -> None:
        self.body.append("#key-figure[" if FIGURE in node["classes"] else "#strong[")

    def visit_subscript(self, node: nodes.Element) -> None:
        self.body.append("#sub[")

    def visit_superscript(self, node: nodes.Element) -> None:
        is_cited = any("cited" in link["classes"] for link in node.findall(nodes.reference))
        self.body.append("#cited[" if is_cited else "#super[")

    def close_call(self, node: nodes.Element) -> None:
        """Close a call in running text."""
        self.body.append("];")

    depart_emphasis = depart_strong = depart_subscript = depart_superscript = close_call
    visit_title_reference = visit_literal_emphasis = visit_emphasis
    depart_title_reference = depart_literal_emphasis = close_call
    visit_literal_strong = visit_strong
    depart_literal_strong = close_call

    def visit_literal(self, node: nodes.Element) -> None:
        text = node.astext()
        code = f"#raw({string(text)});"
        # A command of a few words is typed as one, with spaces that are no more than spaces.
        is_command = " " in text.strip() and len(text) <= SHORT_CODE
        self.body.append(f"#box[{code}];" if is_command else code)
        raise nodes.SkipNode

    visit_literal_inline = visit_literal

    def visit_inline(self, node: nodes.Element) -> None:
        named = language(node)
        if named:
            self.body.append(f"#foreign({string(named)})[")
        elif FIGURE in node["classes"]:
            self.body.append("#key-figure[")
        elif level := confidence.level(node):
            # The sign stays with the word before it.
            before = "".join(self.body)
            if before.endswith(" "):
                self.body = [f"{before[:-1]}~"]
            self.body.append(f"#confidence({level})[")

    def depart_inline(self, node: nodes.Element) -> None:
        if language(node) or FIGURE in node["classes"] or confidence.level(node):
            self.close_call(node)

    def pass_through(self, node: nodes.Element) -> None:
        """Write the children only: the node itself says nothing to a reader of the page."""

    visit_abbreviation = visit_acronym = visit_generated = pass_through
    visit_download_reference = pass_through

    def visit_reference(self, node: nodes.reference) -> None:
        """Open a link, to a place in the book or to an address."""
        if is_internal(node):
            name = self.labels.label(self.docname, node)
            if name is None:
                target = node.get("refid") or node["refuri"]
                self.stop(node, f"the link to '{target}' leads to no place in the book")
            if paged := self.paged_reference(node, name):
                self.body.append(paged)
                raise nodes.SkipNode
            self.body.append(f"#link({label(name)})[")
        elif node.get("refuri"):
            target = unescape(node["refuri"])  # MyST writes "&amp;" for "&"
            if names_address(node.astext(), target):
                self.body.append(linked_address(target, node.astext()))
                raise nodes.SkipNode
            self.body.append(f"#link({string(target)})[")
        else:
            self.stop(node, f"the link {node.astext()!r} has no target")

    depart_reference = close_call
    visit_number_reference = visit_reference
    depart_number_reference = close_call

    def visit_target(self, node: nodes.Element) -> None:
        """Write the words of an inline target; its anchor is there already."""

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Set the note at the foot of the page at its first mention, and refer to it later."""
        note = self.footnotes.named(node["refid"])
        if note is None:
            self.stop(node, f"the footnote '{node.astext()}' is not defined")
        name = f"footnote:{self.docname}#{node['refid']}"
        label_and_number = f"{string(name)}, number: {string(node.astext())}"
        if self.footnotes.first_use(note):
            self.body.append(f"#note({label_and_number})[{self.content(note)}];")
        else:
            self.body.append(f"#note-again({label_and_number});")
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """Pass on what was written for Typst; other formats are for other editions."""
        if "typst" in node.get("format", "").split():
            self.body.append(node.astext())
        raise nodes.SkipNode

    def visit_index(self, node: nodes.Element) -> None:
        """Leave out what is not for the reader's eye."""
        raise nodes.SkipNode

    visit_comment = visit_substitution_definition = visit_highlightlang = visit_index
    visit_tabular_col_spec = visit_meta = visit_pending_xref_condition = visit_index

    def visit_pending_xref(self, node: addnodes.pending_xref) -> None:
        self.stop(node, f"the reference to '{node.get('reftarget')}' was never resolved")

    def visit_system_message(self, node: nodes.system_message) -> None:
        """Stop at a message that docutils left in the text; a mere remark is no obstacle."""
        if node["level"] >= 2:
            self.stop(node, f"docutils could not read the text: {node.astext()}")
        raise nodes.SkipNode
