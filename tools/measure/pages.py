"""What docs/print.md says of the pages: ``python -m tools.measure.pages BOOK.pdf``."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from statistics import median

import numpy as np
from pypdf import PdfReader
from tests.press import pdf_lines, pdf_pages

#: The type of the running text; its lines are those of the measure.
_SERIF = re.compile(r"Serif$|Serif-Regular$")
_BODY = 9.9
_EXHIBIT = re.compile(r"(?:Figure|Table) \d+(?:\.\d+)?")
#: From so many pages on it is a list that names an exhibit.
_LISTS = 10
#: Raised numbers, and the raised and lowered parts of formulas, are not larger than this.
_RAISED = 7.05


def sizes(reader: PdfReader) -> tuple[Counter[float], list[int]]:
    """Count letters by their size in points, and those of each line of running text."""
    letters: Counter[float] = Counter()
    lines: Counter[tuple[int, float]] = Counter()
    for number, page in enumerate(reader.pages):

        def visit(
            text: str, ctm: list[float], place: list[float], font: dict[str, str], size: float,
            number: int = number,
        ) -> None:  # fmt: skip
            if not text.strip() or font is None or size <= 0:
                return
            drawn = round(size * abs(place[3] * ctm[3]), 1)
            letters[drawn] += len(text.strip())
            if drawn >= _BODY and _SERIF.search(str(font.get("/BaseFont", ""))):
                lines[number, round(place[5] * ctm[3] + ctm[5])] += len(text)

        page.extract_text(visitor_text=visit)
    return letters, list(lines.values())


def far_exhibits(pages: list[str]) -> list[str]:
    r"""Name the exhibits that are named nearby, but not within one page of their own.

    A caption is the exhibit's number alone on a line, as Poppler lays out a page; so are the notes
    of a table that goes on. Lists name exhibits too, as a rule far from them.

    Examples
    --------
    >>> far_exhibits(["See Figure 1, Table 2.", "", "Figure 1\nTitle\n", "Table 2\nTitle"])
    ['Figure 1', 'Table 2']
    >>> far_exhibits(["See Figure 1.", "Figure 1\nTitle"])
    []
    """
    stands: dict[str, int] = {}
    named: dict[str, set[int]] = {}
    for number, text in enumerate(pages):
        for line in text.splitlines():
            for exhibit in _EXHIBIT.findall(line):
                if line.strip() == exhibit:
                    stands.setdefault(exhibit, number)
                elif "continued" not in line:
                    named.setdefault(exhibit, set()).add(number)
    away = {
        exhibit: min((abs(place - number) for number in named.get(exhibit, ())), default=0)
        for exhibit, place in stands.items()
    }
    return [exhibit for exhibit, distance in away.items() if 1 < distance < _LISTS]


def _counted(names: list[str]) -> str:
    return ": ".join([str(len(names)), *filter(None, [", ".join(names)])])


def main(path: Path) -> str:
    """Return the lines of the table of measures."""
    letters, lines = sizes(PdfReader(path))
    pages, opening = pdf_pages.grey_pages(path), pdf_pages.openings(path)
    gaps, holes, stubs = {}, {}, {}
    for number, page in enumerate(pages[1:], start=2):
        area = pdf_pages.type_area(page < 245)
        rows = np.flatnonzero(area.any(axis=1))
        below = 1 - (rows[-1] + 1) / len(area)
        ends = number == len(pages) or number + 1 in opening
        holes[number] = pdf_pages.hole(rows)
        (stubs if ends else gaps)[number] = below
    far = far_exhibits(pdf_pages.poppler("pdftotext", path, "-layout").split("\f"))
    running = pdf_lines.lines(path)
    spaces = np.percentile(pdf_lines.word_spaces(running), (0, 1, 50, 99, 100))
    divided, in_a_row, over = pdf_lines.hyphens(running)
    smallest = min(size for size in letters if size > _RAISED)
    full = [count for count in lines if count > 55]
    hole, gap = max(holes, key=holes.__getitem__), max(gaps, key=gaps.__getitem__)
    short = [str(number) for number, free in stubs.items() if free > 2 / 3]
    return "\n".join(
        [
            f"| pages | {len(pages)} |",
            f"| letters in a full line of text, median | {median(full):.0f} |",
            "| space between words of a full line: least, 1%, median, 99%, most | "
            f"{', '.join(f'{space:.1f}' for space in spaces)} pt |",
            f"| divided words, most lines in a row, over pages | {divided}, {in_a_row}, {over} |",
            f"| paragraphs of which one line stands alone | {len(pdf_lines.lone_lines(running))} |",
            f"| smallest type, raised and lowered signs apart | {smallest} pt |",
            f"| largest gap between what stands on a page | {holes[hole]:.0f} pt, page {hole} |",
            f"| largest gap at a foot within a chapter | {gaps[gap]:.0%} of a page, page {gap} |",
            f"| last pages of chapters under a third | {_counted(short)} |",
            f"| figures and tables more than a page from where they are named | {_counted(far)} |",
        ]
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python -m tools.measure.pages BOOK.pdf")
    sys.stdout.write(main(Path(sys.argv[1])) + "\n")
