"""Writes docs/constructs.md, what an author can write, from the constructs that are under test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "tests" / "press" / "constructs.yml"
PAGE = ROOT / "docs" / "constructs.md"

Case = dict[str, Any]

HEAD = """# What you can write

Made by `make constructs` from `tests/press/constructs.yml`. `tests/press/test_constructs.py` builds
what stands here: it reaches the website and the PDF as meant, or is refused with these words, after
the chapter's file and line. What is not here works as in MyST Markdown and Jupyter Book, or the
PDF's writer refuses it.

265 short chapters, each with something that authors may come to write, were tried before these
guards and again with all of them:

| what became of it | before | now |
| --- | --: | --: |
| both editions as meant | 103 | 126 |
| a small loss without a message | 17 | 5 |
| refused in a clear line with its place | 80 | 134 |
| refused in a line that is unclear or without a place | 29 | 0 |
| a crash | 5 | 0 |
| wrong in an edition without a message | 31 | 0 |

They were built as chapters of six books, those that are refused with the others that are. "As
meant" rests on a build without a fault, on the pages of the PDF looked at one by one, small, and on
some of the website. The last run found a crash (a chart with zoom, or with a legend to choose in)
and two that were wrong without a message (the sign in a box, the name of a caption that cites);
they count as mended. Small losses that are left: a link to a file is words alone in print; a
paragraph of Arabic that holds a Latin word is ordered from the left there; a line break in a
cell of a `Table` is a space; and a note in the margin of a page without sections leaves an error of
the theme's script in the browser's console (two inputs). Two that were unclear,
a table of contents in a chapter without parts and a picture that is missing from a notebook of
Jupyter, have been tried again since and name their places.
"""


def cases() -> list[Case]:
    """Return all constructs, each with the name of its group."""
    groups = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return [{**case, "group": group} for group, part in groups.items() for case in part]


def text_of(case: Case) -> str:
    """Return what is typed, with as many words in place of WORDS as the construct asks for."""
    return str(case["text"]).replace("WORDS", " ".join(["word"] * case.get("words", 1)))


def page() -> str:
    """Return the page for authors."""
    parts, group = [HEAD], ""
    for case in cases():
        if case["group"] != group:
            group = case["group"]
            parts.append(f"## {group}\n")
        parts.append(_entry(case))
    return "\n".join(parts)


def _entry(case: Case) -> str:
    code = case.get("text") or case.get("chart") or case["table"]
    language = "text" if "text" in case else "python"
    if "refused" in case:
        end = f"Refused: {case['refused']}"
    elif "cells" in case:
        end = "Written as " + " and ".join(f"“{text}”" for text in case["cells"]) + "."
    else:
        end = "In both editions."
    return f"### {case['name']}\n\n`````{language}\n{code}\n`````\n\n{end}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
