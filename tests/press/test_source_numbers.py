"""Sources have one sequence of numbers: in text, exhibits and tables, in both editions."""

import json
import re
import shutil

import pytest
from docutils import nodes
from sphinx import addnodes
from tests.plugins.tiny_book import edit, refused

from reportpress.commands import build as press
from reportpress.tree.citations import close_up
from reportpress.tree.nodes import data_table
from reportpress.tree.sources import gives_sources

BIB = """\
@misc{met2025, author = {{Met Office}}, title = {{Yearbook: rain \\& hail}}, date = {2025-03-02},
  year = {2025}, url = {https://example.org/rain}, urldate = {2026-01-02},
  note = {as quoted by B}, annote = {An excerpt was read}}
@misc{atlas, author = {{The Ätlas}}, title = {{Where it rains}}, language = {German}}
@misc{zoo, author = {{Zoo}}, title = {{Animals in rain}}, date = {1999}}
@misc{moss, author = {{Moss, K.}}, title = {{Wet stones}}, date = {2020-05},
  urldate = {2026-01-05},
  url = {https://www.example.org/a/way/to/%D9%87%D9%84/amp/}}
@misc{unused, author = {{Nobody}}, title = {{Dust}}}
"""
CITED = "## What stations say\n\nIt rained {cite:p}`zoo,atlas`. Much {cite:p}`moss`, and long.\n"


def numbered(copy):
    """Give the tiny book a list of references."""
    (copy / "refs.bib").write_text(BIB, encoding="utf-8")
    (copy / "chapters/refs.md").write_text("# References\n\n```{bibliography}\n```\n")
    edit(
        copy,
        "- file: chapters/two\n",
        "- file: chapters/two\n  - file: chapters/refs\n",
        "_toc.yml",
    )
    edit(copy, "author: Nobody\n", "author: Nobody\nbibtex_bibfiles: [refs.bib]\n", "_config.yml")
    edit(
        copy,
        "sphinx_book_theme, rep",
        "sphinx_book_theme, sphinxcontrib.bibtex, rep",
        "_config.yml",
    )
    settings = "    bibtex_reference_style: super\n    bibtex_default_style: numbered\n"
    settings += '    bibtex_cite_id: "source-{key}"\n'
    edit(copy, "    typst_pdf_name", f"{settings}    typst_pdf_name", "_config.yml")
    edit(copy, "## What stations say\n", CITED)
    return copy


def built(copy, name="one"):
    assert press.main([str(copy)]) == 0
    return (copy / f"_build/html/chapters/{name}.html").read_text(encoding="utf-8")


def words(html):
    return re.sub(r"<[^>]+>", "", html)


@pytest.fixture
def book_with_sources(copy):
    """A built copy, to be changed and built again."""
    numbered(copy)
    built(copy)
    return copy


@pytest.fixture(scope="module")
def cited(book, tmp_path_factory):
    """A built copy, to be looked at."""
    root = numbered(shutil.copytree(book, tmp_path_factory.mktemp("cited") / "book"))
    built(root)
    return root


def page_of(copy, name):
    return (copy / f"_build/html/chapters/{name}.html").read_text(encoding="utf-8")


