"""Faults of the list of contents, told by the line of ``_toc.yml`` and in an author's words."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

TOC = "_toc.yml"
_OF_EXTENSION = re.compile(r"\[etoc\] (?P<fault>.*?)(?: @ '(?P<path>[^']*)')?$")
_OF_YAML = re.compile(
    r'(?:[^"]+"[^"]+", line (?P<first>\d+), column \d+ )?'
    r'(?P<fault>[^"]+) in "[^"]+", line (?P<line>\d+), column \d+'
)
_WITHOUT_PAGES = re.compile(
    r"(\S+):: WARNING: tableofcontents directive in document with no desc.*"
)
_OF_SPHINX = "Sphinx is unable to load the master document"

WORDS = {
    "entry not a mapping type": "an entry is written '- file: chapters/name'",
    "entry does not contain one of": "an entry names its file: '- file: chapters/name'",
    "'root' key not found": "it names no first page; write 'root: chapters/name'",
    "toc is not a mapping": "it is no list; begin with 'format: jb-book' and 'root: chapters/name'",
}
"""What sphinx-external-toc says of what authors are likely to get wrong, and what to write."""


def in_toc(message: str, root: Path) -> str:
    """Return a message of sphinx-external-toc by its line in ``_toc.yml``; any other as it is.

    Examples
    --------
    >>> in_toc("no word of contents", Path())
    'no word of contents'
    """
    if message.startswith(_OF_SPHINX):
        return (
            f"{TOC}, line {_line(root / TOC, ['root'])}: the file that it names as root is missing"
        )
    found = _OF_EXTENSION.fullmatch(message)
    if found is None:
        return message
    if of_yaml := _OF_YAML.fullmatch(found["fault"]):
        return f"{TOC}, line {of_yaml['first'] or of_yaml['line']}: {of_yaml['fault']}"
    line = _line(root / TOC, (found["path"] or "").strip("/").split("/"))
    known = (words for start, words in WORDS.items() if found["fault"].startswith(start))
    return f"{TOC}, line {line}: {next(known, found['fault'])}"


def of_empty_list(line: str, root: Path) -> str:
    """Return the warning of a list of a page's pages where it has none; any other as it is.

    Examples
    --------
    >>> of_empty_list("chapters/oil.md:13: WARNING: undefined label: 'map'", Path())
    "chapters/oil.md:13: WARNING: undefined label: 'map'"
    """
    found = _WITHOUT_PAGES.fullmatch(line)
    if found is None:
        return line
    text = (root / found[1]).read_text(encoding="utf-8")
    at = text[: text.find("{tableofcontents}")].count("\n") + 1
    return f"{found[1]}, line {at}: {TOC} names no page below this one; take the list of them out"


def _line(path: Path, keys: list[str]) -> int:
    """Return the line of what stands at a path of keys and places, or of what is nearest to it."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for key in keys:
        if isinstance(node, yaml.SequenceNode) and key.isdecimal():
            node = node.value[int(key)]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), node)
    return node.start_mark.line + 1 if node else 1
