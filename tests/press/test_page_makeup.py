"""Tables and boxes go over pages only where a reader loses nothing by it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader

from reportpress.typst import copyfitting
from reportpress.typst.builder import DEFAULT_TEMPLATE
from reportpress.typst.compiler import FONTS

#: Room above a table in mm and its rows: so that it begins, and ends, anywhere on a page.
TABLES = [(room, 60) for room in range(0, 224, 14)] + [(0, rows) for rows in range(34, 50)]
TABLE = """
#section-title(level: 1, rank: 1, number: "{n}")[Chapter]
#section-title(level: 2, rank: 2, number: "{n}.1")[{title}]
#v({room}mm)
#long-table(number: "Table {n}", title: [Long], columns: (1fr, 2fr), align: (start, start),
  header-rows: 1, notes: ([Note of {n}. ] + lorem(60),),
  table.header(repeat: true, [Name], [Value]), {cells})
"""
#: A figure that does not fit behind its call, and the section that follows.
ANNEX = """
#section-title(level: 1, rank: 1)[{name}]
#lorem(200)
#floating(block(height: 150mm)[Drops of {name}])
#lorem(40)
#section-title(level: 2, rank: 2, flushes: {flushes})[Behind the {name}]
Text behind the {name}.
#lorem(200)
"""
#: A table in groups, of which one ends on any row of a page.
GROUPS = (3, 5, 60, 2)
#: Boxes by the name and the number of their entries.
BOXES = {"few": 2, "many": 9}
LONG = (
    "A section with so long a name that it has no room beside that of its chapter, " + "ever, " * 12
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("makeup")
    shutil.copy(DEFAULT_TEMPLATE, folder / "template.typ")
    shutil.copytree(DEFAULT_TEMPLATE.with_name("design"), folder / "design")
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[str]:
    source = '#import "template.typ": *\n#show: book.with(title: "Book")\n'
    for n, (room, rows) in enumerate(TABLES, start=1):
        cells = ", ".join(f"[T{n}R{row}.], [words]" for row in range(rows))
        source += TABLE.format(n=n, room=room, title=LONG, cells=cells)
    for room in range(0, 200, 20):
        for name, count in BOXES.items():
            entries = ", ".join(f"([A{n}], [{name} {n}. #lorem(30)], [Held])" for n in range(count))
            source += f"#pagebreak()\nBefore.#v({room}mm)\n#row-box([Box of {name}],{entries})\n"
    rows = ", ".join(f"[U{row}.], [words]" for row in range(60))
    source += "#section-title(level: 1, rank: 1)[Unnumbered]\n"
    source += f"#long-table(columns: (1fr, 2fr), align: (start, start), header-rows: 0, {rows})\n"
    grouped = ", ".join(
        ", ".join(
            [f"group-head(2)[Group {n}]", *(f"[G{n}R{row}.], [words]" for row in range(rows))]
        )
        for n, rows in enumerate(GROUPS)
    )
    source += "#section-title(level: 1, rank: 1)[In groups]\n"
    source += "#long-table(columns: (1fr, 2fr), align: (start, start), header-rows: 1, "
    source += f"table.header([Name], [Value]), {grouped})\n"
    shown = '#illustration(title: [It], floats: false, figure(alt: "It", block(height: 40mm)))\n'
    source += (
        "#section-title(level: 1, rank: 1)[Below exhibits]\n"
        "#section-title(level: 2, rank: 2)[Ended before]\nWords.#pagebreak()\n"
        f"{shown}#section-title(level: 2, rank: 2)[Begins below]\nMore words.#pagebreak()\n"
        f"{shown}The last words.\n"
    )
    items = ", ".join(f"terms.item[Term {n}][#lorem({n}) {n} ends]" for n in range(10, 50))
    source += f"#section-title(level: 1, rank: 1)[Terms]\n#terms(tight: false, {items})\n"
    for name, flushes in {"Chapter": "false", "Annex": "true"}.items():
        source += ANNEX.format(name=name, flushes=flushes)
    (folder / copyfitting.FILE).write_bytes(copyfitting.as_file({}))
    (folder / "book.typ").write_text(source, "utf-8")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    pdf = folder / "book.pdf"
    pdf.write_bytes(
        typst.compile(
            str(folder / "book.typ"), root=str(folder), font_paths=fonts, pdf_standards=["ua-1"]
        )
    )
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


def rows_of(table: int, page: str) -> list[int]:
    return [int(row) for row in re.findall(rf"\bT{table}R(\d+)\.", page)]


@pytest.mark.parametrize("table", range(1, len(TABLES) + 1))
def test_a_table_over_pages_is_named_again_and_keeps_its_ends_together(
    pages: list[str], table: int
) -> None:
    over = [page for page in pages if rows_of(table, page)]
    assert len(over) >= (2 if TABLES[table - 1][1] == 60 else 1)
    assert len(rows_of(table, over[0])) >= 4
    assert f"Table {table}, continued" not in over[0]
    assert all(f"Table {table}, continued" in page for page in over[1:])
    assert f"Note of {table}." in over[-1]
    assert len(rows_of(table, over[-1])) >= 3


def test_a_table_without_a_number_is_named_again_by_its_chapter(pages: list[str]) -> None:
    over = [page for page in pages if "U59." in page]
    assert len(over) == 1
    assert "Unnumbered, continued" in over[0]


def test_a_group_of_rows_is_named_again_where_it_goes_on(pages: list[str]) -> None:
    over = [page for page in pages if re.search(r"\bG\dR\d+\.", page)]
    assert len(over) > 1
    for page in over:
        rows = re.findall(r"Group (\d)|G(\d)R\d+\.", page)
        named = ""
        for head, group in rows:
            named = head or named
            assert head or group == named
        assert rows[-1][1], "a name without a row stands at the foot"


def test_items_of_terms_stay_whole(pages: list[str]) -> None:
    whole = [page for page in pages if "Term " in page]
    assert len(whole) > 2
    for page in whole:
        assert re.findall(r"Term (\d+) ", page) == re.findall(r"(\d+) ends", page)


def test_a_running_head_is_one_line(pages: list[str]) -> None:
    heads = [page for page in pages if "Table 1, continued" in page]
    assert heads
    assert all("1.1 A section with" in page and "…" in page for page in heads)
    assert not any(LONG in page for page in heads)


def test_a_figure_of_an_annex_stands_before_the_next_section(pages: list[str]) -> None:
    def page(words: str) -> int:
        return next(at for at, text in enumerate(pages) if words in text)

    assert page("Drops of Chapter") == page("Text behind the Chapter") + 1
    annex = pages[page("Drops of Annex")]
    assert annex.index("Drops of Annex") < annex.index("Text behind the Annex")


def test_a_running_head_names_no_section_of_which_the_page_has_nothing(pages: list[str]) -> None:
    opened = next(page for page in pages if "More words." in page)
    assert "Ended before" not in opened
    assert opened.count("Begins below") == 1
    last = next(page for page in pages if "The last words." in page)
    assert "Begins below" in last


def test_a_small_box_is_not_torn(pages: list[str]) -> None:
    boxes = [page for page in pages if "few 0." in page]
    assert len(boxes) == 10
    assert all("Box of few" in page and "few 1." in page for page in boxes)


def test_a_higher_box_fills_the_page_on_which_it_begins(pages: list[str]) -> None:
    begun = [page for page in pages if "many 0." in page]
    assert len(begun) == 10
    assert all("Box of many" in page for page in begun)
    assert sum("Before." in page for page in begun) > 7
    assert any("many 8." not in page for page in begun)


def test_a_box_is_named_again_where_it_goes_on(pages: list[str]) -> None:
    named = [page for page in pages if "Box of many, continued" in page]
    assert named
    assert named == [page for page in pages if "many 8." in page and "many 0." not in page]
    assert not any("Box of few, continued" in page for page in pages)


@pytest.mark.parametrize(("words", "widest"), [(3, 100), (9, 80)])
def test_lines_of_a_title_are_of_one_length(folder: Path, words: int, widest: float) -> None:
    # Nine words are a line and a word or two.
    measured = "(measure(width: 100mm, body).width / 1mm, measure(width: 100mm, body).height / 1mm)"
    source = folder / "title.typ"
    source.write_text(
        f"""#import "design/type.typ": balanced
        #set text(size: 11pt, hyphenate: false)
        #let title = "Words " * {words}
        #context for body in (block(width: 100mm, title), balanced(title)) [
          #metadata({measured})<measured>
        ]""",
        "utf-8",
    )
    (_, tall), (wide, balanced) = json.loads(
        typst.query(str(source), "<measured>", field="value", root=str(folder))
    )
    assert balanced == tall
    assert wide <= widest


#: A page on which a section begins, after some room, and calls for a figure as it goes on.
FLOAT = """
#pagebreak()
Before.
#v({room}mm)
#section-title(level: 2, rank: 2)[Section]
#for _ in range(3) [#lorem(40) #parbreak()]
#illustration(title: [Figure], rect(height: {height}mm))
#for _ in range(6) [#lorem(60) #parbreak()]
"""
PLACES = """
#context [#metadata({
  let place(of) = { let at = of.location().position(); (at.page, at.y.mm()) }
  (query(<press-section>).map(place), query(figure).map(place))
})<places>]
"""


def test_a_figure_does_not_stand_above_the_title_of_its_section(folder: Path) -> None:
    source = '#import "template.typ": *\n#show: book.with(title: "Book", exhibit-lists: false)\n'
    source += "#section-title(level: 1, rank: 1)[Chapter]\n"
    for room in range(0, 120, 8):
        for height in (50, 70, 90):
            source += FLOAT.format(room=room, height=height)
    (folder / copyfitting.FILE).write_bytes(copyfitting.as_file({}))
    (folder / "floats.typ").write_text(source + PLACES, "utf-8")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    found = typst.query(
        str(folder / "floats.typ"), "<places>", field="value", root=str(folder), font_paths=fonts
    )
    sections, figures = json.loads(found)[0]
    assert len(sections) == len(figures) == 45
    assert [at for at, title in zip(figures, sections, strict=True) if at < title] == []
