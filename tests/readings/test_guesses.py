"""The expectations of the articles: each has an outcome, and the counts add up."""

import pandas as pd
import pytest

from between_powers import data
from between_powers.readings import guesses


def test_every_article_expected_something() -> None:
    assert set(guesses.guesses()["article"]) == set(data.load("articles")["article"])


def test_counts_add_up() -> None:
    counts = guesses.outcomes()
    assert counts[list(guesses.OUTCOMES)].sum().sum() == len(data.load("guesses"))


def test_an_expectation_of_a_claim_is_of_its_article() -> None:
    rows = data.load("guesses").dropna(subset="claim_id")
    claims = data.load("claims").set_index("claim_id")
    assert (rows["claim_id"].map(claims["article"]) == rows["article"]).all()


def test_the_best_is_the_article_with_the_largest_share(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pd.DataFrame(
        {
            "short_name": ["One", "One", "Two"],
            "outcome": ["came_about", "failed", "in_part"],
        }
    )
    monkeypatch.setattr(guesses, "guesses", lambda: rows)
    assert guesses.outcomes()["share"].tolist() == [0.5, 0.0]
