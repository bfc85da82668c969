"""The compiler: from Typst source and pictures to a PDF, only when something changed."""

from __future__ import annotations

import hashlib
import json
import logging as python_logging
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final, cast

import typst
from sphinx.util import logging

from reportpress.contract import FONTS
from reportpress.typst import copyfitting, reading_aids
from reportpress.typst.errors import TypstEditionError
from reportpress.typst.frontmatter import source_date
from reportpress.typst.text import FILE_MARK

STANDARD: Final = "ua-1"
_MAKERS: Final = " ".join(f"{name} {version(name)}" for name in ("typst", "pikepdf"))
_MADE = ("charts", "images", "rows")

#: Where the compiler's report says that something happened: "┌─ some/path/book.typ:12:4".
_PLACE = re.compile(r"─ (?:.*/)?((?:book|template|design/[a-z]+)\.typ):(\d+):\d+")

#: Formulas are set in the letters of the text, which the compiler remarks on.
_PLAIN_MATHEMATICS = "current font is not designed for math"

logger: python_logging.LoggerAdapter[python_logging.Logger] = logging.getLogger(__name__)


class TypstCompiler:
    """Compiles one book in a folder."""

    def __init__(self, outdir: Path) -> None:
        self.outdir = outdir

    def compile(self, files: Mapping[str, bytes], name: str) -> Path:
        """Bring the folder up to date with the book's files, by path, and the PDF with the folder.

        The PDF stays the one from before if nothing changed.

        Raises
        ------
        TypstEditionError
            If the compiler refuses the source. The last good PDF is left as it is.
        """
        self._lay_out(files)
        pdf, record = self.outdir / f"{name}.pdf", self.outdir / f".{name}.digest"
        inputs = _digest(files)
        is_recorded = pdf.is_file() and record.is_file()
        # The PDF's own digest guards against a copy that was cut short or edited.
        if is_recorded and record.read_text("ascii") == f"{inputs} {_sha256(pdf.read_bytes())}\n":
            logger.info("PDF edition: %s is up to date", pdf.name)
            return pdf
        data = reading_aids.add_to(self._compile())
        draft = pdf.with_suffix(".pdf.new")
        draft.write_bytes(data)
        draft.replace(pdf)
        record.write_text(f"{inputs} {_sha256(data)}\n", "ascii")
        logger.info("PDF edition: wrote %s (%d kB)", pdf.name, len(data) // 1000)
        return pdf

    def _lay_out(self, files: Mapping[str, bytes]) -> None:
        for path, data in files.items():
            target = self.outdir / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.is_file() or target.read_bytes() != data:
                target.write_bytes(data)
        for folder in _MADE:
            for old in (self.outdir / folder).glob("*"):
                if f"{folder}/{old.name}" not in files:
                    old.unlink()

    def _compile(self) -> bytes:
        # Without the system's and the compiler's own fonts: the same pages on every machine.
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS / "ttf")],
        )
        date = source_date()
        choices = self.outdir / copyfitting.FILE
        here: set[str] = set()  # exhibits that would leave a hole above them

        def set_book(looks: Mapping[str, str]) -> typst.Compiler:
            choices.write_bytes(copyfitting.as_file(looks, here))
            return typst.Compiler(
                str(self.outdir / "book.typ"), root=str(self.outdir), font_paths=fonts
            )

        def ends(looks: Mapping[str, str]) -> dict[str, float]:
            try:
                book = set_book(looks)
                holes = set(json.loads(book.query(copyfitting.HOLES, field="value"))) - here
                if holes:  # where chapters end depends on where these stand
                    here.update(holes)
                    book = set_book(looks)
                notes = book.query(copyfitting.MARK, field="value")
            except RuntimeError:  # the compilation that follows says what is wrong, and where
                return {}
            return copyfitting.ends_of(notes)

        try:
            compiler = set_book(copyfitting.looks_for(ends))
            data, warnings = compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=STANDARD,
                timestamp=0 if date is None else int(date.timestamp()),
            )
        except typst.TypstError as error:
            raise TypstEditionError(self._one_line(error)) from error
        for warning in warnings:
            if warning.message == _PLAIN_MATHEMATICS:
                continue
            logger.warning("PDF edition: %s", self._one_line(warning), type="typst")
        return cast(bytes, data)  # one format, no list

    def _one_line(self, report: typst.TypstError | typst.TypstWarning) -> str:
        """Put a compiler's report on one line, with the chapter it is about and its hint."""
        words = " ".join(str(report.message).split())
        match = _PLACE.search(str(report.diagnostic))
        if match:
            words += f" ({match[1]}:{match[2]}{self._chapter(match[1], int(match[2]))})"
        return "; ".join([words, *(f"hint: {hint}" for hint in report.hints)])

    def _chapter(self, name: str, line: int) -> str:
        """Name the file that a line of the book's source comes from."""
        lines = (self.outdir / name).read_text("utf-8").splitlines()[:line]
        marks = [text for text in lines if text.startswith(FILE_MARK)]
        return f", from {marks[-1].removeprefix(FILE_MARK)}" if marks else ""


def _digest(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256(f"{_MAKERS} {STANDARD} {source_date()}".encode())
    everything = {f"book/{path}": data for path, data in files.items()}
    everything |= {f"font/{font.name}": font.read_bytes() for font in FONTS.glob("ttf/*.ttf")}
    for path in sorted(everything):
        total.update(f"{path} {_sha256(everything[path])}\n".encode())
    return total.hexdigest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
