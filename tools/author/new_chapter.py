"""Start a chapter from a template: ``make new-chapter NAME=water``."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = Path(__file__).with_name("chapter.md")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
DATASET = "brent"
"""What the template reads: the descriptor names the chapters of a dataset."""
LISTED = re.compile(r"(?:^ *- file: \S+\n)+", re.MULTILINE)


def add(root: Path, name: str) -> Path:
    """Write the chapter and name it in the contents, after the last of the first part.

    Raises
    ------
    ValueError
        If the name cannot be that of a file and of ids, is taken, or the contents list nothing.
    """
    if not NAME.fullmatch(name):
        raise ValueError(f"NAME={name!r}: write lower-case words joined by hyphens")
    path, contents = root / "chapters" / f"{name}.md", root / "_toc.yml"
    if path.exists():
        raise ValueError(f"chapters/{name}.md is there already")
    text = contents.read_text(encoding="utf-8")
    listed = LISTED.search(text)
    if not listed:
        raise ValueError("_toc.yml lists no chapter to put the new one after")
    descriptor = root / "data" / "datapackage.json"
    if descriptor.exists() and f'"name": "{DATASET}"' not in descriptor.read_text("utf-8"):
        raise ValueError(f"data/datapackage.json has no dataset {DATASET}, which the example reads")
    indent = listed[0][: listed[0].index("-")]
    line = f"{indent}- file: chapters/{name}\n"
    contents.write_text(text[: listed.end()] + line + text[listed.end() :], encoding="utf-8")
    filled = TEMPLATE.read_text(encoding="utf-8").replace("NAME", name)
    filled = filled.replace("TITLE", name.replace("-", " ").capitalize())
    path.write_text(filled, encoding="utf-8")
    describe(root, name)
    return path


def describe(root: Path, name: str) -> None:
    """Name the chapter at the dataset that it reads, in the order of the contents."""
    path = root / "data" / "datapackage.json"
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8")
    contents = (root / "_toc.yml").read_text(encoding="utf-8")
    start = text.index('"chapters": [', text.index(f'"name": "{DATASET}"')) + len('"chapters": ')
    named, end = json.JSONDecoder().raw_decode(text, start)
    ordered = sorted([*named, name], key=lambda one: contents.index(f"chapters/{one}\n"))
    indent = text[text.index("[", start) + 1 :].partition('"')[0]
    listed = f",{indent}".join(map(json.dumps, ordered))
    path.write_text(f"{text[:start]}[{indent}{listed}{indent[:-2]}]{text[end:]}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Add the chapter that is named, or say in one line why not."""
    try:
        path = add(ROOT, arguments[0] if arguments else "")
    except ValueError as error:
        print(f"make new-chapter: {error}", file=sys.stderr)
        return 1
    print(
        f"chapters/{path.name} is in _toc.yml and in data/datapackage.json; run `make watch` and "
        "write, then `make data-version codebook expect figures`"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
