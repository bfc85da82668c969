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

272 short chapters, each with something that authors may come to write, were tried before these
guards and after them:

| what became of it | before | after |
| --- | --: | --: |
| both editions as meant | 106 | 130 |
| a small loss without a message | 17 | 11 |
| refused in a clear line with its place | 83 | 128 |
| refused in a line that is unclear or without a place | 29 | 3 |
| a crash | 5 | 0 |
| wrong in an edition without a message | 32 | 0 |

The charts and tables among them were drawn and written one by one, the others built as chapters of
one book. "As meant" rests on a build without a fault and, of what printed, on some pages looked at;
those refused clearly before count as before, unless the later run told otherwise. Since that run,
lines of code that stand out do so in print, and a box that should fold, a label of an axis that
would be cut, a footnote in a footnote, a source as a footnote and a second list of sources are
refused in a clear line. Of the small losses that are left: a link to a file is words alone in
print.
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
