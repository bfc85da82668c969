"""The Sphinx builder ``typst``, and the edition that another builder can make with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.tags import Tags

from reportpress.tree.glossary import abbreviations
from reportpress.typst.attachments import attachments
from reportpress.typst.compiler import TypstCompiler
from reportpress.typst.cover import cover_figure
from reportpress.typst.document import Book
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.frontmatter import front_matter
from reportpress.typst.labels import INTERNAL
from reportpress.typst.translator import TypstTranslator

#: The design of the book; the configuration value ``typst_template`` names another.
DEFAULT_TEMPLATE = Path(__file__).with_name("template.typ")
_PARTS = DEFAULT_TEMPLATE.with_name("design")


class TypstBuilder(Builder):
    """Builds the PDF edition: all documents in one file."""

    name = "typst"
    format = "typst"
    epilog = "The PDF edition is in %(outdir)s."
    default_translator_class = TypstTranslator
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]  # noqa: RUF012 - Sphinx's

    book: Book

    def get_outdated_docs(self) -> str:
        """Build always; the edition itself knows whether the PDF is up to date."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document inside the book."""
        if docname not in self.book.doctrees:
            raise NoUri(docname, typ)
        return INTERNAL + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return the address of a document; it is the same from everywhere."""
        return self.get_target_uri(to, typ)

    def write(self, *_ignored: object) -> None:
        """Write the edition; it is one file, so which documents changed does not matter."""
        self.write_book(Path(self.outdir))

    def write_book(self, outdir: Path) -> Path:
        """Write the Typst source with its pictures into a folder and compile it to the PDF.

        Raises
        ------
        TypstEditionError
            If a chapter holds what can not be printed, or the compiler refuses the source.
        """
        self.book = Book(self.env)
        self.book.resolve(self)
        root = self.book.doctrees[self.book.root]
        translator = cast(TypstTranslator, self.create_translator(root, self))
        root.walkabout(translator)
        front = front_matter(self.config, cover_figure(translator), abbreviations(self.app))
        translator.write_index()
        behind = attachments(translator)
        source = front + "".join(translator.body).lstrip() + behind
        template = self.config.typst_template
        chosen = Path(self.confdir) / template if template else DEFAULT_TEMPLATE
        if not chosen.is_file():
            raise TypstEditionError(f"typst_template: there is no file '{template}'")
        files = {
            **translator.files,
            "book.typ": source.encode(),
            "template.typ": chosen.read_bytes(),
            # A template of the author's may build on the parts of ours.
            **{f"design/{part.name}": part.read_bytes() for part in _PARTS.glob("*.typ")},
        }
        return TypstCompiler(outdir).compile(files, self.config.typst_pdf_name)


class TypstEdition:
    """Makes the PDF from documents that are read already, whatever builder is active.

    Examples
    --------
    >>> def print_book(app, error):
    ...     if error is None and app.builder.name == "html":
    ...         TypstEdition(app).write(Path(app.outdir).parent / "typst")
    """

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    def write(self, outdir: Path) -> Path:
        """Write the source, the pictures and the PDF into a folder and return the PDF's path."""
        with _in_charge(self.app) as builder:
            return builder.write_book(outdir)


@contextmanager
def _in_charge(app: Sphinx) -> Iterator[TypstBuilder]:
    """Make a Typst builder the application's builder for a while.

    Transforms that run while references are resolved do not use the builder they are given:
    they ask ``app.builder`` which notebook output to keep, how an address is written and which
    ``only`` blocks apply. Tags are lent as well, because a builder adds its own to the
    application's when it is made, and those would reach the ``only`` blocks of the other one.
    """
    builder_before, tags_before = app.builder, app.tags
    foreign = {builder_before.name, builder_before.format}
    foreign |= {f"builder_{builder_before.name}", f"format_{builder_before.format}"}
    app.tags = Tags([tag for tag in tags_before if tag not in foreign])
    try:
        app.builder = builder = TypstBuilder(app, app.env)
        yield builder
    finally:
        app.builder, app.tags = builder_before, tags_before
