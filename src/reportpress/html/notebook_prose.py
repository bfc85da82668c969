"""The text of a chapter for programs that show notebooks and know nothing of roles and boxes.

What the editions fill in stands in it as they have it: glued values, numbers of exhibits and
sources, titles of chapters. Passages for print alone are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Fill = Callable[[str, str], str]
"""Returns what stands for a role, from its own words, or none, and what it names."""

_ROLE = re.compile(r"[ ]?\{([\w:-]+)\}`([^`]*)`")
_TITLED = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
_FENCE = re.compile(r":{3,}(?:\{([\w-]+)\}\s*(.*))?")
_OPTION = re.compile(r":[\w-]+:( .*)?")
_TARGET = re.compile(r"\([\w-]+\)=")
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
RAISED = "cite"
"""Roles whose name begins so stand right behind the word before them."""


def readable(text: str, fills: Mapping[str, Fill], headings: Mapping[str, str]) -> str:
    r"""Fill the roles of a text, and write its boxes as plain paragraphs under their heading.

    A role that `fills` lacks leaves its own words, or what it names. `headings` are those of boxes
    that have no title of their own.

    Examples
    --------
    >>> fills = {"glue:text": lambda words, name: {"share": "80%"}[name]}
    >>> print(readable(":::{admonition} In short\n{glue:text}`share` of it.\n:::", fills, {}))
    **In short**
    <BLANKLINE>
    80% of it.
    """
    lines = []
    is_skipped = is_head = False
    for line in text.splitlines():
        if fence := _FENCE.fullmatch(line.strip()):
            name, title = fence[1] or "", (fence[2] or "").strip()
            is_skipped, is_head = name == "only" and title != "html", bool(name)
            if name not in ("", "only", "rst-class") and (title or name in headings):
                lines += [f"**{title or headings[name]}**", ""]
        elif not (is_skipped or _TARGET.fullmatch(line) or (is_head and _OPTION.fullmatch(line))):
            is_head = False
            lines.append(line)
    filled = _ROLE.sub(lambda role: _filled(role, fills), "\n".join(lines))
    return _SPAN.sub(r"\1", filled).strip()


def _filled(role: re.Match[str], fills: Mapping[str, Fill]) -> str:
    name, content = role[1], role[2]
    titled = _TITLED.fullmatch(content)
    words, target = (titled[1], titled[2]) if titled else ("", content)
    fill = fills.get(name)
    space = " " if role[0].startswith(" ") and not name.startswith(RAISED) else ""
    return space + (fill(words, target) if fill else words or target)
