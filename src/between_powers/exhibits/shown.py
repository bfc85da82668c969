"""Exhibits that a cell has made and not shown: their finding would be lost without a word."""

from __future__ import annotations

import sys
from typing import Any

from IPython import get_ipython

_unseen: dict[str, str] = {}


def note_made(kind: str, key: str) -> None:
    """Note an exhibit, which its cell is to show; outside of a notebook nothing shows any."""
    shell: Any = get_ipython()
    if shell is not None:
        # Registered again it would tell twice: a callback that is there already is kept.
        if tell not in shell.events.callbacks["post_run_cell"]:
            shell.events.register("post_run_cell", tell)
        _unseen[key] = kind


def note_shown(key: str) -> None:
    """Note that an exhibit is on the page."""
    _unseen.pop(key, None)


def tell(result: Any) -> None:
    """Tell at the end of a cell what it has made and not shown."""
    for key, kind in _unseen.items() if result.success else ():
        words = f"{kind} {key!r} is made and not shown; end the cell in it, or display(...) it"
        print(words, file=sys.stderr)
    _unseen.clear()
