"""Footnotes that MyST drops: named and not defined, defined and never named, or in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

# A fence of code, and not that of another directive, whose words are the chapter's.
_FENCE = re.compile(r"\s*(`{3,}|~{3,})(?!\{(?!code))")
_CODE = re.compile(r"(`+).*?\1")
_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
_VERBATIM = nodes.literal | nodes.literal_block | nodes.raw


def undefined(document: nodes.document) -> Iterator[tuple[int | None, str]]:
    """Yield the line and the sign of each footnote that nothing defines, and that stayed a text."""
    for text in document.findall(nodes.Text):
        if "[^" in text and not isinstance(text.parent, _VERBATIM):
            yield text.parent.line, text[text.index("[^") :].split()[0]


def nested(document: nodes.document) -> Iterator[tuple[int | None, str]]:
    """Yield the line and the sign of each footnote within another; only its sign stays, as a text.

    MyST gathers the notes that the text names, and leaves out what only a note names.
    """
    for note in document.findall(nodes.footnote):
        for named in list(note.findall(nodes.footnote_reference)):
            name = named["refname"]
            for kept in (document.footnote_refs, document.refnames):
                kept[name].remove(named)
            if named in document.autofootnote_refs:
                document.autofootnote_refs.remove(named)
            sign = f"[^{name}]"
            named.parent.replace(named, nodes.Text(sign))
            yield note.line, sign


def unused(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the line and the sign of every footnote of a chapter that nothing refers to.

    Examples
    --------
    >>> list(unused("Words[^a].\n\n[^a]: Used.\n\n[^b]: Lost.\n"))
    [(5, '[^b]')]
    """
    defined: dict[str, int] = {}
    named: set[str] = set()
    for number, line in _prose(text):
        for place in _NOTE.finditer(_CODE.sub("", line)):
            if place[2] and not line[: place.start()].strip():
                defined.setdefault(place[1], number)
            else:
                named.add(place[1])
    yield from ((line, f"[^{name}]") for name, line in defined.items() if name not in named)


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are not code, with their numbers."""
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        sign = _FENCE.match(line)
        if sign and not fence:
            fence = sign[1]
        elif sign and sign[1].startswith(fence):
            fence = ""
        elif not fence:
            yield number, line
