"""The index of names has every person whom the text names with given name and surname."""

import calendar
import re
from pathlib import Path

import yaml
from docutils import nodes
from tests.book.test_prose import CHAPTERS, prose

from reportpress.typst.names import Names

ROOT = Path(__file__).resolve().parents[2]
INDEXED = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
WORD = r"[A-ZÇŞÖÜĞ][\wçşöüğ-]+"
PLACES = {
    *("Astana", "Belarus", "China", "Crimea", "Kazakhstan", "NATO", "Petersburg", "Russia"),
    *("Russian", "Turkish"),
}
NOT_PEOPLE = {
    *("Central Asia Barometer", "Hong Kong", "Lake Balkhash", "Lake Seliger", "Natural Earth"),
    *("Stockholm International Peace Research Institute", "UN Charter", "United Kingdom"),
    *("US Energy Information Administration", "SIL Open Font License", "IBM Plex"),
    *("Moscow State University", "Nazarbayev University", "Silk Road Economic Belt"),
}
"""What else stands in two words or more whose small forms are no words of the text."""


def text_of(chapters):
    """Return what a reader reads of chapters in the book's own language, without titles."""
    lines = (line for chapter in chapters for _, line in prose(chapter.read_text("utf-8")))
    return " ".join(line for line in lines if not line.startswith("#"))


def named(text):
    """Return runs of words in capitals that are no words else: names of people, mostly."""
    known = set(re.findall(r"\b[a-zçşöüğ][\w-]+", text)) | {*map(str.lower, calendar.month_name)}
    found = set()
    for run in re.findall(rf"{WORD}(?:(?: von der)? {WORD})+", text):
        words = [word for word in re.findall(WORD, run) if word.lower() not in known]
        if len(words) > 1 and not {*words} & PLACES:
            found.add(run)
    return found


def test_people_are_found_by_their_two_names():
    text = "The Bank said in May that Anna Rain met Ursula von der Wind. Few trust a bank."
    assert named(text) == {"Anna Rain", "Ursula von der Wind"}


def test_every_person_is_in_the_index():
    names = Names(INDEXED["typst_names"])
    found = named(text_of(CHAPTERS))
    assert len(found) > 40
    missing = {run for run in found if "#indexed" not in names.marked(nodes.Text(run))}
    assert not sorted(missing - NOT_PEOPLE)
