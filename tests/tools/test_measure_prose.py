"""What counts as prose, and how it is measured."""

import pytest
from tools.author.wording import numbers, paragraphs, read
from tools.measure.prose import main, row, words_of

CHAPTER = """---
title: x
---

# A heading

One paragraph
of two lines.
% a comment

```{code-cell} ipython3
x = "no prose"
```

::::{admonition} The short version
:class: short-version
**Answer.** No prose.

:::{note}
Nor this.
:::
::::

:::{claims-box}
A01
:::

| a | table |
| --- | --- |

- An item
  in two lines.
- Another.

Last.
"""


def test_prose_is_what_stands_between_the_exhibits():
    found = [(part.line, part.source) for part in paragraphs(CHAPTER)]
    assert found == [
        (7, "One paragraph of two lines."),
        (31, "An item in two lines."),
        (33, "Another."),
        (35, "Last."),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It has {glue:text}`nine`, {glue:text}`year` and {glue:text}`land`.", ["nine routes"]),
        ("On 2 March 2022, in 2019-2023, ES-11/1.", []),
        ("About 200,000 of 4.5%.", ["200,000", "4.5%."]),
        ("A fifth of trade, two thirds of oil, half of it, a third route.", 3),
        (
            "In the second half of 2022, or one half of 2023: half of it.",
            ["one half of", "half of"],
        ),
        ("{glue:text}`unknown` counts.", ["0"]),
        ("{cite:p}`B_TASS_20191204` and {numref}`x-1` and {doc}`y <z2>`.", []),
    ],
)
def test_what_counts_as_a_number(source, expected):
    values = {"nine": "nine routes", "year": "March 2022", "land": "Türkiye"}
    found = numbers(source, values)
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_a_paragraph_as_it_is_read():
    source = "**Bold** [words](http://x.org/a) and [more]{#id}, {term}`EU` {cite:p}`A`."
    assert read(source, {}) == "Bold words and more, EU."


def test_sentences_end_where_another_begins():
    found = words_of("It met in St. Petersburg. “Why?” he asked. (So.) In 3.5 years, it fell.")
    assert [len(words) for words in found] == [5, 3, 1, 5]


def test_a_row_of_the_table():
    text = "It fell because of {glue:text}`x`, so it did {cite:p}`A`. Why?\n\nNot yet, but soon."
    cells = row("one", text, {"x": "5%"})
    assert cells == ["one", "13", "3", "4.3", "100%", "7.7", "7.7", "1", "30.8", "1", "9"]


def test_the_table_is_the_same_each_time(capsys):
    main()
    first = capsys.readouterr().out
    main()
    assert capsys.readouterr().out == first
    assert first.startswith("| chapter | words |")
    assert "| pivot | " in first
