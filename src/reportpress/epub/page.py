"""From a page of the website to a chapter of an EPUB, which is XML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

UNREAD = (
    "a.headerlink, div.page-opening, div.exhibit-foot, .pst-js-only, .chart-controls, "
    ".chart-answer, a.exhibit-thumb, table > caption, [hidden], div.cell_input, details.hide"
)
"""What needs a script, or leads to files that stand beside the website alone."""

PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
NARROW = re.compile(
    r'<div class="chart-static chart-narrow"[^>]*>\s*<svg\b.*?</svg>\s*</div>', re.DOTALL
)
PLACE = "picture-place-{}"


class Chapter(NamedTuple):
    """A chapter as an EPUB has it: `sections` are ids and titles of its second-level heads."""

    title: str
    body: str  # XHTML
    language: str
    direction: str
    sections: list[tuple[str, str]]
    ids: set[str]


def chapter(page: str, name: str, names: Mapping[str, str], site: str) -> Chapter:
    """Take a chapter from the text of its page.

    Parameters
    ----------
    page
        The HTML of the page.
    name
        Path of the page within the site.
    names
        File name in the EPUB by the path of each page that the EPUB has.
    site
        Address of the website, to which links lead that leave the EPUB; where it has none, their
        words stay without a link.

    Examples
    --------
    >>> page = '<article class="bd-article"><h1>Rain</h1><p>A<br>b <a href="x.csv">c</a></p>'
    >>> chapter(page, "wet.html", {}, "").body
    '<article class="bd-article"><h1>Rain</h1><p>A<br/>b c</p></article>'
    """
    pictures: list[str] = []

    def kept(found: re.Match[str]) -> str:
        pictures.append(found[0])
        return PLACE.format(len(pictures) - 1)

    # The parser of HTML would write the names of SVG's attributes in small letters.
    text = PICTURE.sub(kept, NARROW.sub("", page))
    whole = BeautifulSoup(text, "html.parser", parse_only=SoupStrainer("article"))
    article = whole.find("article")
    if not isinstance(article, Tag):
        raise ValueError(f"{name} has no article")
    for unread in article.select(UNREAD):
        unread.decompose()
    for details in article.find_all("details"):
        _unfold(details)
    for tag in article.find_all(True):
        _strip(tag)
    for link in article.find_all("a"):
        _lead(link, name, names, site)
    for graphic in article.select(".chart-graphic"):
        # Charts are drawn from left to right; style sheets of an EPUB may not say so.
        graphic["dir"] = "ltr"
    heads = [
        (str(section["id"]), " ".join(head.get_text(" ").split()))
        for section in article.find_all("section", id=True)
        if (head := section.find("h2", recursive=False))
    ]
    body = re.sub(PLACE.format(r"(\d+)"), lambda found: pictures[int(found[1])], article.decode())
    title = article.find("h1")
    return Chapter(
        title=_title(title) if title else name,
        body=body,
        language=str(article.get("lang", "")),
        direction=str(article.get("dir", "")),
        sections=heads,
        ids={str(tag["id"]) for tag in article.find_all(id=True)},
    )


def _title(head: Tag) -> str:
    """Return the words of a head, those that number a chapter before a colon."""
    number = head.find(class_="chapter-number")
    words = " ".join(head.get_text(" ").split())
    label = number.get_text() if number else ""
    return f"{label}:{words[len(label) :]}" if label else words


def _unfold(details: Tag) -> None:
    """Show what a reader of the website unfolds: not every reader of an EPUB can."""
    if summary := details.find("summary"):
        summary.decompose()
    for paragraph in details.find_all("p"):
        paragraph.name = "span"
    details.name = "span"
    details.insert(0, " ")


def _strip(tag: Tag) -> None:
    for key in list(tag.attrs):
        if key.startswith("data-") or key in ("tabindex", "name", "align", "valign", "border"):
            del tag[key]


def _lead(link: Tag, name: str, names: Mapping[str, str], site: str) -> None:
    """Let a link lead within the EPUB, to the website, or nowhere."""
    address, mark, anchor = str(link.get("href", "")).partition("#")
    if "://" in address or address.startswith("mailto:") or (not address and anchor):
        return
    place = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
    if place in names:
        link["href"] = f"{names[place]}{mark}{anchor}"
    elif site and address:
        link["href"] = f"{site.rstrip('/')}/{place}{mark}{anchor}"
    elif link.get("title"):
        link.decompose()  # its words alone, such as the kind of a file, say nothing
    else:
        link.unwrap()
