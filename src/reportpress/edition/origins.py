"""Where in a chapter a fault lies that the typesetter tells by a line of the PDF's source."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = "doctrees/typst/book.typ"
"""The PDF's source, below the folder in which an edition is built."""

_PLACE = re.compile(r" \(book\.typ:(\d+), from ([^)]+)\)")
_WORD = re.compile(r"[^\W\d_]{3,}")


def in_chapter(message: str, root: Path, stage: Path) -> str:
    """Begin a message with the chapter and its line, in place of a line that no author knows."""
    found = _PLACE.search(message)
    if not found:
        return message
    number, name = int(found[1]), found[2]
    source = (stage / SOURCE).read_text(encoding="utf-8").splitlines()
    chapter = (root / name).read_text(encoding="utf-8")
    line = line_of(source[number - 1], chapter, message[: found.start()])
    place = f"{name}, line {line}" if line else name
    return f"{place}: {message[: found.start()]}{message[found.end() :]}"


def line_of(source: str, chapter: str, message: str = "") -> int | None:
    r"""Return the line of a chapter that shares most words with a line made of it, if any does.

    Words that the message repeats say more than all others.

    Examples
    --------
    >>> line_of("#emph[Rain]; fills #strong[wells].", "# Rain\n\n*Rain* fills\n**wells**.\n")
    3
    >>> line_of("#nonsense(); Oil falls.", "Oil falls.\n\n#nonsense()\n", "unknown: nonsense")
    3
    """
    words = set(_WORD.findall(source))
    words = words.intersection(_WORD.findall(message)) or words
    shared = [len(words.intersection(_WORD.findall(line))) for line in chapter.splitlines()]
    most = max(shared, default=0)
    return shared.index(most) + 1 if most else None
