"""The card of the book, and what static pictures keep of what Vega says."""

import json
import re

import pytest

from reportpress.pictures import render as drawing
from reportpress.pictures.book_cover import MARGIN as MARGIN_OF_COVER
from reportpress.pictures.book_cover import SIZE as UPRIGHT
from reportpress.pictures.book_cover import cover
from reportpress.pictures.social_card import MARGIN, SIZE, card

PICTURE = '<svg stroke-width="3" width="100" height="50"><path d=""/></svg>'


@pytest.mark.parametrize("length", [1, 5, 40])
def test_words_stay_on_the_card_and_above_its_foot(length):
    drawn = card(PICTURE, "Kazakhstan & " * length, "What it <shows> " * length, "We " * length)
    at = [int(y) for y in re.findall(r'<text x="\d+" y="(\d+)"', drawn)]
    assert at[-1] == SIZE[1] - MARGIN
    assert max(at[:-1]) < at[-1] - 20
    assert "&lt;shows&gt;" in drawn


@pytest.mark.parametrize("length", [1, 5, 40])
def test_the_picture_of_a_cover_stands_between_its_words(length):
    drawn = cover(PICTURE, "Kazakhstan & " * length, "Of oil " * length, ["We " * length, "1"], {})
    at = [int(y) for y in re.findall(r'<text x="\d+" y="(\d+)"', drawn)]
    assert max(at) == UPRIGHT[1] - MARGIN_OF_COVER
    top, scale = re.search(r"translate\(\d+,(\d+)\) scale\(([\d.]+)\)", drawn).groups()
    between = range(int(top), round(int(top) + 50 * float(scale)))
    assert len(between) > 100
    assert not set(between) & set(at)


def test_a_card_needs_a_picture():
    with pytest.raises(ValueError, match="needs a picture"):
        card("words", "A", "B", "C")


def test_static_pictures_announce_nothing_but_their_text():
    values = [{"a": 'role="x" aria-label="y"'}]
    spec = {"data": {"values": values}, "mark": "bar", "encoding": {"y": {"field": "a"}}}
    picture = drawing.svg(json.loads(json.dumps(spec)), "here")
    tags = re.findall(r"<[^>]+>", picture)
    assert not [tag for tag in tags if re.search(r" role=| aria-(?!hidden)", tag)]
    assert any('aria-hidden="true"' in tag for tag in tags)
    assert "role=" in re.sub(r"<[^>]+>", "", picture)
