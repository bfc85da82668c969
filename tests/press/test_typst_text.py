"""Text reaches the page as it was written, whatever Typst could take it for."""

from __future__ import annotations

import json
import random
import re
import string as ascii_characters
from pathlib import Path

import pytest
import typst
from docutils import nodes
from typst_sites import PLAIN_CONF, Book, build, write_site

from reportpress.contract import FONTS
from reportpress.typst.builder import DEFAULT_TEMPLATE
from reportpress.typst.text import markup, string

WORD = "كتب"
PRINTABLE = "".join(chr(code) for code in range(0x21, 0x7F))
STARTS = (
    "= a",
    "- a",
    "+ a",
    "/ a: b",
    "1. a",
    "12. a",
    "#a",
    "// a",
    "/* a */",
    "<a>",
    "@a",
    "a...b",
)
STARTS += ("http://a.b/c_d", "a -- b --- c", "-5", "a~b", "\\u{41}", "$x$", "`a`", "```a```", "a\\")
SEPARATOR = "§"  # in none of the texts
CYRILLIC = "Ұлы дала — великая степь"
ARABIC = "كازاخستان بين القوى"

#: Puts texts into the book as nodes, past the Markdown parser.
CONF = (
    PLAIN_CONF
    + f"SEPARATOR = {SEPARATOR!r}\n"
    + """
from docutils import nodes
from docutils.parsers.rst import Directive
import json, pathlib

class Texts(Directive):
    def run(self):
        texts = json.loads(pathlib.Path(__file__).with_name("texts.json").read_text("utf-8"))
        found = []
        for text in texts:
            whole = nodes.paragraph("", "", nodes.Text(text))
            split = nodes.paragraph("", "", *map(nodes.Text, text))
            code = nodes.paragraph("", "", nodes.literal("", text))
            strong = nodes.paragraph("", "", nodes.strong("", text), nodes.Text(text))
            for paragraph in (whole, split, code, strong):
                found += [nodes.paragraph("", SEPARATOR), paragraph]
        return [*found, nodes.paragraph("", SEPARATOR)]

typst_template = "bare.typ"

def setup(app):
    app.add_directive("texts", Texts)
"""
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    chance = random.Random(2022)  # noqa: S311 - not for secrets
    alphabet = ascii_characters.punctuation * 2 + "ab1. "
    fuzz = [" ".join("".join(chance.choices(alphabet, k=30)).split()) for _ in range(60)]
    return [PRINTABLE, *STARTS, CYRILLIC, *fuzz]


@pytest.fixture(scope="module")
def book(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Book:
    page = "# Root\n\n```{texts}\n```\n\n" + f"[{ARABIC}]{{.lang-ar}}\n"
    src = write_site(tmp_path_factory.mktemp("texts"), CONF, index=page)
    (src / "texts.json").write_text(json.dumps(texts), "utf-8")
    # Nothing on the pages but the texts: no running heads, and no hyphens of the typesetter.
    template = DEFAULT_TEMPLATE.read_text("utf-8").replace("hyphenate: true", "hyphenate: false")
    template = re.sub(r"(header|footer): [a-z-]+(\([\w, ]+\))?,", r"\1: none,", template)
    (src / "bare.typ").write_text(template, "utf-8")
    return build(src)


def test_every_character_comes_back(book: Book, texts: list[str]) -> None:
    assert book.warnings == ""
    printed = "".join("".join(book.pages[2:]).split())  # lines may break anywhere in such text
    parts = printed.split(SEPARATOR)
    for place, text in enumerate(texts):
        bare = "".join(text.split())
        whole, split, code, strong = parts[1 + 4 * place : 5 + 4 * place]
        assert whole == bare
        assert split == bare
        assert code == bare
        assert strong == bare * 2


def test_arabic_comes_back(book: Book) -> None:
    letters = set(ARABIC.replace(" ", ""))
    assert letters <= set(book.text)
    assert f'#foreign("ar")[{ARABIC}];' in book.source


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_arabic_letters_join(tmp_path: Path, family: str) -> None:
    """A joined word is narrower than its letters apart."""
    parts = DEFAULT_TEMPLATE.with_name("design")
    (tmp_path / "type.typ").write_text((parts / "type.typ").read_text())
    apart = "\\u{200c}".join(WORD)
    (tmp_path / "word.typ").write_text(
        f'#import "type.typ": *\n#set text(font: {family}, lang: "ar", fallback: false)\n'
        f'#context [#metadata((measure("{WORD}").width.pt(), measure("{apart}").width.pt()))<wide>]'
    )
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    told = typst.query(tmp_path / "word.typ", "<wide>", field="value", one=True, font_paths=fonts)
    joined, loose = json.loads(told)
    assert 0 < joined < 0.9 * loose


def test_blank_lines_do_not_end_a_paragraph() -> None:
    assert markup("a\n\nb\u2029\u2028c\td") == "a b c d"


def test_a_string_keeps_line_ends() -> None:
    assert string('a\n"\\') == '"a\\n\\"\\\\"'


def test_a_full_stop_after_a_computed_number_begins_no_list() -> None:
    assert markup(str(nodes.Text(". Then"))) == "\\. Then"


def test_languages_and_directions(tmp_path: Path) -> None:
    page = f"# Root\n\n:::{{container}} lang-ar\n{ARABIC}\n:::\n"
    book = build(write_site(tmp_path, index=page))
    assert book.warnings == ""
    assert '#foreign-block("ar")' in book.source
