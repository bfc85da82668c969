"""Document trees as Typst source: the visitor, its state and the shape of the book."""
# ruff: noqa: ARG002, D102 - a visit method's name and arguments are docutils' contract

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from reportpress.tree import page_languages
from reportpress.typst.blocks import BlockVisits
from reportpress.typst.boxes import BoxVisits
from reportpress.typst.citations import CitationVisits, Footnotes
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.figure import FigureVisits
from reportpress.typst.inlines import InlineVisits
from reportpress.typst.labels import Labels
from reportpress.typst.lists import ListVisits
from reportpress.typst.names import Names
from reportpress.typst.numbers import Numbers
from reportpress.typst.table import TableVisits
from reportpress.typst.text import FILE_MARK, arguments, markup, string
from reportpress.typst.writer import is_captioned

if TYPE_CHECKING:
    from reportpress.typst.builder import TypstBuilder

#: Nodes that put the label on their own element; any other node gets an invisible anchor.
_SELF_LABELLED = frozenset({"section", "figure", "chart_figure", "table", "data_table", "citation"})


class TypstTranslator(
    InlineVisits, BlockVisits, BoxVisits, ListVisits, FigureVisits, TableVisits, CitationVisits
):
    """Write a whole book as Typst, from its root document on, whose contents bring in the others.

    Every construct becomes a call of a function of ``template.typ``; looks are decided there.
    A node without a visit method stops the build: nothing is lost silently. ``body`` is the source
    so far, ``files`` the pictures that it refers to, by their path beside it.
    """

    def __init__(self, document: nodes.document, builder: TypstBuilder) -> None:
        super().__init__(document)
        self.builder = builder
        self.env = builder.env
        self.doctrees = builder.book.doctrees
        self.labels = Labels(self.doctrees)
        self.numbers = Numbers(builder.env)
        unread = builder.config.typst_names_unread
        if strays := sorted(set(unread) - builder.env.found_docs):
            raise TypstEditionError(
                f"_config.yml: typst_names_unread names {strays[0]!r}, which is no page of _toc.yml"
            )
        self.names = Names(builder.config.typst_names, unread)
        self.body: list[str] = []
        self.files: dict[str, bytes] = {}
        self.docname: str = builder.book.root
        self.footnotes = Footnotes(document)
        for tree in self.doctrees.values():
            self.shorten(tree)
        self._written: set[str] = set()
        self.placed: set[str] = set()
        self._base = 0  # 1 within a named part, whose heading stands above the chapters
        self._depth = 0
        self._level = 1  # of the chapters of the last part
        self._indexed = False
        self._root_is_open = False
        self._part = ""  # the title of a part whose first document is to come

    def dispatch_visit(self, node: nodes.Node) -> Any:
        """Visit a node, after the link target that others may need of it."""
        if isinstance(node, nodes.Element) and node.tagname not in _SELF_LABELLED:
            self.body.append(self.anchor(node))
        return super().dispatch_visit(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        """Stop at a node that has no visit method."""
        name = type(node).__name__
        problem = (
            f"what makes the element '{name}' is for the website alone and is not printed; "
            "write it in other words"
        )
        self.stop(node, problem)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave a node whose visit method needs no counterpart."""

    # The shape of the book ------------------------------------------------------------------

    def visit_document(self, node: nodes.document) -> None:
        self._written.add(self.docname)
        self.body.append(f"{FILE_MARK}{self.env.doc2path(self.docname, base=False)}\n")
        if self.docname == self.builder.book.root:
            self.body.append(f"#fitted({string(self.docname)})[\n")
            self._root_is_open = True

    def _close_root(self) -> None:
        """End the root document as a chapter, before the others that its contents list."""
        if self._root_is_open:
            self.body.append("]\n\n")
        self._root_is_open = False

    def depart_document(self, node: nodes.document) -> None:
        if self.docname == self.builder.book.root:
            self._close_root()
        for lost in self.footnotes.unused():
            self.stop(lost, "the footnote is never referred to, so it has no place in print")

    def visit_toctree(self, node: addnodes.toctree) -> None:
        """Write the documents of a table of contents in its place."""
        base, depth = self._base, self._depth
        if self.docname == self.builder.book.root:
            self._close_root()
            if all(page_languages.language(self.env, name) for name in node["includefiles"]):
                self.write_index()
            # Chapters stand beside the root document, though its sections hold their list.
            self._base, self._depth = 0, 0
            if node.get("caption"):
                self._base = 1
                self._part = node["caption"]
            self._level = self._base + 1
        for docname in node["includefiles"]:
            if docname not in self._written:
                self._write_document(docname)
        self._base, self._depth = base, depth
        raise nodes.SkipNode

    def write_index(self) -> None:
        """Write the index of names behind the last chapter in the book's language, once."""
        if not self._indexed:
            self.body.append(self.names.index(self.builder.config.typst_names_title, self._level))
        self._indexed = True

    def _write_document(self, docname: str) -> None:
        outer = self.docname, self.footnotes
        tree = self.doctrees[docname]
        self.docname, self.footnotes = docname, Footnotes(tree)
        tag = page_languages.language(self.env, docname)
        settings = arguments(lang=None if tag is None else string(tag))
        self.body.append(f"#fitted({', '.join(filter(None, (string(docname), settings)))})[\n")
        if self._part:
            # Within the document, whose pages may be written in another direction and language.
            own = self.builder.config.typst_reference_words.get(tag or "", {}).get("part")
            shown = f"(shown: [{markup(own)}])" if own else ""
            self.body.append(f"#part-title{shown}[{markup(self._part)}]\n\n")
        tree.walkabout(self)
        self.body.append("]\n\n")
        self.docname, self.footnotes = outer

    def _is_foreign(self) -> bool:
        return page_languages.language(self.env, self.docname) is not None

    def _is_annex(self) -> bool:
        # The writer serves books without annexes, and without the rest of the press, too.
        return self.docname in getattr(self.builder.config, "press_annexes", ())

    def visit_section(self, node: nodes.section) -> None:
        self._depth += 1

    def depart_section(self, node: nodes.section) -> None:
        self._depth -= 1

    def visit_title(self, node: nodes.title) -> None:
        """Write the heading of a section; other titles are written by what they entitle.

        None stands above a figure or table alone, which has a caption.
        """
        section = node.parent
        if not isinstance(section, nodes.section):
            self.stop(node, f"a title in '{section.tagname}' has no place in print")
        if self._depth > 1 and is_captioned(section):
            self.block(self.anchor(section))
        number = self.numbers.section(self.docname, section)
        named = self.take_label(section)
        is_root = self.docname == self.builder.book.root and self._depth == 1
        text = markup(self.root_title()) if is_root else self.content(node)
        head = arguments(
            level=str(self._base + self._depth),
            rank=str(self._depth),
            number=None if number is None else string(number),
            to=None if named is None else string(named),
            opens="false" if self._part else None,
            # An annex is looked up: what stands below a title belongs to it.
            flushes="true" if self._depth > 1 and self._is_annex() else None,
            # The contents name a page in another language, not its sections.
            outlined="false" if self._depth > 1 and self._is_foreign() else None,
        )
        self._part = ""
        self.body.append(f"\n#section-title({head})[{text}]\n\n")
        raise nodes.SkipNode
