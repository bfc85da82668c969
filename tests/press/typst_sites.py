"""Builds tiny books with Sphinx, for the tests of the PDF edition."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

SITES = Path(__file__).parent / "sites"
PLAIN_CONF = """
project = "Tiny"
extensions = ["myst_parser", "reportpress.typst"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
exclude_patterns = ["_build"]
smartquotes = False
"""


@dataclass(frozen=True)
class Book:
    """A built book: where it is, what Sphinx warned about, and what it looks like."""

    src: Path
    out: Path
    warnings: str

    @property
    def source(self) -> str:
        return (self.out / "book.typ").read_text("utf-8")

    @property
    def pdf(self) -> Path:
        (found,) = self.out.glob("*.pdf")
        return found

    @cached_property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in PdfReader(self.pdf).pages]

    @cached_property
    def text(self) -> str:
        return " ".join(" ".join(self.pages).split())


def build(src: Path, builder: str = "typst") -> Book:
    """Build a book in place."""
    out, warnings = src / "_build" / builder, io.StringIO()
    with patch_docutils(str(src)), docutils_namespace():
        app = Sphinx(
            str(src),
            str(src),
            str(out),
            str(src / "_build" / f"doctrees-{builder}"),
            builder,
            # A fresh one: Sphinx adds parsers' suffixes to the default, for the next build too.
            confoverrides={"source_suffix": {".rst": "restructuredtext"}},
            status=io.StringIO(),
            warning=warnings,
        )
        app.build()
    return Book(src, out, re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue()))


def copy_site(name: str, folder: Path) -> Path:
    """Copy a book of ``sites/``, so that a build leaves no trace in the checkout."""
    return Path(shutil.copytree(SITES / name, folder / name))


def write_site(folder: Path, conf: str = PLAIN_CONF, **documents: str) -> Path:
    """Write a book with a root document and perhaps others that it lists."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(conf, "utf-8")
    documents.setdefault("index", "# Root\n")
    others = "\n".join(name for name in documents if name != "index" and "orphan" not in name)
    if others:
        documents["index"] += f"\n```{{toctree}}\n:numbered:\n\n{others}\n```\n"
    for name, text in documents.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder
