"""What programs take from the site is read here by the programs that it is for, or as they do."""

import json
import re
from html.parser import HTMLParser

import altair as alt
import pytest

WRITTEN = re.compile(r"<|>|&#?\w+;")
"""What is left of markup or of an entity where a text was escaped twice or never parsed."""
NEEDED = {
    "Report": {"name", "description", "inLanguage", "author", "license", "datePublished"},
    "Dataset": {"name", "description", "license", "isAccessibleForFree"},
}
"""Properties by type of schema.org; of a dataset those that search engines for data ask for."""


class Head(HTMLParser):
    """What a reference manager sees of a page: its title and the contents of its meta elements."""

    def __init__(self, text):
        super().__init__()
        self.title, self.values, self.linked = "", {}, ""
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.inside = tag if tag in ("title", "script") else ""
        if tag == "script" and values.get("type") != "application/ld+json":
            self.inside = ""
        name = values.get("name") or values.get("property")
        if tag == "meta" and name:
            self.values[name] = values["content"]

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, text):
        if self.inside == "title":
            self.title += text
        if self.inside == "script":
            self.linked += text


@pytest.fixture(scope="module")
def heads(site):
    pages = [
        path for folder in (".", "chapters", "exhibits") for path in site.glob(f"{folder}/*.html")
    ]
    read = {path.relative_to(site).as_posix(): Head(path.read_text()) for path in sorted(pages)}
    # It leads on to the first page.
    del read["index.html"]
    return read


def test_titles_are_plain_text(heads):
    for name, head in heads.items():
        texts = {"title": head.title, **head.values}
        texts.pop("viewport")
        assert head.title and head.values["og:title"], name
        assert {key: text for key, text in texts.items() if WRITTEN.search(text)} == {}, name


def test_a_chapter_and_an_exhibit_are_cited_by_title_author_date_and_pdf(heads):
    cited = {name: head.values for name, head in heads.items() if "/" in name}
    assert len(cited) >= 60
    for name, values in cited.items():
        assert values["citation_title"] == re.sub(r"^\d+\. ", "", values["og:title"]), name
        assert values["citation_title"] == values["citation_title"].strip() != "", name
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", values["citation_publication_date"]), name
        assert {"citation_author", "citation_pdf_url", "citation_language"} <= set(values), name


def test_linked_data_have_what_their_types_need(heads):
    linked = {name: json.loads(head.linked) for name, head in heads.items() if head.linked}
    (report,) = linked.values()
    assert report["@context"] == "https://schema.org"
    for thing in (report, *report["isBasedOn"]):
        assert NEEDED[thing["@type"]] <= {key for key, value in thing.items() if value}, thing
    texts = [thing[key] for thing in report["isBasedOn"] for key in ("name", "description")]
    assert [text for text in texts if WRITTEN.search(text)] == []


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.slow)])
def test_altair_reads_every_specification(site, every):
    paths = sorted((site / "figures").glob("*.vl.json"))
    assert len(paths) >= 30
    for path in paths[::every]:
        spec = json.loads(path.read_text())
        assert "$schema" in spec, path.name
        alt.Chart.from_dict(spec, validate=True)  # names what its schema refuses
