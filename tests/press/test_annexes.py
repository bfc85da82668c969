"""Exhibits of an annex have its letter before their number, in both editions."""

import io

from pypdf import PdfReader
from tests.plugins.tiny_book import edit, refused

from reportpress.commands import build as press
from reportpress.edition.progress import Progress

SETTING = "    press_annexes: {chapters/two: A}\n    typst_pdf_name"


def test_an_annex_counts_by_its_letter(copy):
    table = copy / "_build/html/chapters/two.html"
    before = table.read_text()
    assert "Table A.1" not in before
    edit(copy, "    typst_pdf_name", SETTING, "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    assert '<span class="caption-number">Table A.1 </span>' in table.read_text()
    printed = " ".join(
        page.extract_text() for page in PdfReader(copy / "_build/html/rain.pdf").pages
    )
    assert "Table A.1" in printed
    # Another chapter changes, and the annex keeps its numbers.
    edit(copy, "The second bar is longer", "The first bar is shorter")
    press.build(copy, Progress(io.StringIO()))
    assert '<span class="caption-number">Table A.1 </span>' in table.read_text()
    assert "Table A.1" in (copy / "_build/html/chapters/index.html").read_text()
    # Without the setting Sphinx's own numbers are back.
    edit(copy, SETTING, "    typst_pdf_name", "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    assert "Table A.1" not in table.read_text()


def test_an_annex_that_is_no_page_is_refused(copy, capsys):
    edit(copy, "    typst_pdf_name", SETTING.replace("two", "twice"), "_config.yml")
    (line,) = refused(copy, capsys)
    assert line == (
        "_config.yml: press_annexes names 'chapters/twice', which is no page of _toc.yml"
    )
