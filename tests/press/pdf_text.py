"""What the web edition of a book says, and where the print edition says it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from reportpress.tree.addresses import readable

_LINE_END = re.compile("[-\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}]")
_OUTWARD = re.compile(r'<a class="[^"]*reference external"[^>]*>(.*?)</a>')
_TAG = re.compile(r"<[^>]+>")
#: Heads and feet of pages stand outside this range of heights, in points from the foot.
_FOOT, _HEAD = 60, 775


def bare(text: str) -> str:
    """Write text without spaces and hyphens, so that line ends do not count.

    A hyphen of the typesetter and one of the text share a glyph; which it is stands in a note of
    the file (ActualText) that this reader does not read.
    """
    text = unicodedata.normalize("NFKC", text)
    return "".join(_LINE_END.sub("", text).split())


def words(html: str) -> str:
    """Return the words of a piece of HTML as print has them."""
    return bare(readable(unescape(_TAG.sub("", html))))


class Web:
    """The pages of the web edition, in the order of the book, and the names of its parts."""

    def __init__(self, folder: Path, documents: Iterable[str], parts: list[str]) -> None:
        self.parts = parts
        self.text = "\n".join((folder / f"{name}.html").read_text("utf-8") for name in documents)

    @property
    def headings(self) -> list[str]:
        pattern = r'<h[1-6]>((?:(?!</h).)*?)<a class="headerlink"'
        found = re.findall(pattern, self.text, re.DOTALL)
        return [words(heading) for heading in found]

    def captions(self, kind: str) -> list[tuple[str, str]]:
        """Numbers and titles of the figures or tables."""
        pattern = rf'"caption-number">({kind} .*?) ?</span><span class="caption-text">(.*?)</span>'
        found = re.findall(pattern, self.text, re.DOTALL)
        return [(words(number), words(title)) for number, title in found]

    @property
    def repeated(self) -> int:
        """How many figures pages in other languages show again."""
        return self.text.count('"caption-number"><a ')

    @property
    def notes(self) -> list[str]:
        pattern = r'<aside class="footnote [^>]*>.*?</span>\s*</?[^s].*?</aside>'
        found = re.findall(pattern, self.text, re.DOTALL)
        return [words(re.sub(r'<span class="label">.*?</span></span>', "", one)) for one in found]

    @property
    def addresses(self) -> list[str]:
        """Addresses of the bibliography as it gives them: whole, or the host of a long one."""
        return [unescape(_TAG.sub("", _OUTWARD.findall(entry)[-1])) for _, entry in self._entries]

    @property
    def sources(self) -> list[str]:
        return [words(number + entry) for number, entry in self._entries]

    @property
    def _entries(self) -> list[tuple[str, str]]:
        label = r'<span class="label">(\d+)</span>'
        pattern = rf'role="listitem">\s*{label}\s*<p>(.*?)</p>'
        return re.findall(pattern, self.text, re.DOTALL)


class Print:
    """The print edition: its text without heads and feet, its bookmarks, tags and links."""

    def __init__(self, pdf: Path) -> None:
        self.reader = PdfReader(pdf)

    @cached_property
    def _extracted(self) -> list[tuple[str, str]]:
        """Text of each page, whole and without head and foot: of one reading, which is slow."""
        found = []
        for page in self.reader.pages:
            parts: list[str] = []

            def keep(text: str, cm: Any, *_rest: Any, into: list[str] = parts) -> None:
                if _FOOT < cm[5] < _HEAD:
                    into.append(text)

            found.append((page.extract_text(visitor_text=keep), "".join(parts)))
        return found

    @property
    def whole_pages(self) -> list[str]:
        """Text of each page with its head and foot, and with its spaces."""
        return [whole for whole, _ in self._extracted]

    @cached_property
    def pages(self) -> list[str]:
        return [bare(inner) for _, inner in self._extracted]

    @cached_property
    def text(self) -> str:
        return "".join(self.pages)

    @property
    def headings(self) -> list[tuple[str, int]]:
        """Bookmarks and the pages that they lead to."""
        return self._bookmarks(self.reader.outline)

    def _bookmarks(self, items: list[Any]) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for item in items:
            if isinstance(item, list):
                found += self._bookmarks(item)
            else:
                found.append((bare(item.title), self.reader.get_destination_page_number(item)))
        return found

    @cached_property
    def objects(self) -> list[Any]:
        """Every object of the file, wherever it hangs."""
        numbers = self.reader.xref[0] | dict.fromkeys(self.reader.xref_objStm)
        found = (self.reader.get_object(number) for number in sorted(numbers) if number)
        return [one for one in found if isinstance(one, dict)]

    @property
    def bitmaps(self) -> int:
        return sum(one.get("/Subtype") == "/Image" for one in self.objects)

    @property
    def fonts(self) -> dict[str, bool]:
        """Names of the fonts, and whether each is embedded."""
        kinds = ("/FontFile", "/FontFile2", "/FontFile3")
        return {
            str(one["/FontName"]): any(kind in one for kind in kinds)
            for one in self.objects
            if one.get("/Type") == "/FontDescriptor"
        }

    @property
    def tags(self) -> list[str]:
        return [str(one["/S"]) for one in self.objects if "/S" in one and "/P" in one]

    def dead_links(self) -> list[str]:
        """Name the links that lead to no page of the file and to no address."""
        pages = {page.indirect_reference.idnum for page in self.reader.pages}
        named = self.reader.named_destinations
        dead = []
        for number, page in enumerate(self.reader.pages, start=1):
            for note in page.get("/Annots", []):
                link = note.get_object()
                if link["/Subtype"] != "/Link":
                    continue
                action = link["/A"] if "/A" in link else {}  # noqa: SIM401 - resolves what it points to
                target = link["/Dest"] if "/Dest" in link else action.get("/D")
                if "/URI" in action or str(target) in named:
                    continue
                if not isinstance(target, list) or target[0].idnum not in pages:
                    dead.append(f"page {number}: {target}")
        return dead


def in_order(parts: Iterable[str], text: str) -> list[str]:
    """Name the parts that a text does not have once, or has before the part that precedes them."""
    found, at = [], -1
    for part in parts:
        count, place = text.count(part), text.find(part)
        if count != 1:
            found.append(f"{count} times: {part}")
        elif place < at:
            found.append(f"out of order: {part}")
        else:
            at = place
    return found
