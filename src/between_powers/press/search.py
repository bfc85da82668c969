"""The search index, the same whatever was built before.

Sphinx reads the index of the last build and takes out what the chapters that it reads anew had
in it. The words stay, with no chapter to their name, so that a book that was edited and one
built from clean would differ.
"""

from __future__ import annotations

import json
from pathlib import Path

HEAD, TAIL = "Search.setIndex(", ")"
WORDS = ("terms", "titleterms")


def tidied(text: str) -> str:
    """Return an index without the words that no chapter has any more.

    Examples
    --------
    >>> tidied('Search.setIndex({"terms":{"gone":[],"oil":[0,1]},"titleterms":{}})')
    'Search.setIndex({"terms":{"oil":[0,1]},"titleterms":{}})'
    """
    if not text.startswith(HEAD):
        return text
    index = json.loads(text.removeprefix(HEAD).removesuffix(TAIL))
    for kind in WORDS:
        index[kind] = {word: where for word, where in index[kind].items() if where != []}
    return HEAD + json.dumps(index, separators=(",", ":"), sort_keys=True) + TAIL


def tidy(path: Path) -> None:
    """Tidy the index in a file, if there is one."""
    if path.exists():
        before = path.read_text(encoding="utf-8")
        if (after := tidied(before)) != before:
            path.write_text(after, encoding="utf-8")
