"""No number is typed in prose: digits are dates, names, or glued from the data."""

import re
from pathlib import Path

import pytest
from tools.author.wording import NO_NUMBER

CHAPTERS = sorted((Path(__file__).resolve().parents[2] / "chapters").glob("*.md"))


def prose(text):
    """Yield the lines of a chapter that a reader reads, with their numbers, without markup."""
    text = re.sub(r"\A---\n.*?\n---\n", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    text = re.sub(
        r"^```\{code-cell.*?^```", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL | re.M
    )
    text = re.sub(  # a box of claims holds their ids alone
        r"^:::\{claims-box\}.*?^:::",
        lambda m: "\n" * m[0].count("\n"),
        text,
        flags=re.DOTALL | re.M,
    )
    text = re.sub(r"\{[\w:.-]+\}`[^`]*`", "", text)
    text = re.sub(r"^\d+\.\ ", "", text, flags=re.M)  # the markers of a numbered list
    text = re.sub(r"\]\([^)]*\)|https?://\S+|`[^`]*`|^:::.*$|^:class:.*$", "", text, flags=re.M)
    yield from enumerate(text.splitlines(), start=1)


def naked(text):
    """Return the numbers that are typed, each with its line."""
    return [
        (line, digits)
        for line, words in prose(text)
        for digits in re.findall(r"\S*\d\S*", NO_NUMBER.sub("", words))
    ]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_no_number_is_typed(chapter):
    messages = [
        f"chapters/{chapter.name}, line {line}: {digits!r} is typed; glue it from the data"
        for line, digits in naked(chapter.read_text(encoding="utf-8"))
    ]
    assert not messages, "\n".join(messages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose by 42 percent.", [(1, "42")]),
        ("Oil is\n4.5% of it.", [(2, "4.5%")]),
        ("In March 2022, on 2 March 2022, from 21 to 27 September, in 2019-2023.", []),
        ("ES-11/1, resolution 68/262, Article 4 and the C5+1.", []),
        ("It is {glue:text}`share` of 3.", [(1, "3.")]),
        ("```{code-cell}\nx = 5\n```\nTwo.", []),
        ("About 200,000 came.", [(1, "200,000")]),
        ("1. The first of 3 points\n2. The second", [(1, "3")]),
    ],
)
def test_what_counts_as_typed(text, expected):
    assert naked(text) == expected


def turned_inks(text):
    """Return the words for inks that a dark page turns into their opposites, from code cells."""
    cells = re.findall(r"^```\{code-cell.*?^```", text, flags=re.DOTALL | re.M)
    return re.findall(r"\b(?:black(?! sea)|white)\b", "\n".join(cells), flags=re.IGNORECASE)


def test_a_note_names_no_ink_that_a_dark_page_turns():
    cell = '```{code-cell}\nnote="Black: wrong; the Black Sea"\n```\nThe White House.\n'
    assert turned_inks(cell) == ["Black"]
    told = {chapter.stem: turned_inks(chapter.read_text("utf-8")) for chapter in CHAPTERS}
    assert {name: inks for name, inks in told.items() if inks} == {}
