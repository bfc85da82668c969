"""The checks of printed pages find what they are there to find."""

from __future__ import annotations

import pytest
import typst
from tests.press import pdf_lines, pdf_pages
from tests.press.pdf_text import Print, in_order
from tests.press.test_print import RAW

from reportpress.typst.compiler import FONTS

PAGE = '#set page(paper: "a4", margin: (left: 40mm, right: 25mm, top: 28mm, bottom: 27mm))\n'
TEXT = '#set text(font: "IBM Plex Serif")\nCover #pagebreak()\n'
FULL = "#rect(width: 100%, height: 200mm, fill: black)\n"
LAST = "#pagebreak() The end"


def printed(folder, source):
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    (folder / "book.typ").write_text(PAGE + TEXT + source, "utf-8")
    pdf = folder / "book.pdf"
    pdf.write_bytes(typst.compile(str(folder / "book.typ"), root=str(folder), font_paths=fonts))
    return pdf


PAGES = {
    "good": (FULL + LAST, []),
    "wide": ("#place(dx: 5mm, block(width: 100%, FULL))", ["page 2: ink in the right margin"]),
    "left": ("#place(dx: -20mm, block(width: 50%, FULL))", ["page 2: ink in the left margin"]),
    "low": (
        "#place(dy: 30mm, block(height: 220mm, FULL))",
        ["page 2: ink in the bottom margin"],
    ),
    "empty": ("#pagebreak(weak: false)" + FULL, ["page 2: empty"]),
    "short": ("#rect(height: 20mm, fill: black)" + LAST, ["page 2: filled by 8%"]),
    "half": ("#rect(height: 120mm, fill: black)" + LAST, ["page 2: filled by 50%"]),
    "gap": (
        "#rect(height: 150mm, fill: black)#v(20mm)#rect(height: 20mm, fill: black)" + LAST,
        ["page 2: a gap of 72 pt between what stands on it"],
    ),
    "stub": (
        "= One\n" + FULL + "#pagebreak() Words" + "#pagebreak()\n= Next\n" + FULL,
        ["page 3: a chapter ends on it, filled by 1%"],
    ),
    "chapter end": ("= One\nWords" + "#pagebreak()\n= Next\n" + FULL, []),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_looks_wrong_is_named(name, tmp_path):
    source, expected = PAGES[name]
    tall = "rect(width: 100%, height: 215mm, fill: black)"
    pdf = printed(tmp_path, source.replace("FULL", tall))
    assert pdf_pages.faults(pdf) == expected


def test_lone_lines_spaces_and_hyphens_are_seen(tmp_path):
    text = """
    #set page(margin: (left: 25mm, right: 59mm, top: 28mm, bottom: 27mm), paper: "a4")
    #set text(font: "IBM Plex Serif", size: 10pt, lang: "en", costs: (hyphenation: 0%))
    #set par(justify: true, leading: 0.69em, spacing: 0.69em, first-line-indent: 12pt)
    #pagebreak()
    Left alone.

    #lorem(60) Undoubtedly antidisestablishmentarianism notwithstanding extraordinarily
    characteristically uncharacteristically institutionalisation internationalisation.
    """
    pages = pdf_lines.lines(printed(tmp_path, text))
    assert pdf_lines.lone_lines(pages) == ["page 3: Left alone."]
    count, longest, over = pdf_lines.hyphens(pages)
    assert count >= longest >= 1
    assert not over
    assert 1.5 < min(pdf_lines.word_spaces(pages)) < 6


def test_a_picture_that_is_cut_is_named(tmp_path):
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">'
    for name, place in (("whole", 30), ("cut", 2)):
        circle = f'<circle cx="{place}" cy="20" r="8"/></svg>'
        (tmp_path / f"{name}.svg").write_text(head + circle, "utf-8")
    pictures = sorted(tmp_path.glob("*.svg"))
    assert pdf_pages.clipped(pictures) == ["cut.svg"]


def test_what_is_missing_double_or_out_of_order_is_named():
    assert in_order(["a", "b"], "a.b") == []
    assert in_order(["a", "b", "c"], "b.a.a") == ["2 times: a", "0 times: c"]
    assert in_order(["a", "b"], "b.a") == ["out of order: b"]


@pytest.mark.parametrize(
    "text", ["see??", "{glue:text}`x`", "{cite:p}`a`", "#link(label", "rose by None percent"]
)
def test_raw_markup_is_seen(text):
    assert RAW.search(text)


def test_a_bitmap_and_a_foreign_font_are_seen(tmp_path):
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    from base64 import b64decode

    (tmp_path / "dot.png").write_bytes(b64decode(dot + "rkJggg=="))
    found = Print(printed(tmp_path, '#image("dot.png")'))
    assert found.bitmaps > 0
    assert list(found.fonts.values()) == [True]
    assert found.pages[0] == "Cover"


def test_a_link_out_of_the_book_is_seen(tmp_path):
    pdf = printed(tmp_path, "#link(<there>)[go] #link((page: 1, x: 0pt, y: 0pt))[up] There <there>")
    assert not Print(pdf).dead_links()
    reader = Print(pdf)
    link = reader.reader.pages[1]["/Annots"][0].get_object()
    key = "/Dest" if "/Dest" in link else "/A"
    if key == "/A":
        link["/A"].pop("/D", None)
    else:
        link.pop("/Dest")
    assert len(reader.dead_links()) == 1
