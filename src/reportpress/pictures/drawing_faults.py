"""What Vega draws without an error, and a reader would see nothing of."""

from __future__ import annotations

import html
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

_GROUP = re.compile(
    r'<g class="mark-(?!group)(\w+) role-mark (?:\w+_)?marks"[^>]*?(?:/>|>(.*?)</g>)', re.DOTALL
)
_DRAWN = re.compile(r'<(?:text|image)\b|<line\b(?![^>]* x2="-?0" y2="-?0")|<path\b[^>]*\sd="[^"]+"')
#: A bar without a length along one side: "h18v0h-18Z" or "h0v20h0Z".
_FLAT = re.compile(r'\sd="M[^hvA-Z]*(?:h[-\d.]+v-?0(?:\.0+)?h|h-?0(?:\.0+)?v[-\d.]+h)[^"]*"')
_OUTLINE, _POINT = re.compile(r'\sd="([^"]+)"'), re.compile(r"-?[\d.]+,-?[\d.]+")
_CUT = re.compile(r">([^<]*…)</text>")
_BAR = re.compile(r"<path\b[^>]*>")
#: Not that a chart of rows keeps their height, nor that layers share a text which one cannot show,
#: or a legend which one leaves to the other.
_WARNING = re.compile(
    r"\bWARN:?\s+(?!Dropping .fit-|text dropped|Conflicting legend property .disable)(.+)"
)


def nothing_drawn(picture: str) -> str | None:
    """Tell why a picture of Vega's shows nothing of the data, if that is so.

    Examples
    --------
    >>> nothing_drawn('<g class="mark-rect role-mark marks"/>')
    'no row of the data is drawn: a filter keeps none, or the columns drawn are empty'
    >>> nothing_drawn('<g class="mark-rect role-mark marks"><path d="M1,0h18v9h-18Z"/></g>')
    """
    groups = [(kind, inner) for kind, inner in _GROUP.findall(picture)]
    if groups and not any(_DRAWN.search(inner) for _, inner in groups):
        return "no row of the data is drawn: a filter keeps none, or the columns drawn are empty"
    for kind, inner in groups:
        bars = _BAR.findall(inner) if kind == "rect" else []
        if bars and all(map(_FLAT.search, bars)):
            return "its bars have no length: they are all zero, or begin at the zero of a log scale"
        outlines = [_POINT.findall(d) for d in _OUTLINE.findall(inner)] if kind == "area" else []
        if outlines and all(points == points[::-1] for points in outlines):
            return "its areas have no extent: both of their edges are the same"
    return None


def cut_label(picture: str, specification: str) -> str | None:
    """Tell which text of a picture Vega has cut, if any: one that its author did not end so.

    Examples
    --------
    >>> cut_label("<text>Atyrau to Samar…</text>", '{"what": "Atyrau to Samara"}')
    "the label 'Atyrau to Samar…' is cut; write it shorter, or give its axis labelLimit=0"
    >>> cut_label("<text>And so on…</text>", '{"what": "And so on…"}')
    """
    for text in map(html.unescape, _CUT.findall(picture)):
        if json.dumps(text, ensure_ascii=False)[1:-1] not in specification:
            return f"the label {text!r} is cut; write it shorter, or give its axis labelLimit=0"
    return None


@contextmanager
def warnings_refused() -> Iterator[None]:
    """Raise what Vega-Lite warns of in its error stream, which nobody else reads.

    Raises
    ------
    ValueError
        With the first warning's words.
    """
    kept = os.dup(2)
    with tempfile.TemporaryFile() as said:
        os.dup2(said.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if found := _WARNING.search(text):
        raise ValueError(f"Vega-Lite warns: {found[1].strip()}")
