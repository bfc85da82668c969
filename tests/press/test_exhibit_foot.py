"""One row of controls stands below every figure and table, and works without JavaScript."""

import re

import pandas
import pytest
from tests.plugins.tiny_book import edit

from reportpress.commands import build as press
from reportpress.html import controls

ROW = {"cells": ["2024", "1.0"], "sources": ["met", "zoo"]}
TABLE = {"caption": "", "headings": ["Year", "Rain"], "numbers": [True, True], "rows": [ROW]}


def foots(page):
    return re.findall(r'<div class="exhibit-foot">.*?\n</div>', page, re.DOTALL)


def test_controls_stand_in_one_order(page, book):
    (figure,) = foots(page)
    assert re.findall(r"<summary>(.*?)</summary>", figure) == ["Data", "Code", "Cite", "Download"]
    assert set(re.findall(r'<details class="exhibit-\w+" name="(.*?)"', figure)) == {
        "two-bars-controls"
    }
    (table,) = foots((book / "_build/html/chapters/two.html").read_text())
    assert re.findall(r"<summary>(.*?)</summary>", table) == ["Data", "Code", "Cite", "Download"]


def test_data_are_as_drawn_and_the_csv_is_whole(page, book):
    (data,) = re.findall(r'<details class="exhibit-data".*?</details>', page, re.DOTALL)
    assert "2 rows, as drawn" in data
    assert re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", data)[:6] == [
        "Year", "Rain, millimetres", "Source", "2024", "1,000.5", "met2025"
    ]  # fmt: skip
    rows = (book / "_build/html/figures/two-bars.csv").read_text()
    assert rows == "year,mm,source_id\n2024,1000.5,met2025\n2025,2000.0,met2025\n"


def test_every_exhibit_has_a_line_that_loads_its_rows(page, book, monkeypatch):
    monkeypatch.chdir(book / "_build/html")
    for text in (page, (book / "_build/html/chapters/two.html").read_text()):
        for foot in foots(text):
            (line,) = re.findall(r"<code>(pandas\.read_csv.*?)</code>", foot)
            (path,) = re.findall(r'"<span class="load-place">(.*?)</span>"', line)
            (offered,) = re.findall(r'href="\.\./([^"]*\.csv)"', foot)
            assert path == offered
            assert len(pandas.read_csv(path)) > 0


def test_a_row_names_its_sources_by_number():
    drawn = controls.drawn([TABLE], "It rains", {"met": '<a href="r.html#s">4</a>'})
    assert '<td><a href="r.html#s">4</a></td>' in drawn
    assert "zoo" not in drawn, "a source that has no number stands for nothing"
    assert "<p>1 row, as drawn" in drawn
    assert "Source" not in controls.drawn([TABLE], "It rains", {"moss": "1"})


def test_panels_have_their_names_and_a_lone_table_that_of_the_figure():
    named = controls.drawn([TABLE | {"caption": "North & south"}], "It rains", {})
    assert "<caption>North &amp; south</caption>" in named
    assert '<caption class="unseen">It rains</caption>' in controls.drawn([TABLE], "It rains", {})


@pytest.mark.parametrize(
    ("address", "place", "load"),
    [
        (
            "",
            '<span class="cite-place">chapters/one.html#two-bars</span>',
            '<span class="load-place">figures/two-bars.csv</span>',
        ),
        (
            "https://example.org/book/",
            "https://example.org/book/chapters/one.html#two-bars",
            "https://example.org/book/figures/two-bars.csv",
        ),
    ],
)
def test_a_citation_has_versions_and_an_address(copy, address, place, load):
    settings = (
        f'    html_baseurl: "{address}"\n    version: "3.1"\n    press_published: "2025-06"\n'
    )
    settings += '    press_edition: "version {version}, data {data_version}"\n'
    edit(copy, "    typst_pdf_name", f"{settings}    typst_pdf_name", "_config.yml")
    assert press.main([str(copy)]) == 0
    (foot,) = foots((copy / "_build/html/chapters/one.html").read_text())
    (cited,) = re.findall(r"exhibit-cite.*?<p>(.*?)</p>", foot)
    assert f'pandas.read_csv("{load}")' in foot
    assert cited == (
        "Nobody, “The second bar is longer”, in Rain in two towns, version 3.1, data 7.7, 2025, "
        f"page “One chapter”, {place}"
    )
