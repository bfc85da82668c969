"""Tell which chapters are not as jupytext would save them; ``--fix`` saves them so.

A chapter in another form would change all over when an author opens it in Jupyter and saves it.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import jupytext
from jupytext.config import load_jupytext_config
from jupytext.myst import matches_mystnb

ROOT = Path(__file__).resolve().parents[1]
FORMAT = "md:myst"


def canonical(text: str) -> str:
    """Return a text notebook as Jupyter saves it in this project; other text as it is."""
    if not matches_mystnb(text, ext=".md"):
        return text
    config = load_jupytext_config(str(ROOT / "chapters"))
    return str(jupytext.writes(jupytext.reads(text, fmt=FORMAT), fmt=FORMAT, config=config))


def fault(path: Path) -> str:
    """Tell in one line where a chapter leaves the form; nothing if it does not."""
    text = path.read_text(encoding="utf-8")
    there, wanted = text.splitlines(), canonical(text).splitlines()
    for kind, one, _, other, end in difflib.SequenceMatcher(None, there, wanted).get_opcodes():
        if kind != "equal":
            due = repr(wanted[other]) if end > other else "nothing"
            where = f"{path.parent.name}/{path.name}, line {one + 1}"
            return f"{where}: jupytext would write {due} here; run `make chapters`"
    return ""


def main(arguments: list[str]) -> int:
    """Check, or fix, the chapters; return 1 if one is not in the form."""
    chapters = sorted((ROOT / "chapters").glob("*.md"))
    told = [line for path in chapters if (line := fault(path))]
    if "--fix" in arguments:
        for path in chapters:
            path.write_text(canonical(path.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    print("\n".join(told), end="\n" if told else "", file=sys.stderr)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
