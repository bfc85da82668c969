"""Each figure and table has a page of its own, which follows its chapter."""

import io
import posixpath
import re
import struct

from tests.plugins.tiny_book import edit

from reportpress.commands import build as press
from reportpress.edition.progress import Progress
from reportpress.pictures.social_card import SIZE

EXHIBITS = "_build/html/exhibits"


def read(book, name="two-bars"):
    return (book / EXHIBITS / f"{name}.html").read_text()


def test_a_page_shows_what_its_chapter_shows(book, page):
    (figure,) = re.findall(r'<figure [^>]*id="two-bars".*?</figure>', page, re.DOTALL)
    (alone,) = re.findall(r'<figure [^>]*id="two-bars".*?</figure>', read(book), re.DOTALL)
    assert re.sub(r'(?:href|data-spec)="[^"]*"', "", alone) == re.sub(
        r'(?:href|data-spec)="[^"]*"', "", figure
    )
    assert '<h1 class="exhibit-page-title">Figure 1.1</h1>' in read(book)


def test_what_it_names_is_there(book):
    for path in sorted((book / EXHIBITS).glob("*.html")):
        text = path.read_text()
        for place in re.findall(r'(?<= )(?:href|src|data-spec)="([^"]+)"', text):
            file, _, anchor = place.partition("#")
            if "://" in file or file.startswith("data:"):
                continue
            target = path.parent / file.partition("?")[0] if file else path
            assert target.is_file(), f"{path.name}: {place}"
            if anchor and target.suffix == ".html":
                assert f'id="{anchor}"' in target.read_text(), f"{path.name}: {place}"


def test_it_leads_to_where_the_text_discusses_it_and_to_the_exhibits_beside_it(book):
    text = read(book)
    assert 'href="../chapters/one.html#two-bars">Discussed in “' in text
    assert '<link rel="next" title="' in text
    ways = re.findall(r'<a [^>]*rel="(prev|next)"[^>]*href="([^"]+)"', text)
    ways += [(way, link) for link, way in re.findall(r'href="([^"]+)"\s+rel="(prev|next)"', text)]
    assert {posixpath.basename(link) for _, link in ways} <= {
        path.name for path in (book / EXHIBITS).glob("*.html")
    }
    assert ways


def test_a_link_card_shows_the_figure(book):
    text = read(book)
    assert '<meta property="og:title" content="Figure 1.1. The second bar is longer' in text
    assert '<meta property="og:image" content="two-bars.png" />' in text
    card = (book / EXHIBITS / "two-bars.png").read_bytes()
    assert struct.unpack(">II", card[16:24]) == SIZE


def test_the_frame_for_other_sites_has_address_title_and_height(book, copy):
    (frame,) = re.findall(r"&lt;iframe(.*?)&lt;/iframe", read(book), re.DOTALL)
    frame = frame.replace("&quot;", '"')
    assert '<span class="embed-place">exhibits/two-bars.html?embed</span>' in frame
    assert re.search(r'title="Figure 1\.1\. The second bar is longer[^"]*"', frame)
    assert int(re.search(r'height="(\d+)"', frame)[1]) > 300
    setting = "    html_baseurl: https://example.org/book/\n    typst_pdf_name"
    edit(copy, "    typst_pdf_name", setting, "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    assert "src=&quot;https://example.org/book/exhibits/two-bars.html?embed&quot;" in read(copy)
    assert (
        "<loc>https://example.org/book/exhibits/two-bars.html</loc>"
        in (copy / "_build/html/sitemap.xml").read_text()
    )


def test_pages_follow_their_exhibits(copy):
    edit(copy, "two-bars", "bars-of-rain")
    text = (copy / "chapters/one.md").read_text()
    (copy / "chapters/one.md").write_text(text.replace("two-bars", "bars-of-rain"))
    edit(copy, "press_cover: two-bars", "press_cover: bars-of-rain", "_config.yml")
    press.build(copy, Progress(io.StringIO()))
    names = {path.name for path in (copy / EXHIBITS).glob("*bars*")}
    assert names == {"bars-of-rain.html", "bars-of-rain.png", "bars-of-rain.svg"}
    index = (copy / "_build/html/chapters/index.html").read_text()
    assert '<img src="../exhibits/bars-of-rain.svg" alt="" loading="lazy" />' in index
