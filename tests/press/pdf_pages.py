"""Pages of a PDF as pictures, and what is wrong with them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pytest
import typst
from pypdf import PdfReader

from reportpress.typst.compiler import FONTS

DPI = 48
PER_MM = DPI / 25.4
#: The type area of the template, in mm from the edges of the page; heads and feet are outside.
SIDE, TOP, BOTTOM = 25, 28, 27
#: The largest part of a page that is left free at its foot, unless a chapter ends there.
GAP = 1 / 3
#: The largest gap between what stands on a page, in points.
HOLE = 60
#: The part of the last page of a chapter that is filled at least.
STUB = 1 / 3


def poppler(tool: str, pdf: Path, *options: str, out: str = "-") -> str:
    """Run a tool of poppler-utils; without it, the test is skipped, but not in CI."""
    found = shutil.which(tool)
    if found is None:
        message = f"the printed pages are not looked at: install {tool}, of poppler-utils"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    command = [found, *options, str(pdf), out]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def grey_pages(pdf: Path) -> list[np.ndarray]:
    """Render the pages of a PDF in grey."""
    with tempfile.TemporaryDirectory() as folder:
        poppler("pdftoppm", pdf, "-gray", "-r", str(DPI), out=f"{folder}/page")
        return [_grey(path.read_bytes()) for path in sorted(Path(folder).glob("*.pgm"))]


def _grey(data: bytes) -> np.ndarray:
    width, height = map(int, re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data).groups())
    return np.frombuffer(data[-width * height :], np.uint8).reshape(height, width)


def faults(pdf: Path) -> list[str]:
    """Name what is wrong with the pages of a book, its cover apart."""
    pages, opening = grey_pages(pdf), openings(pdf)
    found = []
    for number, page in enumerate(pages, start=1):
        if number == 1:
            continue
        ink = page < 245
        for side, wrong in _margins(ink).items():
            if wrong:
                found.append(f"page {number}: ink in the {side} margin")
        area = type_area(ink)
        rows = np.flatnonzero(area.any(axis=1))
        filled = (rows[-1] + 1) / area.shape[0] if len(rows) else 0.0
        ends = number == len(pages) or number + 1 in opening
        if not len(rows):
            found.append(f"page {number}: empty")
        elif filled < 1 - GAP and not ends:
            found.append(f"page {number}: filled by {filled:.0%}")
        elif filled < STUB and number not in opening and number < len(pages):
            found.append(f"page {number}: a chapter ends on it, filled by {filled:.0%}")
        elif hole(rows) > HOLE:
            found.append(f"page {number}: a gap of {hole(rows):.0f} pt between what stands on it")
    return found


def hole(rows: np.ndarray) -> float:
    """Return the largest gap between rows with ink, in points."""
    return float(np.diff(rows).max(initial=0)) * 72 / DPI


def openings(pdf: Path) -> set[int]:
    """List the pages on which a bookmark of the first two levels leads to the top."""
    reader = PdfReader(pdf)
    tops = set()

    def walk(items, level):
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            elif level <= 1 and float(item.top) > 842 * 0.72:
                tops.add(reader.get_destination_page_number(item) + 1)

    walk(reader.outline, 0)
    return tops


def type_area(ink: np.ndarray) -> np.ndarray:
    """Return what stands between the margins at the head and the foot of a page."""
    height = ink.shape[0]
    return ink[round(TOP * PER_MM) : height - round(BOTTOM * PER_MM)]


def _margins(ink: np.ndarray) -> dict[str, bool]:
    """Tell which margins have ink, with half a millimetre for what rounding adds."""
    side = int((SIDE - 0.8) * PER_MM)
    foot = ink.shape[0] - int((BOTTOM - 1) * PER_MM)
    return {
        "left": bool(ink[:, :side].any()),
        "right": bool(ink[:, -side:].any()),
        "top": bool(ink[: int(12 * PER_MM)].any()),
        # Between the type area and the foot of the page with its number.
        "bottom": bool(ink[foot : foot + int(6 * PER_MM)].any() or ink[-int(9 * PER_MM) :].any()),
    }


def clipped(pictures: list[Path]) -> list[str]:
    """Name the SVG pictures that draw beyond their own edge, where print cuts them off."""
    room = 24
    with tempfile.TemporaryDirectory() as folder:
        book, sizes = [], []
        for place, path in enumerate(pictures):
            svg = path.read_text("utf-8")
            box = re.search(r'viewBox="([^"]+)"', svg)[1]
            left, top, width, height = map(float, box.split())
            wider = f'viewBox="{left - room} {top - room} {width + 2 * room} {height + 2 * room}"'
            head, rest = svg.split(">", 1)
            head = re.sub(r' (?:width|height)="[^"]*"', "", head).replace(f'viewBox="{box}"', wider)
            Path(folder, f"{place}.svg").write_text(f"{head}>{rest}", "utf-8")
            wide, high = (round(side + 2 * room) for side in (width, height))
            book.append(
                f"#page(width: {wide}pt, height: {high}pt, margin: 0pt)"
                f'[#image("{place}.svg", width: 100%, height: 100%)]'
            )
            sizes.append((width, height))
        Path(folder, "book.typ").write_text("\n".join(book), "utf-8")
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
        )
        pdf = Path(folder, "book.pdf")
        pdf.write_bytes(typst.compile(f"{folder}/book.typ", root=folder, font_paths=fonts))
        pages = grey_pages(pdf)
    edge = int((room - 1.5) * DPI / 72)
    found = []
    for path, page in zip(pictures, pages, strict=True):
        ink = page < 225
        ink[edge:-edge, edge:-edge] = False
        if ink.any():
            found.append(path.name)
    return found
