"""Colours can be told from the page, and from each other, by readers of every colour vision."""

from itertools import combinations

import pytest

from between_powers.charts.actors import ACTORS, dark_colours, tint
from between_powers.charts.palette import BETWEEN, DARK, FAILS, HOLDS, INK, PALE, PAPER

# Machado, Oliveira and Fernandes (2009), severity 1.0.
VISION = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def linear(colour):
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour, vision):
    rgb = linear(colour)
    seen = [
        min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in VISION[vision]
    ]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        sum(a * b for a, b in zip(row, seen, strict=True)) / w
        for row, w in zip(rows, white, strict=True)
    )
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def distance(one, other, vision):
    pairs = zip(lab(one, vision), lab(other, vision), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("actor", ACTORS.values(), ids=lambda actor: actor.name)
def test_an_actor_stands_out_from_the_page(actor):
    assert contrast(actor.colour, "#ffffff") >= 3
    assert contrast(actor.dark_colour, DARK[PAPER]) >= 3


@pytest.mark.parametrize("vision", VISION)
def test_actors_stay_apart(vision):
    for one, other in combinations(ACTORS.values(), 2):
        assert distance(one.colour, other.colour, vision) >= 15, (one.name, other.name)
        assert distance(one.dark_colour, other.dark_colour, vision) >= 10, (one.name, other.name)


def test_actors_share_neither_colour_nor_dash_and_marker():
    assert len({actor.colour for actor in ACTORS.values()}) == len(ACTORS)
    assert len({(actor.dash, actor.marker) for actor in ACTORS.values()}) == len(ACTORS)


@pytest.mark.parametrize("ground", [*map(tint, ACTORS), HOLDS, BETWEEN, PALE])
def test_words_can_be_read_on_what_is_shaded(ground):
    dark = dark_colours()
    assert contrast(INK, ground) >= 4.5
    assert contrast(dark[INK], dark[ground]) >= 4.5


def test_greys_have_the_order_of_verdicts():
    shades = [FAILS, BETWEEN, HOLDS, PAPER]
    assert sorted(shades, key=luminance) == shades
    assert sorted(shades, key=lambda shade: -luminance(DARK[shade])) == shades
