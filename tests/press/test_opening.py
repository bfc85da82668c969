"""How a page opens and is named, and findings and confidence in both editions of the tiny book."""

import io
import re

import pytest
from tests.plugins.tiny_book import edit, refused

from reportpress.commands import build as press
from reportpress.edition.progress import Progress


@pytest.fixture(scope="module")
def root(book):
    return (book / "_build/html/chapters/index.html").read_text()


@pytest.fixture(scope="module")
def printed(book):
    return (book / "_build/.stage/doctrees/typst/book.typ").read_text()


def test_the_first_page_has_subtitle_facts_and_links(root):
    opening = re.search(r'</h1>\s*<div class="page-opening">(.*?)</div>', root, re.DOTALL)[1]
    assert '<p class="page-subtitle">Two towns &amp; a river</p>' in opening
    assert re.findall("<li>([^<]*)</li>", opening) == ["Nobody", "Data 7.7."]
    assert re.findall('<a href="([^"]*)">(.*?)</a>', opening) == [
        ("../rain.pdf", "PDF"),
        ("two.html", "A table"),
        ("../rain.bib", "BibTeX"),
        ("../rain.ris", "RIS"),
    ]
    assert re.findall(r'href="([^"]*)" download="(.*?)"', opening) == [
        ("../rain.pdf", "rain.pdf"),
        ("../rain.epub", "rain.epub"),
        ("../site.zip", "rain-site.zip"),
    ]
    assert "<p>Nobody, Rain in two towns: Two towns &amp; a river.</p>" in opening


def test_a_chapter_names_its_number_and_its_edition(page):
    assert re.search(r'<h1><span class="chapter-number">Chapter 1</span> One chapter<', page)
    opening = re.search(r'<div class="page-opening">(.*?)</div>', page, re.DOTALL)[1]
    assert "page-subtitle" not in opening
    assert "page-links" not in opening
    assert "<li>Data 7.7.</li>" in opening


def test_a_long_chapter_says_how_long_it_takes(copy):
    edit(copy, "There are", "Rain. " * 460 + "\n\nThere are")
    press.build(copy, Progress(io.StringIO()))
    assert "<li>2 min to read</li>" in (copy / "_build/html/chapters/one.html").read_text()


def test_every_page_names_another_edition(copy):
    edit(copy, '"Data {data_version}."', '"Data {data_version}, again."', "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    for path in (copy / "_build/html/chapters").glob("*.html"):
        assert path.read_text().count("Data 7.7, again.") == 2, path.name


def test_each_title_names_the_report_once(root, page):
    assert "<title>Overview: Rain in two towns</title>" in root
    assert "<title>1. One chapter &#8212; Rain in two towns</title>" in page
    assert '<meta property="og:title" content="1. One chapter" />' in page


def test_a_description_is_the_sentence_of_the_report_or_the_answer_of_the_chapter(root, page):
    assert '<meta name="description" content="How it rains in two towns." />' in root
    assert '<meta name="description" content="It rained." />' in page


def test_the_first_page_stands_in_the_contents_and_pages_lead_on_at_their_top(root, page):
    contents = re.search(r'<nav class="bd-links.*?</nav>', page, re.DOTALL)[0]
    assert re.search(r'href="index.html">\s*Overview\s*</a>', contents)
    turn = re.search(r'<nav class="page-turn.*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="(.*?)" rel="(.*?)"', turn) == [
        ("index.html", "prev"),
        ("two.html", "next"),
    ]
    assert 'rel="prev"' not in re.search(r'<nav class="page-turn.*?</nav>', root, re.DOTALL)[0]


def test_a_finding_has_its_figure_beside_it_in_both_editions(root, printed):
    findings = re.search(r'<ol class="[^"]*findings[^"]*">(.*?)</ol>', root, re.DOTALL)[1]
    assert '<strong class="key-figure">Two</strong> chapters are all' in findings
    assert "#findings(\n([#key-figure[Two]; chapters are all], [" in printed
    assert re.search(r"\n\(\[\], \[.*#emph\[So far\]; nothing else", printed)


def test_figures_side_by_side_need_no_box(root, printed):
    assert re.search(r'<ul class="key-figures[^"]*">', root)
    assert "#figures-abreast(\n[#key-figure[200]; days of rain]" in printed


def test_confidence_has_a_sign_and_keeps_its_word_in_both_editions(root, page, printed):
    assert (
        '<em><span class="confidence confidence-1">Low</span> to '
        '<span class="confidence confidence-2">moderate</span>.</em>'
    ) in root
    assert 'Confidence: <span class="confidence confidence-3">high</span>.' in page
    assert "#emph[#confidence(1)[Low]; to~#confidence(2)[moderate];" in printed
    assert "<em>So far</em>" in root


def test_a_paragraph_has_its_levels_of_confidence_in_the_margin_of_print_a_box_has_not(printed):
    assert re.findall(r"#in-margin\[(.*?)\];#emph", printed) == [
        "Confidence #linebreak() #confidence(1)[low] to #confidence(3)[high]"
    ]


def test_levels_of_confidence_are_three(copy, capsys):
    edit(copy, "[low, moderate, high]", "[low, high]", "_config.yml")
    (line,) = refused(copy, capsys)
    assert "press_confidence needs a label and 3 levels, the lowest first" in line


def test_without_a_script_the_system_chooses_light_or_dark(book, page):
    assert '<link rel="stylesheet" href="../_static/unscripted.css?v=' in page
    sheet = (book / "_build/html/_static/unscripted.css").read_text()
    light, dark = sheet.split("@media screen and (prefers-color-scheme:dark){", 1)
    assert "html[data-theme=auto]{" in light
    assert '[fill="#1f5fa8"]{fill: #8ab4f8;}' in dark
    assert "[data-theme=dark]" not in sheet.replace('"', "")
