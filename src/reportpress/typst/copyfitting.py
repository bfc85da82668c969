"""Copyfitting: chapters that would end on a few lines are set closer, or wider."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

#: Beside the source; the design reads it.
FILE: Final = "copyfitting.json"

#: Where the design tells of the end of a chapter.
MARK: Final = "<press-chapter-end>"

#: Where it tells of an exhibit at the foot of a page with a hole above it, by its number.
HOLES: Final = "<press-hole>"

#: Looks that the design has for a chapter, in the order in which they are tried.
LOOKS: Final = ("closer", "wider", "closest", "widest")

#: The part of its last page that a chapter fills at least, if one of the looks can do it.
LEAST: Final = 1 / 3

#: Sets the book with looks for some chapters, and tells how much of its last page each fills.
Setting = Callable[[Mapping[str, str]], Mapping[str, float]]


def looks_for(setting: Setting) -> dict[str, str]:
    """Choose the looks of chapters; those that end well as designed have none.

    Every chapter opens a page, so what is chosen for one moves nothing in another, and all are
    tried together.

    Examples
    --------
    >>> ends = {None: {"a": 0.1, "b": 0.2}, "closer": {"a": 0.8, "b": 0.1}, "wider": {"b": 0.4}}
    >>> looks_for(lambda looks: {c: ends[looks.get(c)].get(c, 1) for c in "ab"})
    {'a': 'closer', 'b': 'wider'}
    """
    chosen: dict[str, str] = {}
    filled = setting(chosen)
    best = dict(filled)
    for look in LOOKS:
        short = [chapter for chapter, part in best.items() if part < LEAST]
        if not short:
            break
        filled = setting({**chosen, **dict.fromkeys(short, look)})
        for chapter in short:
            if filled.get(chapter, 0) > best[chapter]:
                best[chapter], chosen[chapter] = filled[chapter], look
    return chosen


def as_file(looks: Mapping[str, str], here: Iterable[str] = ()) -> bytes:
    r"""Write looks, and exhibits that stand where they are called for, as the design reads them.

    Examples
    --------
    >>> as_file({"b": "wider", "a": "closer"}, {"Figure 1"})
    b'{"here": ["Figure 1"], "looks": {"a": "closer", "b": "wider"}}\n'
    """
    choices = {"looks": dict(looks), "here": sorted(here)}
    return (json.dumps(choices, sort_keys=True) + "\n").encode()


def ends_of(notes: str) -> dict[str, float]:
    """Read the notes of the design about the ends of chapters.

    Examples
    --------
    >>> ends_of('[{"name": "a", "page": 3, "filled": 0.5}]')
    {'a': 0.5}
    """
    found: Iterable[Mapping[str, float | str]] = json.loads(notes)
    return {str(note["name"]): float(note["filled"]) for note in found}
