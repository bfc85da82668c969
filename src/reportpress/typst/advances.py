"""How wide letters of the fonts are, read from the tables of a TrueType file."""

from __future__ import annotations

import struct
from functools import cache

from reportpress.contract import FONTS

SANS = "IBMPlexSans-Regular"


def width(text: str) -> float:
    """Return how wide a text of tables and notes is, in ems; kerning apart.

    Examples
    --------
    >>> width("n") < width("m") < 1.0
    True
    """
    known = _advances(SANS)
    return sum(known.get(ord(letter), known[ord("n")]) for letter in text)


@cache
def _advances(font: str) -> dict[int, float]:
    """Return the advance of every character of a font, in ems."""
    data = (FONTS / "ttf" / f"{font}.ttf").read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        data[at : at + 4].decode("ascii"): struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * count, 16)
    }
    (em,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    metrics = struct.unpack_from(f">{2 * measured}H", data, tables["hmtx"])[::2]
    return {
        character: metrics[min(glyph, measured - 1)] / em
        for character, glyph in _glyphs(data, tables["cmap"]).items()
    }


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of every character of the basic plane: a subtable of format 4."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    places = [cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * n)[0] for n in range(count)]
    start = next(place for place in places if struct.unpack_from(">H", data, place)[0] == 4)
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    columns = [start + 14, *(start + 16 + 2 * segments * n for n in (1, 2, 3))]
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", data, place) for place in columns
    )
    found = {}
    for n in range(segments):
        for character in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = character
            if offsets[n]:
                place = columns[3] + 2 * n + offsets[n] + 2 * (character - starts[n])
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph or not offsets[n]:
                found[character] = (glyph + deltas[n]) % 0x10000
    return found
