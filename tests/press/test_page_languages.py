"""Pages in another language: their direction, links between them, and a figure shown again."""

import io
import re
import shutil

import pytest
from pypdf import PdfReader
from tests.plugins.tiny_book import SITE, edit, refused

from reportpress.commands import build as press
from reportpress.edition.progress import Progress

PAGE = """---
lang: {lang}
translation:
  of: chapters/one
  link: {link}
---

# {title}

{words} ({{numref}}`{figure} %s <two-bars>`).

:::{{repeated-figure}} two-bars
:number: {figure} %s

{words}

2024

{words} %

{words}
:::
"""
ARABIC = {"lang": "ar", "link": "بالعربية", "title": "مطر", "words": "هطل المطر", "figure": "الشكل"}
RUSSIAN = {
    "lang": "ru",
    "link": "По-русски",
    "title": "Дождь",
    "words": "Шёл дождь",
    "figure": "Рис.",
}
LANGUAGES = "press_languages: [{language: ar, script: arabic}, {language: ru, script: cyrillic}]"


def add(root, name, words):
    (root / f"chapters/{name}.md").write_text(PAGE.format(**words))
    with (root / "_toc.yml").open("a") as toc:
        toc.write(f"  - file: chapters/{name}\n")


@pytest.fixture(scope="session")
def translated(tmp_path_factory):
    """Build the tiny book with its first chapter in two more languages."""
    root = tmp_path_factory.mktemp("translated") / "book"
    shutil.copytree(SITE, root)
    edit(root, "    typst_pdf_name", f"    {LANGUAGES}\n    typst_pdf_name", "_config.yml")
    words = "typst_reference_words: {ar: {page: 'ص {page}'}}"
    edit(root, "    typst_pdf_name", f"    {words}\n    typst_pdf_name", "_config.yml")
    words = "press_page_words: {ru: {next: Далее, previous: Назад, Link to this heading: Ссылка}}"
    edit(root, "    typst_pdf_name", f"    {words}\n    typst_pdf_name", "_config.yml")
    add(root, "one_ar", ARABIC)
    add(root, "one_ru", RUSSIAN)
    press.build(root, Progress(io.StringIO()))
    return root


def test_an_article_says_its_language_and_direction(translated):
    site = translated / "_build/html/chapters"
    pages = {path.stem: path.read_text() for path in site.glob("*.html")}
    assert '<article lang="ar" dir="rtl" class="bd-article">' in pages["one_ar"]
    assert '<article lang="ru" dir="ltr" class="bd-article">' in pages["one_ru"]
    assert '<article class="bd-article">' in pages["one"]
    # Words of the page's own language need no mark; those of others have one.
    assert '<span class="lang-ar"' not in pages["one_ar"]
    assert 'citation_language" content="ar"' in pages["one_ar"]


def test_words_around_an_article_are_those_of_its_language(translated):
    site = translated / "_build/html/chapters"
    page = (site / "one_ru.html").read_text()
    assert '<span lang="ru" dir="ltr">Назад</span>' in page
    assert 'title="Ссылка"' in page
    assert "Link to this heading" not in page
    for other in ("one", "one_ar"):
        page = (site / f"{other}.html").read_text()
        assert "Назад" not in page
        assert 'title="Link to this heading"' in page


def test_the_fonts_of_a_script_are_loaded_at_once_where_a_page_is_written_in_it(translated):
    site = translated / "_build/html/chapters"
    fonts = {
        name: re.search(r'data-fonts="([^"]*)"', (site / f"{name}.html").read_text())[1].split()
        for name in ("one", "one_ar", "one_ru")
    }
    assert [len(fonts[name]) for name in fonts] == [2, 4, 4]
    assert all("Arabic" in name for name in fonts["one_ar"][2:])
    assert all("Cyrillic" in name for name in fonts["one_ru"][2:])


