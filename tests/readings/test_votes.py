"""The distance in votes from Russia, by both editions of the ideal points."""

import pytest

from between_powers.readings import votes


@pytest.mark.parametrize("edition", [votes.EDITION, votes.ALL_VOTES])
def test_both_editions_have_kazakhstan_as_near_as_in_2008_since_russia_moved(edition):
    last = int(votes.distance("Russia", edition)["year"].max())
    assert (last, votes.last_as_near("Russia", last, edition)) == (2023, 2008)
    points = votes.ideal_points(edition=edition).set_index(["country", "year"])["value"]
    moved = {
        name: abs(points[name, last] - points[name, 2021]) for name in ("Russia", "Kazakhstan")
    }
    assert moved["Russia"] > moved["Kazakhstan"]
