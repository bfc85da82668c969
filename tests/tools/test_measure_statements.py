"""Statements drawn for an audit: those that a source can bear out, the same for the same seed."""

from tools.measure import statements

TEXT = """# A chapter

First it rose {glue:text}`x`. Then it fell {cite:p}`S`. Nobody knows why.

A thought without a source.
"""


def test_what_can_be_audited() -> None:
    found = statements.statements("a", TEXT, {"x": "by 5%"})
    assert found == [("a", 3, "First it rose by 5%."), ("a", 3, "Then it fell.")]


def test_a_seed_draws_the_same_statements() -> None:
    once, twice = statements.draw(5, 1), statements.draw(5, 1)
    assert once == twice and len(set(once)) == 5
    assert statements.draw(5, 2) != once