def test_both_editions_have_one_list_of_what_is_cited(cited):
    one, refs = page_of(cited, "one"), page_of(cited, "refs")
    # The order is that of the names, without article and accents; an exhibit's source counts.
    assert re.findall(r'id="(source-[a-z0-9]+)"', refs) == [
        "source-atlas", "source-met2025", "source-moss", "source-zoo"
    ]  # fmt: skip
    assert re.findall(r'href="#(letter-\w)"', refs) == ["letter-a", "letter-m", "letter-z"]
    text = words(one)
    assert "It rained.1,\N{NO-BREAK SPACE}4 Much,3 and long." in text
    assert '<a class="cited reference internal" href="refs.html#source-moss">3</a>' in one
    assert "Source: Met Office (2025)2." in text
    assert "Met Office (2 March 2025). “Yearbook: rain &amp; hail”, as quoted by B. " in words(refs)
    assert "as quoted by B. example.org/rain" in words(refs)
    assert "Accessed from 2 to 5 January 2026." in words(refs)
    assert "The Ätlas (no date). “Where it rains”. In German." in words(refs)
    typst = (cited / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert 'It rained.#cited[#link(label("chapters/refs#source-atlas"))[1];,' in typst
    assert typst.count("key: [") == 4
    # An address ends where letters would have codes, in both; its link leads on.
    assert ">example.org/a/way/to/…</a>" in refs
    assert '%D9%87%D9%84/amp/", "example.org/a/way/to/…");' in typst
    rule = "or goes on with codes for letters of another script"
    assert rule in words(refs)
    assert rule in typst


def test_an_entry_leads_back_to_where_it_is_used(cited):
    refs = page_of(cited, "refs")
    used = re.findall(r'<p class="used-in">(.*?)</p>', refs)
    assert [words(line) for line in used] == [
        "Used in 1.1",
        "Used in Figure 1.1, Table 2.1",
        "Used in 1.1",
        "Used in 1.1",
    ]
    assert 'href="one.html#what-stations-say"' in used[0]
    assert 'href="one.html#two-bars"' in used[1]


def test_cards_and_search_have_their_texts(cited):
    static = cited / "_build/html/_static"
    text = (static / "sources.js").read_text(encoding="utf-8")
    records = json.loads(text.removeprefix("window.pressSources = ").removesuffix(";\n"))
    assert records[1] == [
        "chapters/refs.html#source-met2025",
        "Met Office (2 March 2025)",
        "Yearbook: rain & hail",
        "As quoted by B. An excerpt was read. Accessed 2 January 2026.",
        "https://example.org/rain",
    ]
    assert re.search(r'data-sources="\.\./_static/sources\.js\?v=(?!0")\w+"', page_of(cited, "one"))
    assert "references.js" in page_of(cited, "refs")
    assert "references.js" not in page_of(cited, "one")
    # No key stands in for a number in what the search of the site finds.
    assert "zoo,atlas" not in (static / "search-index.js").read_text(encoding="utf-8")
    assert 'data-sources="_static/sources.js' in (cited / "_build/html/search.html").read_text(
        encoding="utf-8"
    )


def test_data_of_a_figure_name_their_sources_by_number(cited):
    one = page_of(cited, "one")
    assert '<td><a class="cited" href="refs.html#source-met2025">2</a></td>' in one


def test_a_source_that_joins_renumbers_the_pages_that_cite_others(book_with_sources):
    copy = book_with_sources
    index = copy / "chapters/index.md"
    edit(
        copy,
        "# Rain in two towns\n",
        "# Rain in two towns\n\nDust {cite:p}`unused`.\n",
        "chapters/index.md",
    )
    text = words(built(copy))
    assert "It rained.1,\N{NO-BREAK SPACE}5 Much,3 and long." in text
    refs = page_of(copy, "refs")
    assert re.findall(r'id="(source-[a-z0-9]+)"', refs)[3] == "source-unused"
    assert "Dust.4" in words(page_of(copy, "index"))
    index.write_text(index.read_text().replace("Dust {cite:p}`unused`.\n", ""))
    assert "It rained.1,\N{NO-BREAK SPACE}4 Much,3 and long." in words(built(copy))


@pytest.mark.slow
def test_a_chart_that_names_another_source_renumbers_another_chapter(book_with_sources):
    copy = book_with_sources
    edit(copy, '"source_id": "met2025",', '"source_id": "zoo",', "chapters/two.md")
    edit(
        copy,
        "SOURCES = {",
        'SOURCES = {\n    "zoo": {"id": "zoo", "text": "Zoo", "title": "", "address": ""},',
        "chapters/rainfall.py",
    )
    edit(copy, "{cite:p}`zoo,atlas`", "{cite:p}`zoo`")
    text = words(built(copy))
    assert "It rained.3 Much,2 and long." in text
    assert "Source: Zoo3." in words(page_of(copy, "two"))
    assert "Used in 1.1, Table 2.1" in words(page_of(copy, "refs"))


def test_a_long_source_line_names_three_and_gives_the_others_by_number(copy):
    numbered(copy)
    rows = {"unused": 1, "zoo": 5, "atlas": 2, "moss": 1}
    more = "".join(
        f'    "{key}": {{"id": "{key}", "text": "{key.title()}", "title": "", "address": "", '
        f'"rows": {count}}},\n'
        for key, count in rows.items()
    )
    edit(copy, "SOURCES = {\n", f"SOURCES = {{\n{more}", "chapters/rainfall.py")
    edit(
        copy,
        '[SOURCES[name] for name in sorted(set(self.data["source_id"]))]',
        "list(SOURCES.values())",
        "chapters/rainfall.py",
    )
    page = built(copy)
    line = re.search(r'<div class="chart-source">(.*?)</div>', page, re.DOTALL)[1]
    assert words(line) == "Sources: Zoo5; Atlas1; Unused4 and 2 more2, 3"
    typst = (copy / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert re.search(r"Unused#cited\[[^\n]*\];; also \\\[#link\([^\n]*\)\[2\];, #link", typst)


def table_citing(cells, printed):
    """Return a table whose second column, which print shows or not, has these citations."""
    group = nodes.tgroup("", nodes.colspec(), nodes.colspec(printed=printed))
    cited = [addnodes.pending_xref(refdomain="cite", reftype="p", reftarget=cell) for cell in cells]
    group += nodes.tbody(
        "", *(nodes.row("", nodes.entry(), nodes.entry("", nodes.paragraph("", "", cell)))
              for cell in cited)
    )  # fmt: skip
    return data_table("", group)


@pytest.mark.parametrize(
    ("cells", "printed", "expected"),
    [(["a", "b,c"], True, True), (["a", "b,c"], False, False), ([], True, False)],
)
def test_a_table_gives_its_sources_in_the_rows_that_print_shows(cells, printed, expected):
    assert gives_sources(table_citing(cells, printed)) is expected


def test_print_names_no_numbers_that_help_nobody(copy):
    numbered(copy)
    more = "".join(
        f'    "{key}": {{"id": "{key}", "text": "{key}", "title": "", "address": "", "rows": 0}},\n'
        for key in ("unused", "zoo", "atlas", "moss")
    )
    edit(copy, "SOURCES = {\n", f"SOURCES = {{\n{more}", "chapters/rainfall.py")
    edit(
        copy,
        '[SOURCES[name] for name in sorted(set(self.data["source_id"]))]',
        '[{**source, "rows": 0} for source in SOURCES.values()]',
        "chapters/rainfall.py",
    )
    built(copy)
    typst = (copy / "_build/.stage/doctrees/typst/book.typ").read_text()
    listed = r'Sources: #paged\(label\("chapters/refs[^"]*"\), [^\n]*\)\[all in the list\];'
    assert re.search(listed, typst)


def test_a_key_that_is_unknown_is_told_with_its_place(copy, capsys):
    numbered(copy)
    edit(copy, "{cite:p}`moss`", "{cite:p}`mos`")
    lines = refused(copy, capsys)
    assert lines[0].startswith("chapters/one.md:")
    assert 'could not find bibtex key "mos"' in lines[0]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("So ", ". Then", ["So.", "1", " Then"]),
        ("“So” ", "; then", ["“So”;", "1", " then"]),
        ("So\n", " then", ["So", "1", " then"]),
        ("(so ", ").", ["(so", "1", ")."]),
    ],
)
def test_a_number_follows_the_punctuation(before, after, expected):
    text = nodes.paragraph("", "", nodes.Text(before), nodes.inline("", "1"), nodes.Text(after))
    close_up(text[1])
    assert [part.astext() for part in text] == expected


def test_a_number_between_other_elements():
    text = nodes.paragraph("", "", nodes.strong("", "So"), nodes.inline("", "1"), nodes.Text(". X"))
    close_up(text[1])
    assert text.astext() == "So.1 X"
    alone = nodes.paragraph("", "", nodes.inline("", "1"))
    close_up(alone[0])
    assert alone.astext() == "1"
