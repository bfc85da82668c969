"""References that say the chapter and the page where they lead, as a reader of paper needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from reportpress.tree import page_languages
from reportpress.typst.labels import INTERNAL
from reportpress.typst.text import arguments, label, string
from reportpress.typst.writer import Writer

if TYPE_CHECKING:
    from sphinx.config import Config

WORDS = {
    "chapter": "chapter {number}",
    "page": "page {page}",
    "chapter_short": "Ch. {number}",
    "page_short": "p. {page}",
    "comma": ", ",
}
"""What stands for a chapter and a page in a sentence, and in a cell.

``typst_reference_words`` replaces some; under the tag of a language it has those of its pages, and
as ``part`` the title of the part of the book that begins with one of them.
"""

FAR = 1
"""An exhibit this many pages away is found without its page."""


class PageReferenceVisits(Writer):
    """References to chapters, sections and exhibits, and from rows of a table to their mentions."""

    def paged_reference(self, node: nodes.reference, target: str) -> str | None:
        """Write a reference that names its page; None for a link that needs none."""
        if "page_of" in node:
            page = self._words("page_short")
            settings = arguments(
                before=string(f", {page[0]}"), after=string(page[1]), beyond="none"
            )
            return f"#paged({label(target)}, {settings})[#{string(node['words'])};];"
        kinds = {name for part in node.findall(nodes.inline) for name in part["classes"]}
        if "std-numref" in kinds:
            return self._with_page(node, target, beyond=FAR)
        docname = self._other_document(node)
        if "doc" in kinds and docname:
            return self._with_page(node, target, chapter=self._unsaid_chapter(docname, node))
        return self._with_page(node, target) if "std-ref" in kinds else None

    def _with_page(
        self, node: nodes.reference, target: str, chapter: str = "", beyond: int | None = None
    ) -> str:
        page, comma = self._words("page"), self._form("comma")
        told = f"{chapter}{comma if chapter else ''}{page[0]}"
        if in_brackets(node):
            before, after = f"{comma}{told}", page[1]
        else:
            before, after = f" ({told}", f"{page[1]})"
        settings = arguments(
            before=string(before),
            after=string(after),
            beyond=None if beyond is None else str(beyond),
        )
        return f"#paged({label(target)}, {settings})[{self.content(node)}];"

    def shorten(self, tree: nodes.document) -> None:
        """Give the references of a table the words of print, by which columns are measured."""
        for node in tree.findall(nodes.reference):
            if "page_of" in node:
                node["words"] = self._short_words(node)
                page = "000".join(self._words("page_short"))
                node.children = [nodes.Text(f"{node['words']}, {page}")]

    def _short_words(self, node: nodes.reference) -> str:
        """Name the chapter where a reference leads by its number, or by its title."""
        if node["page_of"] != "chapter":
            return node.astext()
        docname = node["refuri"].removeprefix(INTERNAL).partition("#")[0]
        if number := self._chapter(docname):
            return self._words("chapter_short", number)[0]
        return self.root_title() if docname == self.builder.book.root else node.astext()

    def root_title(self) -> str:
        """Return the title of the root document, which has the book's own on the website."""
        config: Config = self.builder.config
        return config.typst_root_title or self.env.titles[self.builder.book.root].astext()

    def _words(self, kind: str, number: str | None = None) -> tuple[str, str]:
        """Return what stands before and after the page in a form of words."""
        before, _, after = self._form(kind).replace("{number}", number or "").partition("{page}")
        # The number stays on the line of its word.
        return before.replace(" ", "\N{NO-BREAK SPACE}"), after

    def _form(self, kind: str) -> str:
        own: dict[str, Any] = self.builder.config.typst_reference_words
        tag = page_languages.language(self.env, self.docname)
        return str((WORDS | own | own.get(tag or "", {}))[kind])

    def _chapter(self, docname: str) -> str | None:
        parts = self.env.toc_secnumbers.get(docname, {}).get("")
        return ".".join(map(str, parts)) if parts else None

    def _other_document(self, node: nodes.reference) -> str:
        """Return the document that a reference leads to, if it is another."""
        docname: str = node.get("refuri", "").removeprefix(INTERNAL).partition("#")[0]
        return "" if docname == self.docname else docname

    def _unsaid_chapter(self, docname: str, node: nodes.reference) -> str:
        """Return words for a chapter by its number, unless the reference has them itself."""
        number = self._chapter(docname)
        words = self._words("chapter", number)[0]
        said = node.astext().replace(" ", "\N{NO-BREAK SPACE}").casefold()
        return "" if number is None or words.casefold() in said else words


def in_brackets(node: nodes.Node) -> bool:
    """Tell whether a node stands in round brackets that its paragraph has opened before it.

    Examples
    --------
    >>> link = nodes.reference("", "there")
    >>> in_brackets(nodes.paragraph("", "", nodes.Text("Oil (as "), link, nodes.Text(")"))[1])
    True
    """
    holder = node.parent
    while isinstance(holder.parent, nodes.TextElement):
        holder = holder.parent
    depth = 0
    for part in holder.findall():
        if part is node:
            break
        if isinstance(part, nodes.Text):
            depth += part.count("(") - part.count(")")
    return depth > 0
