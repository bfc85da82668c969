"""Words that the search takes for one another: spellings, other names, names in other scripts.

``press_synonyms`` names a text file. Each line has the words for one thing, parted by
commas; a line that begins with ``#`` is a remark.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def read(app: Sphinx) -> list[list[str]]:
    """Return the groups of words of the file that the configuration names; warn of its faults."""
    name = app.config.press_synonyms
    path = Path(app.confdir) / name
    if not name:
        return []
    if not path.is_file():
        logger.warning("press_synonyms: there is no file %s", name, type="press")
        return []
    found, faults = groups(path.read_text(encoding="utf-8"))
    for line, fault in faults:
        logger.warning("%s", fault, location=f"{name}:{line}", type="press", subtype="search")
    return found


def groups(text: str) -> tuple[list[list[str]], list[tuple[int, str]]]:
    r"""Take the groups out of a text, and what is wrong in it, with its lines.

    Examples
    --------
    >>> groups("# capitals\nKyiv, Kiev\nParis\nkiev, Київ")[0]
    [['Kyiv', 'Kiev'], ['kiev', 'Київ']]
    >>> groups("# capitals\nKyiv, Kiev\nParis\nkiev, Київ")[1]
    [(3, "'Paris' has no synonym"), (4, "'kiev' stands in line 2 already")]
    """
    found: list[list[str]] = []
    faults: list[tuple[int, str]] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = [word.strip() for word in line.split(",") if word.strip()]
        if not words or line.startswith("#"):
            continue
        for word in words:
            first = lines.setdefault(_folded(word), number)
            if first != number:
                faults.append((number, f"{word!r} stands in line {first} already"))
        if len(words) == 1:
            faults.append((number, f"{words[0]!r} has no synonym"))
        else:
            found.append(words)
    return found, faults


def _folded(word: str) -> str:
    """Return a word without marks and case, as the search compares it."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
