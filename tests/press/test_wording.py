"""Charts in the words of another language, from right to left too."""

import json

import pytest

from reportpress.pictures.wording import reworded
from reportpress.typst.svg import with_named_weights

PANEL = {"title": {"text": "Oil", "frame": "group", "dx": -44, "offset": -24}}
CHART = json.dumps(
    {"specs": {"wide": {"vconcat": [PANEL], "usermeta": {"right": 22}, "end": "Oil 24%"}}}
)


def told(direction):
    return json.loads(reworded(CHART, {"Oil": "النفط"}, direction))["specs"]["wide"]


@pytest.mark.parametrize(("direction", "family"), [("rtl", " Arabic"), ("ltr", "")])
def test_the_font_of_the_script_comes_first_so_that_bold_words_are_printed_bold(direction, family):
    font = told(direction)["config"]["font"]
    text = f'<text font-family="{font}" font-weight="600">'.encode()
    assert f'="IBM Plex Sans{family} SmBld,'.encode() in with_named_weights(text)


def test_from_right_to_left_keys_and_titles_end_at_the_right_edge_above_their_plots():
    title = told("rtl")["vconcat"][0]["title"]
    assert (title["anchor"], title["dx"], title["offset"]) == ("end", 18, 6)
    assert told("rtl")["config"]["padding"]["right"] == 4
    assert told("rtl")["config"]["legend"]["layout"]["top"]["anchor"] == "end"
    assert told("ltr")["vconcat"][0]["title"] == PANEL["title"] | {"text": "النفط"}


def test_a_percent_sign_stands_where_the_axes_have_it():
    assert told("rtl")["end"] == "\u200fالنفط \u200e24%\u200f"
