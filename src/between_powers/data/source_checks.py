"""Rules on the sources: what a grade may rest on, and one name for one body.

Who made a figure or text stands apart from how it was read. A figure of a statistics office that
was read in a private person's repository is the office's by name and secondary by grade.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from between_powers.data.checks import Frames
from between_powers.data.descriptor import describe
from between_powers.data.faults import fault
from between_powers.data.loading import source_ids

READINGS_OF_GRADE = {
    "primary": ("own_page", "public_copy"),
    "press": ("own_page", "republished", "quoted", "private_copy", "mirror", "machine_translation"),
}
READ_ELSEWHERE = ("public_copy", "republished", "quoted", "private_copy", "mirror")
_HOME_PAGE = re.compile(r"https?://[^/?#]+/?")
_DOI = re.compile(r"(?<![\w.])10\.\d{4,}/[^?#]+")
_EDITION = re.compile(r"\bedition of\b")
_WORDS_BEHIND_NUMBER = re.compile(r"(?<=/\d{5})(\d*)-[a-z][\w-]*$")
_DRESS = re.compile(r"^(?:www|m|amp)\.|(?<=/)amp/|(?:/amp|\.html?)?/*$")


def grades(frames: Frames) -> Iterator[str]:
    """No grade that the reading does not allow; of secondary sources, any reading will do."""
    rows = frames["sources"][["grade", "reading"]].itertuples(index=False)
    for row, (grade, reading) in enumerate(rows, start=2):
        allowed = READINGS_OF_GRADE.get(grade)
        if allowed and reading not in allowed:
            problem = f"is no grade for a source read as {reading}"
            yield fault(("sources.csv", row, "grade"), grade, problem, "write secondary")


def places_of_reading(frames: Frames) -> Iterator[str]:
    """Name the place of what was read elsewhere; what was read on an own page has no copy."""
    columns = frames["sources"][["producer", "publisher", "copy", "reading"]].fillna("")
    for row, (producer, publisher, copy, reading) in enumerate(columns.itertuples(index=False), 2):
        if reading in READ_ELSEWHERE and producer == publisher:
            where = ("sources.csv", row, "publisher")
            problem = f"is the producer, who was read as {reading}"
            yield fault(where, publisher, problem, "name the place where it was read")
        if reading == "own_page" and copy:
            where = ("sources.csv", row, "copy")
            yield fault(where, copy, "is a copy of an own page", "empty it, or correct the reading")


def home_pages(frames: Frames) -> Iterator[str]:
    """No address that leads to a home page, where what was read cannot be found."""
    for row, address in enumerate(frames["sources"]["address"].fillna(""), start=2):
        if _HOME_PAGE.fullmatch(address):
            where = ("sources.csv", row, "address")
            yield fault(where, address, "is a home page", "give the page that was read")


def same_pages(frames: Frames) -> Iterator[str]:
    """One page is one source, unless the titles tell two editions of it apart."""
    first: dict[str, tuple[str, str]] = {}
    columns = frames["sources"][["source_id", "address", "title"]].fillna("")
    for row, (key, address, title) in enumerate(columns.itertuples(index=False), start=2):
        known, other = first.setdefault(page_of(address) or key, (key, title))
        is_edition = title != other and _EDITION.search(title) and _EDITION.search(other)
        if known != key and not is_edition:
            where = ("sources.csv", row, "address")
            yield fault(where, address, f"is the page of {known}", "cite that source instead")


def page_of(address: str) -> str:
    """Return what tells the page at an address from others: its DOI, or host, path and query.

    Examples
    --------
    >>> page_of("https://www.a.org/Rain/amp/"), page_of("http://a.org/rain.html")
    ('a.org/rain', 'a.org/rain')
    >>> page_of("https://a.org/news/69541-rain-falls.html"), page_of("https://a.org/news/69541")
    ('a.org/news/69541', 'a.org/news/69541')
    >>> page_of("https://a.org/chapters/10.1234/x-15?context=y")
    '10.1234/x-15'
    """
    doi = _DOI.search(unquote(address))
    _, host, path, query, _ = urlsplit(address)
    page = _DRESS.sub("", doi[0] if doi else _DRESS.sub("", host) + unquote(path)).casefold()
    page = _WORDS_BEHIND_NUMBER.sub(r"\1", page)
    return f"{page}?{query}" if query and not doi else page


def names_of_bodies(frames: Frames) -> Iterator[str]:
    """One body has one name: no alias, and no two that differ by case, accent or punctuation."""
    fields = {field["name"]: field for field in describe("sources")["schema"]["fields"]}
    aliases: dict[str, str] = fields["producer"]["aliases"]
    first: dict[str, str] = {}
    for column in ("producer", "publisher"):
        for row, name in enumerate(frames["sources"][column], start=2):
            known = aliases.get(name) or first.setdefault(letters(name), name)
            if known != name:
                problem = f"is another name of {known}"
                yield fault(("sources.csv", row, column), name, problem, f"write {known}")


def headlines(frames: Frames) -> Iterator[str]:
    """Every headline figure names a source that the rows of its dataset cite."""
    listed = frames["headline_figures"][["dataset", "source_id"]].itertuples(index=False)
    for row, (name, source) in enumerate(listed, start=2):
        if name not in frames:
            where = ("headline_figures.csv", row, "dataset")
            yield fault(where, name, "is no dataset", "name the one that holds the figure")
        elif source not in source_ids(frames[name]):
            where = ("headline_figures.csv", row, "source_id")
            problem = f"is cited by no row of {name}.csv"
            yield fault(where, source, problem, "name the source that the figure stands on now")


def letters(name: str) -> str:
    """Letters and digits of a name alone, without case, accents and a leading article.

    Examples
    --------
    >>> letters("The Caspian-Post"), letters("caspian post")
    ('caspianpost', 'caspianpost')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().removeprefix("the "))
    return "".join(sign for sign in plain if sign.isalnum())


RULES = (grades, places_of_reading, home_pages, same_pages, names_of_bodies, headlines)
