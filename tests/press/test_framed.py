"""Pictures that leave the book say what they show and where they are from, in its own fonts."""

import base64
import re
import struct

import pytest

from reportpress.pictures.fonts import with_fonts, without_fonts
from reportpress.pictures.framed import MARGIN, Words, credit, framed
from reportpress.pictures.lettering import size_of

FACE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);unicode-range:([^;]+);'
    r"src:url\(data:font/woff2;base64,([^)]+)\)"
)
PICTURE = '<svg width="400" height="100"><path d=""/></svg>'


@pytest.fixture
def picture(book):
    return (book / "_build/html/figures/two-bars.svg").read_text()


def test_a_picture_has_its_words(picture):
    texts = re.findall(r"<text [^>]*>(.*?)</text>", without_fonts(picture))
    assert texts[:4] == [
        "The second bar is longer",
        "Rain, nowhere, millimetres",
        "Source: Met Office (2025).",
        "Rain in two towns.",
    ]
    assert picture.index("<title>The second bar is longer</title>") < picture.index("<desc>Rain")


def test_a_picture_has_the_fonts_that_it_needs(picture):
    faces = FACE.findall(picture)
    assert [(family, weight) for family, weight, *_ in faces] == [
        ("IBM Plex Sans", "400"), ("IBM Plex Sans", "600")
    ]  # fmt: skip
    assert all(base64.b64decode(content).startswith(b"wOF2") for *_, content in faces)
    assert len(picture) < 70_000


def test_letters_of_other_scripts_bring_their_fonts():
    head = '<svg><desc>It</desc>\n<text font-family="IBM Plex Sans">'
    ranges = [range for _, _, range, _ in FACE.findall(with_fonts(f"{head}Қазақстан</text></svg>"))]
    assert ranges == ["U+0400-052F"]
    assert FACE.findall(with_fonts("<svg><desc>It</desc>\n<path/></svg>")) == []


def test_a_bitmap_is_twice_the_size(book, picture):
    head = (book / "_build/html/figures/two-bars.png").read_bytes()[:24]
    width, height = size_of(picture)
    assert struct.unpack(">II", head[16:]) == (2 * width, 2 * height)


def test_pictures_in_the_page_stay_bare(page):
    (static,) = re.findall(r'class="chart-static chart-wide"[^>]*>(<svg.*?</svg>)</div>', page)
    assert "The second bar is longer" not in static
    assert "@font-face" not in static


@pytest.mark.parametrize("length", [1, 12, 60])
def test_words_stay_within_the_picture_and_off_the_chart(length):
    words = Words(
        "Title & " * length, "Sub " * length, credit(["Source"] * length), "Foot " * length
    )
    whole = framed(PICTURE, words, {"paper": "#fffff0"})
    width, height = size_of(whole)
    assert width == 400 + 2 * MARGIN
    at = [int(y) for y in re.findall(r'<text x="\d+" y="(\d+)"', whole)]
    top = int(re.search(r"translate\(\d+,(\d+)\)", whole)[1])
    assert at == sorted(at)
    assert not [y for y in at if top < y < top + 100]
    assert at[-1] < height
    assert 'fill="#fffff0"' in whole


def test_three_sources_are_named_and_each_once():
    assert credit(["A", "A", "B"]) == "Sources: A; B."
    assert credit(["A"]) == "Source: A."
