"""Formulas are mathematics in both editions, and neither takes what the other lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.press.typst_sites import PLAIN_CONF, Book, build, write_site

CONF = PLAIN_CONF.replace(
    '"reportpress.typst"', '"reportpress.tree.formulas", "reportpress.html.formulas"'
)
PAGE = """# Chapter

Share, {math}`a / \\text{total}`.

```{math}
\\kappa = \\frac{p_o - p_e}{1 - \\sqrt{p_e^2}}
```
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return build(write_site(tmp_path_factory.mktemp("print"), one=PAGE))


def test_a_formula_is_set_in_the_pdf(printed: Book) -> None:
    assert printed.warnings == ""
    assert '$class("normal", #emph[a]) class("binary", \\/) "total"$' in printed.source
    assert 'frac(attach(class("normal", #emph[p]), b: class("normal", #emph[o]))' in printed.source
    assert "κ" in printed.text
    assert "kappa" not in printed.text


def test_the_website_needs_no_script_for_it(tmp_path: Path) -> None:
    book = build(write_site(tmp_path, CONF, one=PAGE), "html")
    page = (book.out / "one.html").read_text("utf-8")
    assert book.warnings == ""
    assert page.count("<math xmlns=") == 2
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">' in page
    assert "mathjax" not in page.lower()


def test_what_one_edition_lacks_is_named_with_its_line(tmp_path: Path) -> None:
    page = "# Chapter\n\nWords {math}`\\hat{a}`.\n"
    book = build(write_site(tmp_path, CONF, one=page), "html")
    assert "one.md:3: WARNING: the formula '\\\\hat{a}' has an element (mover)" in book.warnings
