"""The three stories: every matter speaks for, against or not at all, and refers to its chapter."""

from pathlib import Path

from between_powers.data import load
from between_powers.readings import stories

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"


def test_each_story_is_held_against_each_matter() -> None:
    rows = stories.tests()
    assert not rows.duplicated(["test_id", "story"]).any()
    assert set(rows["story"]) == set(stories.STORIES.values())


def test_no_story_is_borne_out_or_refuted_by_everything() -> None:
    score = stories.score()
    assert (score["For"] > 0).all() and (score["Against"] > 0).all()


def test_the_chapter_of_a_matter_exists() -> None:
    assert all((CHAPTERS / f"{name}.md").exists() for name in load("story_tests")["chapter"])
