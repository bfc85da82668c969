"""Chapters read as notebooks: short cells of one job, no facts in code, formatted like the rest."""

import pytest
from tools.author import cells, chapters

CHAPTERS = chapters.chapters(chapters.ROOT)

HEAD = """---
jupytext:
  formats: md:myst
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Text

In {glue:text}`year` it rose.

```{code-cell} ipython3
:tags: [hide-input]

"""
CODE_LINE = HEAD.count("\n") + 1


@pytest.fixture
def write(tmp_path):
    """Write a chapter with one cell below another folder's chapters/."""

    def written(code, head=HEAD):
        (tmp_path / "chapters").mkdir(exist_ok=True)
        path = tmp_path / "chapters" / "text.md"
        path.write_text(f"{head}{code}\n```\n", encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_reads_as_a_notebook(chapter):
    messages = chapters.problems(chapter)
    assert not messages, "\n".join(messages)


LINES = "\n".join(f"value_{n} = {n}" for n in range(31))
STRINGS = ", ".join(f'"Fact {n}"' for n in range(9))
ROWS = "".join(f"    ({n}, {n}),\n" for n in range(7))
HALF, REST = (
    '"Fact 1", "Fact 2", "Fact 3", "Fact 4", "Fact 5"',
    '"Word 1", "Word 2", "Word 3", "Word 4"',
)


@pytest.mark.parametrize(
    ("code", "line", "message"),
    [
        (LINES, 0, "the cell has 31 lines, 30 are the most; split it"),
        (f"facts = [{STRINGS}]", 0, "a literal with 9 strings; put such rows into data/"),
        (f"\n\nfacts = [\n{ROWS}]", 2, "a literal of 9 lines; put such rows into data/"),
        (f"facts = [{HALF}]\nfacts += [{REST}]", 1, "'facts' is one literal in 2 parts, with 9"),
        (f"facts = [{HALF}]\nfacts.extend([{REST}])", 1, "'facts' is one literal in 2 parts, with"),
        (f"facts = [{HALF}] + [{REST}]", 0, "'facts' is one literal in 2 parts, with 9 strings"),
        (
            f"a, b = [{HALF}], [{REST}]\nfacts = pd.DataFrame({{'a': a, 'b': b}})",
            1,
            "'facts' is one literal in 3 parts, with 9 strings; put such rows into data/",
        ),
        (
            f"b = [{REST}]\nfacts = pd.DataFrame({{'a': [{HALF}]}}).assign(b=b)",
            1,
            "'facts' is one literal in 2 parts, with 9 strings",
        ),
        (
            f"facts = pd.DataFrame({{'a': [{HALF}]}})\nfacts['b'], year = [{REST}], 1",
            1,
            "'facts' is one literal in 2 parts, with 9 strings",
        ),
        (
            f"a, b = [{HALF}], [{REST}]\nTable(data=pd.DataFrame({{'a': a, 'b': b}}))",
            1,
            "'data=' is one literal in 3 parts, with 9 strings",
        ),
        (
            f"facts = [\n{ROWS[:36]}]\nfacts += [\n{ROWS[36:]}]",
            5,
            "'facts' is one literal in 2 parts, of 11 lines",
        ),
        ("import re", 0, "regular expressions cut a meaning out of text"),
        ("1 + 1\nfrom re import match", 1, "regular expressions cut a meaning out of text"),
        ('frame["note"].str.extract("([0-9]+)")', 0, ".str.extract cuts a meaning out of text"),
        ('hollow = "about" in str(row.note)', 0, "a test of the words of 'note'"),
        ('hollow = row["detail"] == "Planned"', 0, "a test of the words of 'detail'"),
        ("x = 1\nassert x", 1, "the assert does not say what it holds; add a message"),
        ("glue(tex_year=1)", 0, "a glued name begins with 'tex_'"),
        (
            "glue(\n    year=1,\n    share=2,\n)",
            2,
            "nothing reads the glued value 'share'; show it",
        ),
        ("n = glue(share=2)\nrow.share", 0, "nothing reads the glued value 'share'; show it"),
        ('n = glue(share=2)\nload("b")', 0, "nothing reads the glued value 'share'; show it"),
    ],
)
def test_what_a_cell_may_not_hold(write, code, line, message):
    place = f"chapters/text.md, line {CODE_LINE + line}: "
    assert any(text.startswith(place + message) for text in cells.problems(write(code)))


@pytest.mark.parametrize(
    "code",
    [
        "glue(year=1)",
        'n = glue(share=2)\nf"{n.share}"',
        "share = glue(share=2).share",
        'texts = vars(glue(share=2))\nload("a")',
    ],
)
def test_a_glued_value_is_read_by_text_code_or_template(write, code):
    path = write(code)
    folder = path.parents[1] / "data"
    folder.mkdir()
    (folder / "a.csv").write_text("text\n${share} of it\n")
    assert cells.problems(path) == []


def test_a_chapter_of_long_cells(write):
    code = "\n".join(f"value_{n} = {n}" for n in range(16))
    (message,) = cells.problems(write(code))
    assert message.startswith("chapters/text.md: the median of its cells is 16 lines, 15 are")


@pytest.mark.parametrize(
    "code",
    [
        "\n".join(f"import a{n}" for n in range(40)),
        f"frame[[{', '.join(repr(f'column_{n}') for n in range(12))}]]",
        f"Table(columns={{{', '.join(f'{n}: {n!r}' for n in 'ABCDEFGHIJKL')}}})",
        f"rows = [\n{ROWS.replace(', ', ', x + ')}    (x, x), (x, x),\n]",
        f"facts = [{HALF}]\nfacts = [{REST}]",
        f"first = [{HALF}]\nlast = [{REST}]\npd.concat([load('a'), load('b')])",
        f"rows = pd.DataFrame([(x, 'Fact {{x}}')], columns=[{HALF}])\nrows['b'] = [{REST}]",
        'year = frame["period"].str[:4]\nassert year.any(), "there are years"',
    ],
)
def test_what_a_cell_may_hold(write, code):
    assert cells.problems(write(code)) == []


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import json\n\n1 + 1", "`json` imported but unused (F401)"),
        (f'x = "{"word " * 20}"\nx', "Line too long (106 > 100) (E501)"),
        ("x = {'a':1}\nx", """would be written as 'x = {"a": 1}'; run `make chapters`"""),
        ("x = (", "unexpected EOF while parsing (invalid-syntax)"),
    ],
)
def test_a_chapter_is_linted_and_formatted(write, code, message):
    place = f"chapters/text.md, line {CODE_LINE}: "
    assert place + message in chapters.problems(write(code))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":tags: [hide-input]\n", "---\ntags: [hide-input]\n---\n"),
        ("it rose.\n", "it rose.\n\n\n\n"),
        ("    format_name: myst\n", "    format_name: myst\n    jupytext_version: 1.19.6\n"),
    ],
)
def test_a_chapter_in_another_form(write, old, new):
    assert chapters.problems(write("1 + 1")) == []
    assert old in HEAD
    (message,) = chapters.problems(write("1 + 1", HEAD.replace(old, new, 1)))
    assert message.startswith("chapters/text.md, line ")


def test_what_is_mended_is_in_the_form(write):
    path = write("import sys\nimport json\nx = {'a':json}\nx")
    mended = chapters.formatted(path.read_text(encoding="utf-8"), fix=True)
    assert mended == f'{HEAD}import json\n\nx = {{"a": json}}\nx\n```\n'
    assert chapters.formatted(mended, fix=True) == mended


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_mending_keeps_all_that_is_not_code(chapter):
    text = chapter.read_text(encoding="utf-8")
    mended = chapters.formatted(text, fix=True)
    assert chapters.formatted(mended, fix=True) == mended
    assert prose(mended) == prose(text)


def prose(text):
    """Return a chapter without the code of its cells."""
    for cell in cells.code_cells(text):
        text = text.replace(f"\n{cell.source}\n```\n", "\n```\n", 1)
    return text.splitlines()
