"""The summaries in other languages: the same numbers as the English, and checked against it."""

import re
from pathlib import Path

import pytest
from tools.author import translations
from tools.author.wording import glued

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    path
    for path in sorted((ROOT / "chapters").glob("*.md"))
    if translations.front_matter(path.read_text("utf-8"), "lang")
]
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ROLE = re.compile(r"\{([\w:]+)\}`([^`]*)`")


def figures(value):
    """Return the digits of a value, whatever language and mark of decimals it is printed in."""
    words = re.sub(r"[a-z]+", lambda w: str(WORDS.index(w[0])) if w[0] in WORDS else w[0], value)
    return re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", words))


def roles(text, kind):
    return {words for name, words in ROLE.findall(text) if name == kind}


def test_there_are_an_arabic_and_a_russian_page():
    languages = [translations.front_matter(path.read_text("utf-8"), "lang") for path in PAGES]
    assert languages == ["ar", "ru"]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_translation_prints_the_numbers_of_the_english(page):
    text = page.read_text("utf-8")
    original = Path(translations.front_matter(text, "of")).name
    printed, english = glued(page.stem), glued(original)
    assert roles(text, "glue:text") <= printed.keys() <= english.keys()
    assert {name: figures(value) for name, value in printed.items()} == {
        name: figures(english[name]) for name in printed
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_translation_cites_what_the_english_cites(page):
    text = page.read_text("utf-8")
    original = (ROOT / f"{translations.front_matter(text, 'of')}.md").read_text("utf-8")
    assert roles(text, "cite:p") <= roles(original, "cite:p")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_translation_was_read_against_the_english_as_it_is(page):
    told = translations.problem(page, ROOT)
    assert told is None, told


def test_all_languages_print_the_same_numbers():
    used = [roles(page.read_text("utf-8"), "glue:text") for page in PAGES]
    assert all(names == used[0] for names in used)


@pytest.mark.parametrize(
    ("value", "found"),
    [("19,2%", ["19.2"]), ("three", ["3"]), ("1 июля 2026", ["1", "2026"]), ("4%", ["4"])],
)
def test_what_are_the_figures_of_a_value(value, found):
    assert figures(value) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It fell. It rose.", "It fell. It rose a little."),
        ('title="Oil falls"', 'title="Oil rises"'),
        ("# Oil", "# Oil\n\nOne more."),
    ],
)
def test_a_changed_original_is_told(tmp_path, old, new):
    (tmp_path / "a").mkdir()
    original = (
        "---\nkernelspec:\n  display_name: P\n  name: python3\n---\n# Oil\n\nIt fell. It rose.\n\n"
        '```{code-cell} ipython3\nFigure(id="oil", title="Oil falls")\n```\n'
    )
    page = (
        "---\nlang: ar\ntranslation:\n  checked: {}\n  of: a/b\n---\n:::{{repeated-figure}} oil\n"
    )
    (tmp_path / "a/b.md").write_text(original)
    path = tmp_path / "a/b_ar.md"
    path.write_text(page.format(translations.digest(original, page.format(0))))
    assert translations.problem(path, tmp_path) is None
    assert old in original
    (tmp_path / "a/b.md").write_text(original.replace(old, new))
    told = translations.problem(path, tmp_path)
    assert told.startswith("a/b.md or the verdicts on the guesses changed since a/b_ar.md was last")
    path.write_text(page.format(told.split("'checked: ")[1].split("'")[0]))
    assert translations.problem(path, tmp_path) is None


def test_the_figures_of_both_languages_are_shown(site):
    for page in PAGES:
        built = (site / "chapters" / f"{page.stem}.html").read_text("utf-8")
        (tag,) = re.findall(r'<article lang="(\w+)" dir="\w+" class="bd-article">', built)
        assert page.stem.endswith(tag)
        assert 'href="summary.html#before-after"' in built
        assert "hreflang" in built


def test_no_english_word_is_left_in_a_figure_that_is_shown_again(site):
    for page in PAGES:
        built = (site / "chapters" / f"{page.stem}.html").read_text("utf-8")
        words = re.findall(r"<text [^>]*>([^<]+)</text>", built)
        assert len(words) > 50
        assert [word for word in words if re.search("[A-Za-z]", word)] == []
