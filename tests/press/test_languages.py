"""Words in another script carry their language; a site with an address has a map."""

import io

from tests.plugins.tiny_book import edit, refused

from reportpress.commands import build as press
from reportpress.edition.progress import Progress

WORDS = "«كازاخستان» and «Київ» or «София»: there are"


def configure(root, setting):
    edit(root, "    typst_pdf_name", f"    {setting}\n    typst_pdf_name", "_config.yml")


def test_words_in_another_script_carry_the_language_that_the_report_names(copy):
    edit(copy, "There are", WORDS)
    configure(
        copy,
        "press_languages: [{language: ar, script: arabic}, "
        "{language: uk, script: cyrillic, letters: їґ}, {language: bg, script: cyrillic}]",
    )
    press.build(copy, Progress(io.StringIO()))
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert '<span class="lang-ar" lang="ar">كازاخستان</span>' in page
    assert '<span class="lang-uk" lang="uk">Київ</span>' in page
    assert '<span class="lang-bg" lang="bg">София</span>' in page


def test_no_language_is_guessed(copy):
    edit(copy, "There are", WORDS)
    press.build(copy, Progress(io.StringIO()))
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert "“كازاخستان”" in page or "«كازاخستان»" in page
    assert 'lang="' not in page.partition("<body")[2]


def test_a_script_that_is_not_known_is_refused(copy, capsys):
    configure(copy, "press_languages: [{language: ja, script: kanji}]")
    (line,) = refused(copy, capsys)
    assert line.startswith("press_languages: 'kanji' is no script; known: ['greek', ")


def test_a_site_with_an_address_has_a_map_and_full_links(copy):
    configure(copy, "html_baseurl: https://example.org/book/")
    press.build(copy, Progress(io.StringIO()))
    sitemap = (copy / "_build/html/sitemap.xml").read_text()
    assert "<loc>https://example.org/book/chapters/one.html</loc>" in sitemap
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert '<link rel="canonical" href="https://example.org/book/chapters/one.html" />' in page
    assert 'content="https://example.org/book/rain.pdf"' in page
