"""The code of hidden cells goes with what it makes, in the order in which it ran."""

import io
import re

from tests.plugins.tiny_book import edit

from reportpress.commands import build as press
from reportpress.edition.progress import Progress

FENCE = "```{code-cell} ipython3\n:tags: [hide-input]\n"
NEXT = f"\n```\n\n{FENCE}\n"


def cell(code):
    return f"{FENCE}\n{code}\n```\n\n"


def built(root):
    """The built page, the code below its figure, and each code that stands folded in the page."""
    press.build(root, Progress(io.StringIO()))
    page = (root / "_build/html/chapters/one.html").read_text()
    below = re.findall(r'<details class="exhibit-code".*?</details>', page, re.DOTALL)
    folded = re.findall(r'<details class="admonition hide.*?</details>', page, re.DOTALL)
    return page, [codes(text) for text in below], [codes(text) for text in folded]


def codes(text):
    """The first word of the code of each cell."""
    found = re.findall(r"<pre>(?:<span></span>)?(.*?)</pre>", text, re.DOTALL)
    return [re.match(r"\w+", code)[0] for code in found]


def test_a_figure_gets_the_cells_before_it_whatever_stands_between(copy):
    edit(copy, "\nframe = pd", f"\n```\n\nWords.\n\n{FENCE}\nframe = pd")
    edit(copy, '\nglue(rows="200,000")\n', f'{NEXT}glue(rows="200,000"){NEXT}')
    page, below, folded = built(copy)
    assert below == [["import", "frame", "glue", "Figure"]]
    assert folded == []
    assert "hide-input" not in page.replace("tag_hide-input", "")
    figure = page.index('<figure class="chart"')
    assert page.index("Words.") < figure < page.index('class="exhibit-code"')


def test_what_makes_no_exhibit_stands_in_one_line_at_the_foot_of_the_page(copy):
    edit(copy, "# One chapter\n", f"# One chapter\n\n{cell('first = 1')}")
    edit(
        copy,
        "## What stations say\n",
        f"{cell('late = 1')}{cell('later = 2')}Last words.\n\n## What stations say\n\n"
        f"{cell('head = 1')}",
    )
    page, below, folded = built(copy)
    assert below == [["first", "import"]]
    assert folded == [["late", "later", "head"]]
    ordered = ["Last words.", ">What stations say", "stations-box", "late = 1", "head = 1"]
    places = [page.find(words, page.index("Last words.")) for words in ordered]
    assert -1 not in places
    assert places == sorted(places)


def test_an_output_or_an_open_cell_takes_the_code_before_it(copy):
    edit(copy, '\nglue(rows="200,000")\n', f'{NEXT}glue(rows="200,000")\n\n1 + 1{NEXT}')
    path = copy / "chapters/one.md"
    path.write_text(
        f"{path.read_text()}\n{cell('before = 1')}```{{code-cell}} ipython3\nopen = 1\n```\n\n"
        f"{cell('2')}"
    )
    page, below, folded = built(copy)
    assert below == [["Figure"]]
    assert folded == [["import", "glue"], ["before"], ["2"]]
    assert page.index("before = 1") < page.index("open = 1")


def test_no_code_goes_to_print(copy):
    edit(copy, "\nframe = pd", f"{NEXT}frame = pd")
    built(copy)
    typst = (copy / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert "Figure(" not in typst
    assert "frame = pd" not in typst
