"""Hidden cells with nothing between them fold into one; what stands between keeps them apart."""

import io
import re

from tests.plugins.tiny_book import edit

from reportpress.commands import build as press
from reportpress.edition.progress import Progress

FENCE = "```{code-cell} ipython3\n:tags: [hide-input]\n"
NEXT = f"\n```\n\n{FENCE}\n"


def cells(root):
    """The code of each cell of the built page that unfolds, and the page."""
    press.build(root, Progress(io.StringIO()))
    page = (root / "_build/html/chapters/one.html").read_text()
    folded = re.findall(r'<details class="admonition hide.*?</details>', page, re.DOTALL)
    return [re.findall(r"<pre>(.*?)</pre>", text, re.DOTALL) for text in folded], page


def test_adjacent_cells_unfold_together(copy):
    edit(copy, "\nframe = pd", f"{NEXT}frame = pd")
    edit(copy, '\nglue(rows="200,000")\n', f'{NEXT}glue(rows="200,000"){NEXT}')
    (codes,), page = cells(copy)
    assert [code.split("\n")[0].split(" ")[0] for code in codes] == [
        "<span></span>import",
        "<span></span>frame",
        '<span></span>glue(rows="200,000")',
        "<span></span>Figure(",
    ]
    assert page.index("</details>") < page.index('<figure class="chart"')
    assert page.count("hide-input") == 1


def test_text_an_output_or_an_open_cell_keeps_them_apart(copy):
    edit(copy, "\nframe = pd", f"\n```\n\nWords.\n\n{FENCE}\nframe = pd")
    edit(copy, '\nglue(rows="200,000")\n', f'{NEXT}glue(rows="200,000")\n\n1 + 1{NEXT}')
    path = copy / "chapters/one.md"
    path.write_text(
        f"{path.read_text()}\n```{{code-cell}} ipython3\nopen = 1\n```\n\n{FENCE}\n2\n```\n"
    )
    codes, page = cells(copy)
    assert [len(found) for found in codes] == [1, 2, 1, 1]
    assert "open</span>" in page or "open = 1" in page
