"""Chapters that readers take: notebooks with outputs that any program shows, and their text."""

import io
import re
from base64 import b64decode

import nbformat
import pytest
from tests.plugins.tiny_book import CHAPTER, edit

from reportpress.commands import build as press
from reportpress.contract import MIME, TABLE_MIME
from reportpress.edition.progress import Progress
from reportpress.pictures.render import bitmap, packed

FILES = "_build/html/notebooks"


@pytest.fixture(scope="module")
def notebooks(book):
    paths = sorted((book / FILES).glob("*.ipynb"))
    return {path.stem: nbformat.read(path, as_version=4) for path in paths}


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_each_chapter_with_cells_is_a_valid_notebook_beside_its_text(book, notebooks):
    assert {"one", "two"} <= notebooks.keys()
    for name, notebook in notebooks.items():
        nbformat.validate(notebook)
        assert [cell["id"] for cell in notebook.cells] == [
            f"cell-{number}" for number in range(len(notebook.cells))
        ]
        assert notebook.metadata.language_info == {"name": "python"}
        text = (book / FILES / f"{name}.md").read_text()
        assert text == (book / f"chapters/{name}.md").read_text()


def test_figures_and_tables_have_a_form_for_every_program(notebooks):
    shown = [output.data for name in ("one", "two") for output in outputs(notebooks[name])]
    pictures = [data["image/png"] for data in shown if MIME in data]
    tables = [data["text/html"] for data in shown if TABLE_MIME in data]
    assert pictures and tables
    assert all(b64decode(picture).startswith(b"\x89PNG") for picture in pictures)
    assert all("<table" in table for table in tables)


def test_prose_reads_as_on_the_page(notebooks):
    prose = "\n".join(c.source for c in notebooks["one"].cells if c.cell_type == "markdown")
    assert not re.search(r"\{(glue:text|numref|cite:p|doc)\}", prose)
    assert "Figure 1" in prose


def test_a_page_offers_the_files_of_its_chapter(book, page):
    menu = re.search(r'<details class="page-files">(.*?)</details>', page, re.DOTALL)[1]
    links = dict(re.findall('<a href="(.*?)" download="(.*?)">', menu))
    assert list(links.values()) == ["rain.pdf", "rain.epub", "rain-one.ipynb", "rain-one.md"]
    assert all((book / "_build/html/chapters" / link).is_file() for link in links)


def test_another_prose_writes_another_notebook_and_the_same_prose_the_same(copy):
    path = copy / FILES / "one.ipynb"
    before = path.read_bytes()
    edit(copy, "There are", "We count")
    press.build(copy, Progress(io.StringIO()))
    assert b"We count" in path.read_bytes()
    edit(copy, "We count", "There are")
    press.build(copy, Progress(io.StringIO()))
    assert path.read_bytes() == before
    assert CHAPTER.encode() not in before, "no path of a machine"


def test_a_bitmap_is_packed_and_keeps_its_pixels():
    picture = bitmap('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 1)
    assert packed(picture) == picture
    assert picture[-8:-4] == b"IEND"
