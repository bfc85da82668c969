"""The changes of a report stand in a page and in a feed, which is read by the rules of Atom."""

import re
import shutil
from xml.etree import ElementTree

import pytest
from tests.plugins.tiny_book import edit

from reportpress.commands import build as press

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module", params=["", "https://example.org/book/"])
def told(request, book, tmp_path_factory):
    """Build a book that tells its changes; return its site and its address."""
    root = tmp_path_factory.mktemp("changes") / "book"
    shutil.copytree(book, root)
    settings = f'    press_changes: rainfall:changes\n    html_baseurl: "{request.param}"\n'
    edit(root, "    typst_pdf_name", f"{settings}    typst_pdf_name", "_config.yml")
    edit(root, "```{exhibits}\n```", "```{changes}\n```", "chapters/index.md")
    assert press.main([str(root)]) == 0
    return root / "_build/html", request.param


def read(site):
    return ElementTree.fromstring((site / "changes.atom").read_bytes())  # noqa: S314 - our own


def test_the_feed_has_what_atom_requires(told):
    site, base = told
    feed = read(site)
    assert feed.tag == f"{ATOM}feed"
    for thing in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (element,) = thing.findall(ATOM + name)
            assert element.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", thing.find(f"{ATOM}updated").text)
        (page,) = [link for link in thing.iter(f"{ATOM}link") if link.get("rel") == "alternate"][:1]
        assert page.get("href").startswith(f"{base}chapters/index.html")
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Nobody"
    assert feed.find(f"{ATOM}updated").text == "2025-03-09T00:00:00Z", "the newest entry's"
    names = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(names)) == len(names) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    (own,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == f"{base}changes.atom"
    assert "What changed. It's two <towns> & a river." in [
        element.text for element in feed.iter(f"{ATOM}content")
    ]


def test_an_entry_leads_to_its_place_in_the_page(told):
    site, base = told
    page = (site / "chapters/index.html").read_text()
    feed = read(site)
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]
    assert links == [f"{base}chapters/index.html#rain-{name}" for name in ("2", "1")]
    assert re.search(r'<dt id="rain-2">Rain 2, 9 March 2025', page)
    assert "It’s two &lt;towns&gt; &amp; a river." in page
    assert re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*changes\.atom"', page)


def test_a_report_without_changes_has_no_feed(book, page):
    assert not (book / "_build/html/changes.atom").exists()
    assert "atom" not in page
