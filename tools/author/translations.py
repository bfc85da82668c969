"""Whether a summary in another language was read against the English as it is now.

A translation's front matter says in ``checked`` which English it was last compared with: a digest
of that text's sentences, of the figure that both show, and of what became of the articles' guesses.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tools.author import cells
from tools.author.wording import paragraphs, sentences

from between_powers.readings import guesses

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_REPEATED = re.compile(r"^:+\{repeated-figure\} (\S+)", re.MULTILINE)


def front_matter(text: str, name: str) -> str:
    r"""Return a value of a chapter's front matter, or nothing.

    Examples
    --------
    >>> front_matter("---\nlang: ar\ntranslation:\n  of: a/b\n---\n", "of")
    'a/b'
    """
    head = _FRONT.match(text)
    found = re.search(rf"^ *{name}: *'?([^'\n]*)'?$", head[1], re.MULTILINE) if head else None
    return found[1] if found else ""


def digest(original: str, translation: str) -> str:
    """Return the digest of what a translation has to agree with."""
    parts = [said for part in paragraphs(original) for said in sentences(part.source)]
    repeated = [f'id="{name}"' for name in _REPEATED.findall(translation)]
    parts += [
        cell.source
        for cell in cells.code_cells(original)
        if any(name in cell.source for name in repeated)
    ]
    rows = guesses.guesses()
    parts += (rows["guess_id"] + " " + rows["outcome"]).tolist()
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def problem(path: Path, root: Path) -> str | None:
    """Tell of a translation that was compared with another English than there is."""
    text = path.read_text(encoding="utf-8")
    original = f"{front_matter(text, 'of')}.md"
    now = digest((root / original).read_text(encoding="utf-8"), text)
    if front_matter(text, "checked") == now:
        return None
    name = path.relative_to(root).as_posix()
    return (
        f"{original} or the verdicts on the guesses changed since {name} was last checked: read "
        f"it again and write 'checked: {now}' into its head"
    )