def test_a_page_links_to_its_other_languages(translated):
    site = translated / "_build/html/chapters"
    arabic = '<a href="one_ar.html" hreflang="ar" lang="ar">بالعربية</a>'
    russian = '<a href="one_ru.html" hreflang="ru" lang="ru">По-русски</a>'
    english = '<a href="one.html" hreflang="en" lang="en">English</a>'
    for name, others in {"one": (arabic, russian), "one_ar": (english, russian)}.items():
        page = (site / f"{name}.html").read_text()
        assert f'<p class="page-languages">{" · ".join(others)}</p>' in page
        for tag, target in {"en": "one", "ar": "one_ar", "ru": "one_ru"}.items():
            assert f'<link rel="alternate" hreflang="{tag}" href="{target}.html" />' in page
    assert "hreflang" not in (site / "two.html").read_text()


def test_a_repeated_figure_keeps_its_number_and_is_counted_once(translated):
    page = (translated / "_build/html/chapters/one_ar.html").read_text()
    assert re.search(r'<a [^>]*href="one.html#two-bars"[^>]*><span[^>]*>الشكل 1.1</span></a>', page)
    assert 'aria-label="هطل المطر %"' in page
    original = (translated / "_build/html/chapters/one.html").read_text()
    spec = re.search(r'data-spec="([^"]+)"', original)[1]
    assert f'data-spec="{spec}"' in page
    source = (translated / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert source.count("#rows-file(") == len(set(re.findall(r"#rows-file\(([^,]+)", source)))
    assert source.count("listed: false") == 2


def test_pages_from_right_to_left_are_mirrored_and_none_is_empty(translated):
    source = (translated / "_build/.stage/doctrees/typst/book.typ").read_text()
    assert '#fitted("chapters/one_ar", lang: "ar")[' in source
    pages = [page.extract_text() for page in PdfReader(translated / "_build/html/rain.pdf").pages]
    assert all(len(text.split()) > 8 for text in pages[-2:])
    assert "Дождь" in pages[-1]
    assert 'before: " (ص' in source


def test_what_is_wrong_with_a_translation_is_told(copy, capsys):
    add(copy, "one_ar", ARABIC)
    edit(copy, "lang: ar", "lang: arabic-ish", "chapters/one_ar.md")
    edit(copy, "of: chapters/one", "of: chapters/won", "chapters/one_ar.md")
    edit(copy, "  link: بالعربية\n", "", "chapters/one_ar.md")
    edit(copy, "} two-bars\n", "} no-bars\n", "chapters/one_ar.md")
    add(copy, "one_ru", RUSSIAN)
    edit(copy, "lang: ru\n", "", "chapters/one_ru.md")
    edit(copy, "\n2024\n\nШёл дождь %\n\nШёл дождь\n", "", "chapters/one_ru.md")
    edit(copy, "# ", "---\ntranslation: chapters/one\n---\n# ", "chapters/index.md")
    lines = refused(copy, capsys)
    for page, words in (
        ("one_ar", "lang: 'arabic-ish' is no language"),
        ("one_ar", "there is no page 'chapters/won'"),
        ("index", "translation: write of and link below it"),
        ("one_ar", "link is missing, the words of a link to the page"),
        ("one_ar", "undefined label: 'no-bars'"),
        ("one_ru", "the page is in the language of the book; say lang"),
        ("one_ru", "a repeated figure needs its finding"),
    ):
        assert any(f"chapters/{page}.md" in line and words in line for line in lines), lines


def test_a_figure_has_one_list_of_words_in_a_language(copy, capsys):
    add(copy, "one_ar", ARABIC)
    again = (copy / "chapters/one_ar.md").read_text().partition(":::{repeated-figure}")[2]
    with (copy / "chapters/one_ar.md").open("a") as page:
        page.write(f"\n:::{{repeated-figure}}{again}")
    edit(copy, 'y="year:O"', 'y=alt.Y("year:O").title("When")', "chapters/one.md")
    for name, words in (("one_ru", "Когда"), ("two_ru", "Год")):
        add(copy, name, RUSSIAN)
        edit(copy, "\n:::\n", f"\n\n- When = {words}\n:::\n", f"chapters/{name}.md")
    edit(copy, "lang: ru\n", "lang: ru\norphan: true\n", "chapters/two_ru.md")
    lines = refused(copy, capsys)
    for page, words in (
        ("one_ar", "shows the figure 'two-bars' again already"),
        ("two_ru", "give both the same list of words"),
    ):
        assert any(f"chapters/{page}.md" in line and words in line for line in lines), lines
