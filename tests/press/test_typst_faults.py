"""What the PDF edition refuses, and the one line that it says about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import SphinxError
from typst_sites import PLAIN_CONF, build, write_site

from reportpress.typst import TypstEditionError

RST = "# Chapter\n\nWords.\n\n```{eval-rst}\n%s\n```\n"

FAULTS = {
    "unknown node": (
        RST % ".. option:: --loud\n\n   Words.",
        r"one\.md, line \d+: what makes the element 'desc' is for the website alone and is not "
        r"printed; write it in other words",
    ),
    "formula": (
        RST % r".. math:: \hat{x}",
        r"one\.md, line \d+: the formula '.*hat\{x\}' has an element \(mover\) that the editions",
    ),
    "dead reference": (
        "# Chapter\n\nSee {ref}`nowhere`.\n",
        r"one\.md, line 3: the reference to 'nowhere' leads nowhere",
    ),
    "dead link": (
        "# Chapter\n\nSee [that](#nothing).\n",
        r"one\.md, line 3: the link to 'nothing' leads to no place in the book",
    ),
    "document outside the book": (
        "# Chapter\n\nSee {doc}`orphan`.\n",
        r"one\.md, line 3: the reference leads to 'orphan', which is not in _toc\.yml",
    ),
    "no alternative text": (
        "# Chapter\n\n![](dot.svg)\n",
        r"one\.md, line 3: the picture 'dot\.svg' has no alternative text",
    ),
    "missing picture": (
        "# Chapter\n\n![A dot](none.svg)\n",
        r"one\.md, line 3: the picture 'none\.svg' can not be printed",
    ),
    "no glyph": (
        "# Chapter\n\nBeijing is 北京.\n",
        r"the text `\"北\"` could not be displayed .*from one\.md",
    ),
    "broken Typst": (
        "# Chapter\n\n```{raw} typst\n#nonsense()\n```\n",
        r"^unknown variable: nonsense \(book\.typ:\d+, from one\.md\)$",
    ),
    "note without a reference": (
        RST % ".. [#lost] A note nobody mentions.",
        r"one\.md, line \d+: the footnote is never referred to",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_the_build_with_one_line(name: str, tmp_path: Path) -> None:
    text, message = FAULTS[name]
    src = write_site(tmp_path, one=text, orphan="---\norphan: true\n---\n\n# Orphan\n")
    (src / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(TypstEditionError, match=message) as caught:
        build(src)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, SphinxError)
    assert caught.value.category == "PDF edition"


def test_the_last_good_pdf_outlives_a_fault(tmp_path: Path) -> None:
    src = write_site(tmp_path, one="# Chapter\n\nGood.\n")
    good = build(src).pdf
    before = good.read_bytes()
    (src / "one.md").write_text("# Chapter\n\n```{raw} typst\n#nonsense()\n```\n")
    with pytest.raises(TypstEditionError):
        build(src)
    assert good.read_bytes() == before


def test_a_bad_epoch_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "-1")
    with pytest.raises(SphinxError, match="SOURCE_DATE_EPOCH"):
        build(write_site(tmp_path))


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    conf = PLAIN_CONF + 'typst_template = "mine.typ"\n'
    with pytest.raises(TypstEditionError, match=r"typst_template: there is no file 'mine\.typ'"):
        build(write_site(tmp_path, conf))
