"""Words in another script carry their language; a site with an address has a map."""

import io

from tests.plugins.tiny_book import edit

from reportpress.commands import build as press
from reportpress.edition.progress import Progress


def test_words_in_another_script_carry_their_language(copy):
    edit(copy, "There are", "«كازاخستان» and «Қазақстан» or «Казахстан»: there are")
    press.build(copy, Progress(io.StringIO()))
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert '<span class="lang-ar" lang="ar">كازاخستان</span>' in page
    assert '<span class="lang-kk" lang="kk">Қазақстан</span>' in page
    assert '<span class="lang-ru" lang="ru">Казахстан</span>' in page


def test_a_site_with_an_address_has_a_map_and_full_links(copy):
    edit(
        copy,
        "    typst_pdf_name",
        "    html_baseurl: https://example.org/book/\n    typst_pdf_name",
        "_config.yml",
    )
    press.build(copy, Progress(io.StringIO()))
    found = (copy / "_build/html/sitemap.xml").read_text()
    assert "<loc>https://example.org/book/chapters/one.html</loc>" in found
    page = (copy / "_build/html/chapters/one.html").read_text()
    assert '<link rel="canonical" href="https://example.org/book/chapters/one.html" />' in page
    assert 'content="https://example.org/book/small.pdf"' in page
