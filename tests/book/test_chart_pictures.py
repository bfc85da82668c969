"""What the charts of the book draw: texts large enough in print, and colours with one meaning."""

import json
import re

import pytest

from between_powers.charts.actors import ACTORS, colour, ink, tint
from between_powers.charts.palette import MEANINGS
from between_powers.charts.theme import LAYOUTS

COLUMN, TALLEST, POINTS_A_MM = 160, 185, 72 / 25.4
"""Millimetres that a picture of the PDF may be wide and high."""
LEAST_PRINTED = 8.0  # pt
NAMES = {"Russia": "Russia", "Kazakhstan": "Kazakh", "China": "Chin", "Türkiye": "T[üu]rk"}
NAMES |= {"European Union": "EU|Europe", "United States": "US|United States"}
"""What a figure says of an actor whose colour it draws."""


@pytest.fixture(scope="module")
def printed(site):
    folder = site.parent / ".stage" / "doctrees" / "typst" / "charts"
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}


@pytest.fixture(scope="module")
def charts(site):
    """The specifications and rows of each chart, as the pages load them."""
    found = {}
    for path in (site / "_static" / "charts").glob("*.js"):
        key, spec = path.read_text(encoding="utf-8").split("[", 1)[1].split("] = ", 1)
        found[json.loads(key)] = json.loads(spec.rstrip().rstrip(";"))
    return found


def test_printed_texts_are_large_enough(printed):
    assert len(printed) > 30
    small = {}
    for name, svg in printed.items():
        wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
        scale = min(COLUMN / wide, TALLEST / high) * POINTS_A_MM
        size = min(map(float, re.findall(r'font-size="([\d.]+)px"', svg))) * scale
        if size < LEAST_PRINTED:
            small[name] = round(size, 2)
    assert small == {}


def test_every_drawing_ends_where_the_rule_above_it_does(site, printed):
    """Of what is drawn for a phone a few end earlier, since their words do.

    A figure with the words of another language ends where they do.
    """
    most = {layout.name: layout.width for layout in LAYOUTS}
    least = {"wide": 621, "narrow": 296, "print": 601}
    found = []
    for page in (site / "chapters").glob("*.html"):
        text = page.read_text(encoding="utf-8")
        if '<article lang="' in text:
            continue
        found += re.findall(r'chart-static chart-(\w+)"[^>]*><svg[^>]* width="([\d.]+)"', text)
    assert len(found) > 60
    english = [svg for name, svg in printed.items() if not name.endswith(("-ar", "-ru"))]
    found += [("print", re.search(r' width="([\d.]+)"', svg)[1]) for svg in english]
    astray = [one for one in found if not least[one[0]] <= float(one[1]) <= most[one[0]]]
    assert astray == []


def test_the_style_sheet_knows_the_widths_of_the_layouts(site):
    sheet = (site / "_static" / "site.css").read_text(encoding="utf-8")
    wide = next(layout.width for layout in LAYOUTS if layout.name == "wide")
    assert re.findall(r"@container chart \(max-width: ?(\d+)px\)", sheet) == [str(wide - 1)]


def scales(part):
    """Yield the kinds and colours of every scale that names both, but those of outlines."""
    if isinstance(part, dict):
        if {"domain", "range"} <= part.keys() and isinstance(part["range"], list):
            yield from zip(part["domain"], part["range"], strict=False)
        for name, one in part.items():
            if name != "stroke":
                yield from scales(one)
    elif isinstance(part, list):
        for one in part:
            yield from scales(one)


def test_what_is_judged_has_the_colour_of_its_judgement_in_every_chart(charts):
    colours = {word: shade for shade, words in MEANINGS.items() for word in words}
    met = set()
    for name, parts in charts.items():
        for kind, shade in scales(parts["specs"]["wide"]):
            word = str(kind).lower()
            if word in colours and str(shade).startswith("#"):
                met.add(word)
                assert shade == colours[word], f"{name}: {kind}"
    assert {"yes", "no", "for", "against", "wrong", "around russia"} <= met


def test_the_colour_of_an_actor_is_drawn_where_the_actor_is_named(charts, site):
    pages = "".join(path.read_text("utf-8") for path in sorted((site / "chapters").glob("*.html")))
    heads = dict(
        re.findall(r'<figure[^>]* id="([\w-]+)".*?(<figcaption.*?</figcaption>)', pages, re.S)
    )
    hues = {shade(name): name for name in NAMES for shade in (colour, ink, tint)}
    assert set(NAMES) | {"Others"} == set(ACTORS)
    assert charts.keys() <= heads.keys()
    for name, parts in ((name, charts[name]) for name in charts.keys() & heads.keys()):
        text = json.dumps(parts, ensure_ascii=False)
        words = text + heads[name]
        for shade in set(re.findall(r"#[0-9a-f]{6}", text)) & hues.keys():
            assert re.search(NAMES[hues[shade]], words), f"{name} draws {shade}"
