"""The real book, built as a reader builds it: strict, whole, and free of the network."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportpress.commands.export import differences

ROOT = Path(__file__).resolve().parents[2]
LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}

UNIT = re.compile(
    r"\b(?:percent|shares?|tonnes|million|billion|thousand|number|count|degrees|sites|schools|years?"
    r"|barrels?|dollars|euros|tenge|votes?|values?|points?|ratings?|scores?|claims|expectations|acts|rows|items"
    r"|limits|statements|interruptions|answers|membership|names|steps?|fit|rank|goals)\b",
    re.IGNORECASE,
)
"""What a subtitle may say its marks measure or count."""


class Page(HTMLParser):
    """What a page loads, and where its links within the book lead."""

    def __init__(self, path):
        super().__init__()
        self.loads, self.links, self.ids = [], [], set()
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids.add(values.get("id"))
        fetched = tag != "link" or values.get("rel") in ("stylesheet", "preload", "icon")
        if tag in LOADS and fetched and values.get(LOADS[tag]):
            self.loads.append(values[LOADS[tag]])
        if tag == "a" and not re.match(r"[a-z]+:", values.get("href") or "#"):
            self.links.append(values["href"])


@pytest.fixture(scope="session")
def pages(site):
    return {
        path: Page(path)
        for path in sorted(site.glob("*.html")) + sorted(site.glob("chapters/*.html"))
    }


def test_pages_load_nothing_from_elsewhere(pages):
    for path, page in pages.items():
        assert not [address for address in page.loads if re.match(r"(https?:)?//", address)], path


def test_style_sheets_load_nothing_from_elsewhere(site):
    for path in site.glob("_static/**/*.css"):
        assert not re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", path.read_text()), path


def test_links_within_the_book_lead_somewhere(pages):
    for path, page in pages.items():
        for link in page.links:
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.exists(), (path, link)
            if anchor and target in pages:
                assert anchor in pages[target].ids, (path, link)


def test_every_chart_has_pictures_alt_text_and_source(site):
    pattern = r'<figure class="chart".*?</figure>'
    for chapter in ("tension", "pivot", "leverage", "balancers"):
        text = (site / "chapters" / f"{chapter}.html").read_text()
        figures = re.findall(pattern, text, re.DOTALL)
        assert len(figures) >= 5
        for figure in figures:
            assert re.search(r'role="(?:img|group)" aria-label="[^"]{40,}"', figure)
            assert len(re.findall(r'<div class="chart-static[^>]*><svg ', figure)) == 2
            assert '<div class="chart-source">Source' in figure


def test_every_exhibit_leads_to_its_sources(site):
    pattern = r'<figure class="(?:chart|exhibit)[^"]*" id="([\w-]+)"(.*?)</figure>'
    pages = sorted((site / "chapters").glob("*.html"))
    exhibits = dict(re.findall(pattern, "".join(page.read_text() for page in pages), re.DOTALL))
    assert len(exhibits) >= 50
    line = re.compile(r'class="chart-source.*?href="references\.html#source-', re.DOTALL)
    assert [key for key, exhibit in exhibits.items() if not line.search(exhibit)] == []


def test_the_committed_figures_are_those_of_the_book(site):
    changed = differences(site / "figures", ROOT / "figures")
    assert not changed, "run `make figures` and commit: " + ", ".join(changed)


def test_every_figure_names_what_it_measures(site):
    pattern = r'<figure class="chart" id="([^"]+)">.*?<p class="chart-subtitle">(.*?)</p>'
    text = "".join(path.read_text() for path in sorted(site.glob("chapters/*.html")))
    subtitles = dict(re.findall(pattern, text, re.DOTALL))
    assert len(subtitles) > 30
    for figure, subtitle in subtitles.items():
        spec = (site / "figures" / f"{figure}.vl.json").read_text(encoding="utf-8")
        axes = re.findall(r'"(?:sub)?title": (?:\[\s*)?"([^"]*)"', spec)
        words = " ".join([subtitle, *axes])
        assert UNIT.search(words), f"the subtitle or an axis of {figure!r} must name a unit"


def test_a_figure_without_a_unit():
    assert not UNIT.search("Oil of Kazakhstan by route, 2009-2025")
