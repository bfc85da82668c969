"""A tiny book with a fault in it: the press refuses it and says why."""

import re
import shutil

import pytest
from tests.plugins.tiny_book import CHAPTER, edit, refused, slips

from reportpress.commands import build as press


def test_a_card_of_a_figure_that_is_not_there_is_refused(copy, capsys):
    edit(copy, "press_cover: two-bars", "press_cover: no-bars", "_config.yml")
    (line,) = refused(copy, capsys, again=True)
    assert line == "WARNING: press_cover: there is no figure 'no-bars'"


def test_a_cell_that_raises(copy, capsys):
    edit(copy, "frame = pd", "1 / 0\nframe = pd")
    assert refused(copy, capsys, again=True) == [
        "chapters/one.md, line 23, cell 1: ZeroDivisionError: division by zero"
    ]


@pytest.fixture(scope="module")
def told(book, tmp_path_factory):
    """What is told of a book with slips of every kind that Sphinx only warns of."""
    new = shutil.copytree(book, tmp_path_factory.mktemp("new") / "book")
    (new / "chapters/new.md").write_text("# New\n")
    text = (new / CHAPTER).read_text()
    (new / "chapters/three.md").write_text(text.replace("# One", "# Three"))
    formula = "```{math}\n\\hat{a}\n```"
    return slips(
        new,
        tmp_path_factory.mktemp("slips"),
        ("frame = pd", "import warnings; warnings.warn('careful')\nframe = pd"),
        ("{numref}`two-bars`", "{numref}`two-bar`"),
        ("{glue:text}`rows`", "{glue:text}`row`"),
        ("There are", "Now[^then] there are"),
        ("{station}`A02`", "{station}`Z99`", "chapters/two.md"),
        ("again {station}`A02`.", f"again {{station}}`A02`.\n\n{formula}", "chapters/two.md"),
        ("- file: chapters/one\n", "- file: chapters/one\n  - file: chapters/three\n", "_toc.yml"),
    )


def test_a_cell_that_warns(told):
    assert "chapters/one.md:23: WARNING: cell 1 writes to stderr: UserWarning: careful" in told


def test_a_reference_that_leads_nowhere(told):
    assert any("chapters/one.md" in line and "'two-bar'" in line for line in told)


def test_a_number_that_nobody_glued(told):
    assert any("chapters/one.md:13" in line and "'row'" in line for line in told)


def test_a_footnote_that_is_not_defined(told):
    assert "chapters/one.md:13: WARNING: a footnote is used but not defined: [^then]" in told


def test_a_chapter_that_the_contents_leave_out(told):
    assert "WARNING: chapters/new.md is not in _toc.yml; add it or remove it" in told


def test_each_slip_is_told_once_and_nothing_besides(told):
    # Sphinx tells besides that the id is a label twice.
    assert len(told) == len(set(told)) == 9, told
    assert "chapters/two.md:13: WARNING: there is no station 'Z99'" in told


def test_an_id_that_another_chapter_has(told):
    words = "figure id 'two-bars' is used in chapters/one.md too"
    assert [line for line in told if line.startswith(f"chapters/three.md:17: WARNING: {words}")]


def test_a_chart_that_cannot_be_drawn(copy, capsys):
    edit(copy, 'x="mm:Q"', 'x=alt.X("mt:Q").scale(domain={"expr": "nothing("})')
    (line,) = refused(copy, capsys, again=True)
    assert re.match(r"chapters/one\.md, line \d+: figure 'two-bars' cannot be drawn: ", line)
    assert "http" not in line, "the trace of Vega's script tells an author nothing"


def test_a_construct_that_the_pdf_does_not_print(told):
    assert [line for line in told if line.startswith("chapters/two.md:15: WARNING: the formula ")]


def test_a_fault_that_only_the_typesetter_finds(copy, capsys):
    edit(copy, "There are", "```{raw} typst\n#nonsense()\n```\n\nThere are")
    (line,) = refused(copy, capsys)
    assert line == "chapters/one.md, line 14: unknown variable: nonsense"


def test_a_chapter_that_the_contents_name_but_is_not_there(copy, capsys):
    edit(copy, "chapters/one\n", "chapters/gone\n", "_toc.yml")
    assert any("chapters/gone" in line for line in refused(copy, capsys))


def test_a_chart_whose_drawing_raises(copy, capsys):
    edit(copy, "draw=alt.Chart(frame)", "draw=lambda: frame['nothing'] or alt.Chart(frame)")
    assert refused(copy, capsys) == ["chapters/one.md, line 31, cell 1: KeyError: 'nothing'"]


def test_a_chapter_that_is_not_text(copy, capsys):
    path = copy / CHAPTER
    path.write_bytes(path.read_bytes().replace(b"There", b"Th\xffre"))
    assert any("chapters/one" in line for line in refused(copy, capsys))


def test_a_configuration_that_is_not_yaml(copy, capsys):
    edit(copy, "title: Rain", "title: [Rain", "_config.yml")
    assert len(refused(copy, capsys, again=True)) == 1


def test_two_builds_at_once(copy, capsys):
    with press.stage_of(copy).hold():
        assert press.main([str(copy)]) == 1
    assert "another build of this book is running" in capsys.readouterr().err
