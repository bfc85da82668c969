"""Words that press and theme set on a page in another language than the book's.

``press_page_words`` has them by language: what the book's language says, and what the page's says.
Text outside the article gets the language of its own, since the menus around name pages of the book
by their titles. What is not listed stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from reportpress.tree import page_languages

ARTICLE = re.compile(r"(<article\b.*?</article>)", re.DOTALL)
ALONE = re.compile(r"<(?:button|i|input|a class=\"[^\"]*\bbtn\b)[^>]*>")
"""Elements outside the article whose attributes are all that they say."""
TAG = re.compile(r"<[a-z][^>]*>")
ATTRIBUTE = re.compile(r'(?<=\s)(title|aria-label)="([^"]*)"')
TEXT = re.compile(r"(?<=>)(\s*)([^<>]+?)(\s*)(?=<)")


def translated(page: str, language: str, words: Mapping[str, str]) -> str:
    """Put words of a page's language in the place of those of the book's.

    Examples
    --------
    >>> words = {"Light": "Светлая", "next": "Далее", "Link": "Ссылка"}
    >>> translated('<i title="Light"></i><p>next</p>', "ru", words)
    '<i lang="ru" dir="ltr" title="Светлая"></i><p><span lang="ru" dir="ltr">Далее</span></p>'
    >>> translated('<article><a title="Link">#</a></article>', "ru", words)
    '<article><a title="Ссылка">#</a></article>'
    """
    attributes = f'lang="{language}" dir="{page_languages.direction(language)}"'
    known = {escape(own): escape(other) for own, other in words.items()}

    def named(tag: re.Match[str]) -> str:
        return ATTRIBUTE.sub(lambda one: f'{one[1]}="{known.get(one[2], one[2])}"', tag[0])

    def marked(tag: re.Match[str]) -> str:
        new = named(tag)
        return new if new == tag[0] else re.sub(r"^<\w+", rf"\g<0> {attributes}", new)

    def article(text: str) -> str:
        text = TEXT.sub(lambda found: found[1] + known.get(found[2], found[2]) + found[3], text)
        return TAG.sub(named, text)

    def around(text: str) -> str:
        spans = {own: f"<span {attributes}>{other}</span>" for own, other in known.items()}
        text = TEXT.sub(lambda found: found[1] + spans.get(found[2], found[2]) + found[3], text)
        return ALONE.sub(marked, text)

    parts = ARTICLE.split(page)
    return "".join(article(part) if at % 2 else around(part) for at, part in enumerate(parts))


def write(app: Sphinx, out: Path) -> None:
    """Translate the pages of a site that has been built."""
    for docname in sorted(app.env.found_docs):
        language = page_languages.language(app.env, docname)
        words = app.config.press_page_words.get(language or "", {})
        if language and words:
            path = out / app.builder.get_target_uri(docname)
            page = path.read_text(encoding="utf-8")
            path.write_text(translated(page, language, words), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Register the setting."""
    app.add_config_value("press_page_words", {}, "html", types=[dict])
