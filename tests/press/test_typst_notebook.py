"""Notebooks, parts and boxes from extensions, as the report's chapters use them."""

from __future__ import annotations

import json

import pytest
from typst_sites import PLAIN_CONF, Book, build, write_site

CONF = (
    PLAIN_CONF.replace('"myst_parser"', '"myst_nb", "sphinx_design", "sphinx_togglebutton"')
    + 'nb_execution_mode = "off"\n'
)
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def code_cell(
    source: str, outputs: list[dict[str, object]], **metadata: object
) -> dict[str, object]:
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": metadata,
        "source": source,
        "outputs": outputs,
    }


def shown(**data: str) -> dict[str, object]:
    names = {"html": "text/html", "plain": "text/plain", "png": "image/png"}
    mimes = {names[name]: value for name, value in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": mimes}


NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 4,
    "metadata": {"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}},
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# Cells\n\nBefore."},
        code_cell("secret_code()", [shown(html="<b>web only</b>", plain="plain words")]),
        code_cell(
            "picture()",
            [shown(png=DOT, plain="<Figure>")],
            mystnb={"image": {"alt": "A small dot"}},
        ),
        code_cell("hidden()", [shown(plain="shown anyway")], tags=["hide-output"]),
        code_cell("dropped()", [shown(plain="removed words")], tags=["remove-output"]),
    ],
}
PARTS = """# Preface

Words before.

```{toctree}
:numbered:
:caption: Part one

cells
```

```{toctree}
:caption: Part two

boxes
```
"""
BOXES = """# Boxes

::::{grid} 2

:::{grid-item-card} A card
In the card.
:::

::::

:::{dropdown} A question
An answer.
:::

:::{admonition} Unfold
:class: dropdown
Unfolded in print.
:::
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    src = write_site(tmp_path_factory.mktemp("notebook"), CONF)
    (src / "cells.ipynb").write_text(json.dumps(NOTEBOOK))
    (src / "boxes.md").write_text(BOXES)
    (src / "index.md").write_text(PARTS)
    return build(src)


def test_the_build_is_silent(book: Book) -> None:
    assert book.warnings == ""


def test_cells_print_their_results_and_not_their_code(book: Book) -> None:
    text = book.text
    assert "plain words" in text
    assert "shown anyway" in text
    for absent in ("secret_code", "picture()", "<Figure>", "web only", "removed words"):
        assert absent not in text
    assert 'alt: "A small dot"' in book.source
    assert len(list((book.out / "images").iterdir())) == 1


def test_named_parts_stand_above_their_chapters(book: Book) -> None:
    titles = ("#part-title", "#section-title")
    calls = [line.split("[")[0] for line in book.source.splitlines() if line.startswith(titles)]
    assert calls == [
        "#section-title(level: 1, rank: 1)",
        "#part-title",
        '#section-title(level: 2, rank: 1, number: "1", opens: false)',
        "#part-title",
        "#section-title(level: 2, rank: 1, opens: false)",
    ]


def test_boxes_of_extensions_keep_their_words(book: Book) -> None:
    for words in ("A card", "In the card.", "A question", "An answer.", "Unfolded in print."):
        assert words in book.text
