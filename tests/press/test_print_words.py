"""The page speaks to a reader of the page: of what it shows, and of nothing that a screen does."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator

from docutils import nodes

from reportpress.tree.nodes import data_table

SCREEN = re.compile(
    r"\b(?:buttons?|click\w*|hover\w*|scroll\w*|tooltips?|downloads?|unfolds?|filters?|mouse|menu"
    r"|search (?:box|field|the rows)|(?:on|the first view on) (?:a|the|your) screen|the screen"
    r"|the (?:website|web ?site|site) (?:has|shows|lists|names|offers|keeps|tells)"
    r"|the build stops|build the report again|dollar signs?|narrow layout|\.md\b"
    r"|(?:the|this) PDF (?:has|shows|lists|keeps)|print (?:has|shows|keeps)"
    r"|on (?:a |the )?phones?|(?:slow|fast|quick) to load)\b",
    re.IGNORECASE,
)
"""What only a reader of the website can do or see, or what says that this is another edition."""


def screen_words(pages: list[str]) -> list[str]:
    """Name words of the screen, with the number of their page and what stands around them."""
    return [
        f"page {number}: {text[max(0, found.start() - 40) : found.end() + 30]!r}"
        for number, text in enumerate((" ".join(page.split()) for page in pages), start=1)
        for found in SCREEN.finditer(text)
    ]


def promises(table: data_table) -> Iterator[str]:
    """Tell of columns that title or subtitle name and print leaves out, and of rows likewise."""
    texts = [node for node in table.children if isinstance(node, nodes.title | nodes.paragraph)]
    said = " ".join(node.get("in_print", node.astext()) for node in texts[:2])
    columns = list(table.findall(nodes.colspec))
    there = {column["heading"] for column in columns if column["printed"]}
    for column in columns:
        heading = re.escape(column["heading"])
        away = not column["hidden"] and not any(column["heading"] in one for one in there)
        if away and re.search(rf"\b{heading}\b", said, re.IGNORECASE):
            yield f"{table['table_id']}: print has no column {column['heading']!r}: {said}"
    rows = list(next(table.findall(nodes.tbody)).findall(nodes.row))
    printed = sum(row["printed"] for row in rows)
    numbers = set(re.findall(r"\d+", said))
    if printed < len(rows) and str(len(rows)) in numbers and str(printed) not in numbers:
        yield f"{table['table_id']}: print has {printed} of {len(rows)} rows: {said}"


def made_table(subtitle: str) -> data_table:
    table = data_table("", nodes.title("", "Rain in 3 towns"), table_id="rain")
    table += nodes.paragraph("", subtitle)
    body = nodes.tbody("", *(nodes.row(printed=place < 2) for place in range(3)))
    spec = {"hidden": False, "printed": False}
    table += nodes.tgroup("", nodes.colspec(heading="Licence", **spec), body)
    return table


def test_a_promise_that_print_breaks_is_told():
    told = list(promises(made_table("Towns with licence")))
    assert len(told) == 2
    assert "no column 'Licence'" in told[0]
    assert "2 of 3 rows" in told[1]
    assert not list(promises(made_table("2 of 3 towns")))


def test_a_word_of_the_screen_is_told():
    (found,) = screen_words(["Words.", "The website\nhas all of them."])
    assert found.startswith("page 2")
    assert len(screen_words(["Cut off on phones; maps were slow to load."])) == 2
    assert not screen_words(["A search for mines closed two moorings; they screen goods."])


def test_no_table_promises_what_the_page_does_not_show(site):
    trees = sorted((site.parent / ".stage/doctrees/chapters").glob("*.doctree"))
    tables = [
        table
        for tree in trees
        for table in pickle.loads(tree.read_bytes()).findall(data_table)  # noqa: S301 - our own
    ]
    assert any("in_print" in node for table in tables for node in table.children)
    assert not [fault for table in tables for fault in promises(table)]


def test_the_page_says_nothing_of_the_screen(printed):
    starts = dict(printed.headings)
    # Between the front matter, whose imprint tells of both editions, and the titles of sources.
    pages = printed.whole_pages[starts["Summary"] : starts["References"]]
    told = [""] * starts["Summary"] + pages
    assert not screen_words(told)
